// What both pages use. Text of documents reaches the page through put() alone, as text.

const byId = (id) => document.getElementById(id);
const readData = (id) => JSON.parse(byId(id)?.textContent || 'null');

// Data that is compressed: base64 of the format of zlib.
async function readDeflated(id) {
  if (typeof DecompressionStream === 'undefined') {
    byId('app').textContent = 'This browser is too old for the page: it needs Chromium 80, Firefox 113 or Safari 16.4, or a later one.';
  }
  const packed = Uint8Array.from(atob(byId(id).textContent), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'));
  return JSON.parse(await new Response(stream).text());
}

const isCalm = matchMedia('(prefers-reduced-motion: reduce)');

// Characters that are not seen or that turn the text around them: shown by name, shut in by themselves.
const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/;
const unseenNames = {
  '\u00ad': 'SHY', '\u061c': 'ALM', '\u200b': 'ZWSP', '\u200e': 'LRM', '\u200f': 'RLM', '\u2028': 'LS', '\u2029': 'PS',
  '\u202a': 'LRE', '\u202b': 'RLE', '\u202c': 'PDF', '\u202d': 'LRO', '\u202e': 'RLO', '\u2060': 'WJ', '\u2066': 'LRI',
  '\u2067': 'RLI', '\u2068': 'FSI', '\u2069': 'PDI', '\ufeff': 'BOM',
};

function put(node, text) {
  if (!unseen.test(text)) {
    node.append(text);
    return node;
  }
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (!unseen.test(letter)) continue;
    if (at > start) node.append(text.slice(start, at));
    const name = unseenNames[letter] || 'U+' + letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    const mark = document.createElement('span');
    mark.className = 'unseen';
    mark.dataset.name = name;
    mark.append(letter);
    node.append(mark);
    start = at + 1;
  }
  if (start < text.length) node.append(text.slice(start));
  return node;
}

// An element; names of attributes are always ours, and none of them runs anything.
function make(name, attributes = {}, ...children) {
  return dress(document.createElement(name), attributes, children);
}

function draw(name, attributes = {}, ...children) {
  return dress(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
}

function dress(node, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key === 'text') put(node, String(value));
    else node.setAttribute(key, value === true ? '' : String(value));
  }
  node.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== false));
  return node;
}

// What is kept between visits, where the browser lets a file keep anything.
const memory = {
  read(key) {
    try {
      return JSON.parse(localStorage.getItem('verbatim-review:' + key));
    } catch {
      return null;
    }
  },
  write(key, value) {
    try {
      localStorage.setItem('verbatim-review:' + key, JSON.stringify(value));
    } catch {
      // Kept in this page only.
    }
  },
};

const plural = (count, one, many) => `${count.toLocaleString('en')} ${count === 1 ? one : many || one + 's'}`;

const mediaNames = {
  'application/pdf': 'PDF', 'text/html': 'HTML', 'text/markdown': 'Markdown', 'text/plain': 'Text', 'text/csv': 'CSV',
  'application/epub+zip': 'EPUB', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word',
};

// Rows of a file of corrections (RFC 4180).
const csvCell = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const choicesKey = (entry) => `choices:${entry.digest}:${entry.key}`;

// The rows of one document in the file of corrections that the pages were made with, by pointer.
const givenRows = (rows) => new Map((rows || []).map(([pointer, value, note, digest]) => [pointer, { value, note, digest }]));

// Those of the file, and over them those taken on the page; null takes one of the file back.
function allDecisions(given, taken) {
  const decisions = new Map(given);
  for (const [pointer, choice] of Object.entries(taken || {})) {
    if (choice) decisions.set(pointer, choice);
    else decisions.delete(pointer);
  }
  return decisions;
}

// One row for each value, the file's in their places.
function corrections(documents) {
  const rows = new Map();
  for (const { key, digest, decisions } of documents) {
    for (const [pointer, choice] of decisions) {
      rows.set(JSON.stringify([key, pointer]), [key, pointer, choice.value, choice.note, choice.digest ?? digest]);
    }
  }
  return [['key', 'pointer', 'value', 'note', 'digest'], ...rows.values()];
}

function showCorrections(rows, close) {
  const text = rows.map((row) => row.map(csvCell).join(',')).join('\r\n') + '\r\n';
  const area = make('textarea', { readonly: true, rows: 10, 'aria-label': 'Rows of a file of corrections' });
  area.value = text;
  const told = make('p', { role: 'status' });
  const copy = make('button', { type: 'button', class: 'primary', text: 'Copy' });
  copy.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      area.select();
      document.execCommand('copy');
    }
    told.textContent = 'Copied.';
  });
  openDialog('Decisions', [
    make('p', {
      text: rows.length > 1
        ? `${plural(rows.length - 1, 'row')} of a file of corrections, which convert and ingest read with --corrections.`
        : 'Nothing is accepted, rejected or edited yet: select a field and press a, x or e.',
    }),
    area,
    make('div', { class: 'actions' }, told, copy),
  ], close);
  if (rows.length > 1) area.select();
}

function openDialog(title, content, close) {
  const dialog = make('dialog', { 'aria-labelledby': 'dialog-title' });
  const shut = make('button', { type: 'button', class: 'quiet', 'aria-label': 'Close', text: '×' });
  shut.addEventListener('click', () => dialog.close());
  dialog.append(make('header', {}, make('h2', { id: 'dialog-title', text: title }), shut), ...content);
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (close) close();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

function showKeys(keys) {
  const rows = keys.map(([names, what]) =>
    make('tr', {}, make('th', { scope: 'row' }, names.map((name) => make('kbd', { text: name }))), make('td', { text: what })));
  openDialog('Keys', [make('table', { class: 'keys' }, make('tbody', {}, rows))]);
}

// Whether a key is meant for a field, or is a browser's own.
function isTyping(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return true;
  const target = event.target;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) || document.querySelector('dialog[open]');
}

// A picture's base64 stands in a block at the end of the file, which may still be on its way.
function showPicture(image, id) {
  const block = byId(id);
  if (block) {
    image.src = 'data:image/png;base64,' + block.textContent;
  } else if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', () => showPicture(image, id), { once: true });
  } else {
    image.remove();
  }
}

function whenSeen(node, margin, action) {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    action();
  }, { rootMargin: margin });
  observer.observe(node);
}
