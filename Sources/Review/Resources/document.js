// Puts the page of a document together, and its keys.

const go = (page) => {
  if (page) location.href = page;
};

function buildTop() {
  const field = make('input', { type: 'search', id: 'search', placeholder: 'Search', 'aria-label': 'Search values and source', autocomplete: 'off', spellcheck: 'false' });
  const button = (id, text, label, action) => {
    const node = make('button', { type: 'button', id, text, 'aria-label': label });
    node.addEventListener('click', action);
    return node;
  };
  const link = (page, text, label) => (page
    ? make('a', { href: page, class: 'step', 'aria-label': label, title: label, text })
    : make('span', { class: 'step none', 'aria-hidden': 'true', text }));
  return make('header', { class: 'top' },
    make('a', { href: links.index, class: 'home', text: 'All documents' }),
    make('div', { class: 'name' }, put(make('h1', { dir: 'auto' }), data.title),
      make('p', {}, make('span', { class: 'kind', text: mediaNames[data.mediaType] || data.mediaType }), ' ',
        put(make('span', { class: 'key' }), data.key))),
    make('div', { class: 'tools' },
      make('div', { class: 'search', role: 'search' }, field, make('output', { id: 'found', for: 'search' })),
      link(links.previous, '‹', 'Document before'),
      make('span', { class: 'position', text: `${links.number} of ${links.count}` }),
      link(links.next, '›', 'Next document'),
      button('shade', 'Shade', 'Shade what is left out', toggleShade),
      button('decisions', 'Decisions', 'Decisions: copy them', openDecisions),
      button('keys', '?', 'Keys', () => showKeys(keys.map(([names, what]) => [names, what])))));
}

function toggleShade() {
  const isOff = document.body.classList.toggle('unshaded');
  byId('shade').setAttribute('aria-pressed', String(!isOff));
  say(isOff ? 'What is left out is no longer shaded.' : 'What is left out is shaded.');
}

function openDecisions() {
  showCorrections(corrections([{ key: data.key, digest: data.digest, decisions: decisions() }]), () => selected?.nodes[0].focus({ preventScroll: true }));
}

// The values in the order in which they stand in the pane.
let order = [];

function step(by) {
  const at = selected ? order.indexOf(selected) : by > 0 ? -1 : order.length;
  const next = order[Math.min(order.length - 1, Math.max(0, at + by))];
  if (next) select(next);
}

// Search goes through the values, then through lines of the source.

let found = { text: '', list: [], at: -1 };

function search(text) {
  const wanted = text.toLowerCase();
  for (const node of document.querySelectorAll('.hit')) node.classList.remove('hit');
  const list = [];
  if (wanted.length > 1) {
    for (const value of order) {
      if (!value.text.toLowerCase().includes(wanted)) continue;
      list.push(value);
      value.nodes[0].classList.add('hit');
    }
    for (const node of document.querySelectorAll('#source .omitted, #source .syntax')) {
      if (!node.textContent.toLowerCase().includes(wanted)) continue;
      list.push(node);
      node.classList.add('hit');
    }
  }
  found = { text, list, at: -1 };
  byId('found').textContent = wanted.length > 1 ? plural(list.length, 'hit') : '';
}

function nextHit(by) {
  if (found.list.length === 0) return;
  found.at = (found.at + by + found.list.length) % found.list.length;
  byId('found').textContent = `${found.at + 1} of ${found.list.length}`;
  const hit = found.list[found.at];
  if (hit instanceof Node) flash([hit]);
  else select(hit, { focus: false });
}

const keys = [
  [['j', '↓'], 'next value', () => step(1)],
  [['k', '↑'], 'value before', () => step(-1)],
  [['J', 'K'], 'next part of the record, part before', null],
  [['Enter'], 'to the value’s place in the source; again: its next place', () => walk()],
  [['Esc'], 'nothing selected', () => select(null)],
  [['a'], 'accept a field', () => choose(selected, 'accepted')],
  [['x'], 'reject a field: the value is taken away', () => choose(selected, 'rejected')],
  [['e'], 'edit a field', () => edit(selected)],
  [['c'], 'copy decisions, as rows of a file of corrections', openDecisions],
  [['u'], 'shade what is left out, or not', toggleShade],
  [['/'], 'search; Enter leads to the next hit', () => byId('search').focus()],
  [['['], 'document before', () => go(links.previous)],
  [[']'], 'next document', () => go(links.next)],
  [['i'], 'all documents', () => go(links.index)],
  [['?'], 'these keys', () => showKeys(keys.map(([names, what]) => [names, what]))],
];

let walked = { value: null, at: 0 };

function walk() {
  if (!selected) return;
  const places = placesOf(selected);
  if (places.length === 0) return say('This value stands nowhere in the source.');
  walked = walked.value === selected ? { value: selected, at: (walked.at + 1) % places.length } : { value: selected, at: 0 };
  flash([places[walked.at]]);
  say(`Place ${walked.at + 1} of ${places.length}.`);
}

function stepPart(by) {
  const parts = [...document.querySelectorAll('#record section.part')];
  const now = selected ? parts.indexOf(selected.nodes[0].closest('section.part')) : -1;
  const part = parts[Math.min(parts.length - 1, Math.max(0, now + by))];
  const node = part?.querySelector('[data-pointer]');
  if (node) select(values[Number(node.dataset.value)]);
}

function listen() {
  const actions = new Map(keys.flatMap(([names, , action]) => (action ? names.map((name) => [name, action]) : [])));
  actions.set('ArrowDown', () => step(1));
  actions.set('ArrowUp', () => step(-1));
  actions.set('Escape', actions.get('Esc'));
  actions.set('J', () => stepPart(1));
  actions.set('K', () => stepPart(-1));
  document.addEventListener('keydown', (event) => {
    if (isTyping(event)) return;
    const target = event.target instanceof Element ? event.target : document.body;
    const isControl = target.closest('a, button, summary');
    const isArrow = event.key.startsWith('Arrow');
    if (isControl && (event.key === 'Enter' || isArrow) || isArrow && !target.closest('[data-value]')) return;
    const action = actions.get(event.key);
    if (!action) return;
    event.preventDefault();
    action();
  });
  const field = byId('search');
  field.addEventListener('input', () => search(field.value));
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') nextHit(event.shiftKey ? -1 : 1);
    if (event.key === 'Escape') {
      field.value = '';
      search('');
      if (selected) selected.nodes[0].focus();
      else field.blur();
    }
  });
}

function start() {
  const app = byId('app');
  app.replaceChildren(
    make('a', { class: 'skip', href: '#record', text: 'To the record' }), buildTop(),
    make('main', { class: 'panes' }, make('div', { class: 'left-side' }, buildSource(), buildStrip()),
      make('div', { class: 'right-side' }, buildRecord(),
        make('aside', { id: 'card', class: 'card', 'aria-label': 'Evidence of the selected value', tabindex: '0' },
          make('p', { class: 'hint', text: 'Point at a value, or press j: here stands where it is from, and by which rules.' })))),
    draw('svg', { id: 'ties', class: 'ties', 'aria-hidden': 'true' }),
    make('p', { id: 'status', class: 'status', role: 'status' }));
  order = [...document.querySelectorAll('#record [data-pointer]')].map((node) => values[Number(node.dataset.value)]);
  if (order[0]) order[0].nodes[0].tabIndex = 0;
  byId('shade').setAttribute('aria-pressed', 'true');
  showChoices();
  watch();
  listen();
  requestAnimationFrame(() => setTimeout(showWholeStrip, 60));
}

start();
