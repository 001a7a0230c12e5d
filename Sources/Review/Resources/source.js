// The left pane: the source as it is. Stretches know the entries of evidence that name them.

// Elements that show a place, by number of entry.
const placeNodes = new Map();
const omissionNodes = new Map();
const repairNodes = new Map();

function note(map, number, node) {
  if (!map.has(number)) map.set(number, []);
  map.get(number).push(node);
}

function buildSource() {
  const pane = make('section', { id: 'source', class: 'pane', 'aria-label': 'Source', tabindex: '0' });
  if (data.pages.length > 0) pane.append(...data.pages.map(buildPage));
  for (const text of data.texts) {
    if (text.numbered) {
      if (text.name) pane.append(make('h2', { class: 'part', text: partName(text.name) }));
      pane.append(buildText(text));
    }
  }
  const named = data.texts.filter((text) => !text.numbered);
  if (named.length > 0) pane.append(buildNamed(named));
  return pane;
}

// Lines in blocks of fifty, so that a browser lays out only those that are seen.
function buildText(text) {
  lastEntry = 0;
  // Word puts markup between any two words: what is read stands out.
  const body = make('div', { class: /^zip:word\//.test(text.name) ? 'text packed' : 'text' });
  let block = null;
  let number = 1;
  text.lines.forEach((line, index) => {
    if (!block || index % 50 === 0) {
      block = make('div', { class: 'lines' });
      body.append(block);
    }
    if (Array.isArray(line)) {
      const goesOn = line[0] === 0;
      block.append(goesOn ? buildLine(line.slice(1)) : buildLine(line, number));
      if (!goesOn) number += 1;
    } else {
      block.append(fold(line));
      number += line.lines;
    }
  });
  body.style.setProperty('--digits', String(number).length);
  return body;
}

function fold(stretch) {
  const bytes = plural(stretch.fold, 'byte');
  if (stretch.lines === undefined) return make('span', { class: 'fold', text: `⋯ ${bytes} more` });
  const what = stretch.elsewhere ? 'of values that are not on this page' : stretch.omitted ? 'left out or without text' : 'without text of the document';
  const lines = stretch.lines > 0 ? `${plural(stretch.lines, 'line')} ${what}, ${bytes}` : `${bytes} ${what}`;
  return make('div', { class: 'fold', text: '⋯ ' + lines });
}

function buildLine(line, number) {
  const row = make('div', { class: 'line', 'data-line': number });
  for (const stretch of line) row.append(buildStretch(stretch));
  if (line.length === 0) row.append('\n');
  return row;
}

// Numbers of entries are written as differences to the one before.
let lastEntry = 0;

function buildStretch(stretch) {
  if (typeof stretch === 'string') return put(make('span', { class: 'syntax' }), stretch);
  if (!Array.isArray(stretch)) return fold(stretch);
  const [text, ...differences] = stretch;
  const { omitted: omission, repair, elsewhere } = typeof differences[0] === 'object' ? differences.shift() : {};
  const numbers = differences.map((difference) => (lastEntry += difference));
  const node = put(make('span', { class: 'place' }), text);
  if (numbers.length > 0) {
    node.classList.add('held');
    node.dataset.entries = numbers.join(' ');
    for (const number of numbers) note(placeNodes, number, node);
  } else if (omission) {
    node.classList.add('omitted');
    node.title = `left out by ${ruleName(data.omitted[omission - 1].by)}`;
    note(omissionNodes, omission - 1, node);
  }
  if (elsewhere) node.title = 'stands in a value that is not on this page';
  if (repair) {
    node.classList.add('repaired');
    note(repairNodes, repair - 1, node);
  }
  return node;
}

function buildPage(page, index) {
  const number = index + 1;
  const figure = make('figure', { class: 'page', 'data-page': number });
  const sheet = make('div', { class: 'sheet' });
  sheet.style.aspectRatio = `${page.width} / ${page.height}`;
  sheet.style.maxWidth = `${page.width * 1.5}px`;
  const image = make('img', { alt: `Page ${page.label || number} as it is printed`, decoding: 'async' });
  sheet.append(image);
  whenSeen(sheet, '800px', () => showPicture(image, `picture-${number}`));
  const overlay = draw('svg', {
    viewBox: `0 0 ${page.width} ${page.height}`, preserveAspectRatio: 'none', 'aria-hidden': 'true', focusable: 'false',
  });
  data.omitted.forEach((entry, omission) => {
    if (entry.page !== number) return;
    const rectangle = box(entry.box, 'omitted');
    rectangle.append(draw('title', { text: `left out by ${ruleName(entry.by)}` }));
    overlay.append(rectangle);
    note(omissionNodes, omission, rectangle);
  });
  for (const entry of entries) {
    if (entry.page !== number) continue;
    const rectangle = box(entry.box, 'place held');
    rectangle.dataset.entries = entry.number;
    overlay.append(rectangle);
    note(placeNodes, entry.number, rectangle);
  }
  sheet.append(overlay);
  figure.append(sheet, make('figcaption', { text: `Page ${page.label || number} of ${data.pages.length}` }));
  return figure;
}

function box([x, y, width, height], kind) {
  return draw('rect', { x: x - 0.6, y: y - 0.6, width: width + 1.2, height: height + 1.2, rx: 1, class: kind });
}

function buildNamed(named) {
  const list = make('dl', { class: 'named' });
  for (const text of named) {
    lastEntry = 0;
    const value = make('dd', {});
    for (const line of text.lines) if (Array.isArray(line)) for (const stretch of line) value.append(buildStretch(stretch));
    list.append(make('div', {}, make('dt', { text: text.name }), value));
  }
  return make('div', { class: 'beside' }, make('h2', { text: 'Named values of the file' }), list);
}

// Where a place stands in the whole source, from 0 to 1, for the strip beside it.
function heights(pane, nodes) {
  const whole = pane.scrollHeight || 1;
  const top = pane.getBoundingClientRect().top - pane.scrollTop;
  return nodes.map((node) => {
    const rectangle = node.getBoundingClientRect();
    return [(rectangle.top - top) / whole, rectangle.height / whole];
  });
}
