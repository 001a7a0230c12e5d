// The right pane: the record, as it reads.

const words = (key) => {
  const text = String(key).replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[-_]/g, ' ').toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
};

function buildRecord() {
  const pane = make('section', { id: 'record', class: 'pane', 'aria-label': 'Record', tabindex: '-1' });
  const groups = [
    ['fields', 'Fields', buildFields()],
    ['content', 'Content', buildContent()],
    ['quantities', 'Quantities', buildQuantities()],
    ['repairs', 'Repairs', buildRepairs()],
    ['diagnostics', 'Diagnostics', buildDiagnostics()],
    ['omitted', 'Left out', buildOmitted()],
    ['links', 'Links and images', buildLinks()],
    ['metadata', 'Metadata', buildMetadata()],
  ].filter(([, , content]) => content);
  const list = make('ul', {}, groups.map(([id, title, content]) =>
    make('li', {}, make('a', { href: '#' + id }, title, ' ', make('span', { class: 'count', text: content.count })))));
  pane.append(make('nav', { class: 'contents', 'aria-label': 'Parts of the record' }, list));
  pane.append(buildProof(), make('div', { id: 'elsewhere' }));
  for (const [id, title, content] of groups) {
    pane.append(make('section', { id, class: 'part', 'aria-labelledby': id + '-title' },
      make('h2', { id: id + '-title', text: title }), content.node));
  }
  return pane;
}

// How much of the source stands in the record, and whether all of it is proved.
function buildProof() {
  const proof = data.proof;
  const { characters: whole, omitted } = proof.source;
  const held = Math.max(0, whole - omitted);
  const share = whole > 0 ? held / whole : 1;
  const parts = ['quoted', 'derived', 'generated', 'stated'].map((kind) => [kind, proof.characters[kind]])
    .filter(([, count]) => count > 0);
  const { stated } = proof.characters;
  const proved = stated > 0
    ? `${plural(proof.values, 'value')} hold; ${plural(stated, 'character is', 'characters are')} only stated, by rules that can't be proved again.`
    : `All ${plural(proof.values, 'value')} proved against the source.`;
  const verdict = proof.holds ? proved : `${plural(proof.problems.length + (proof.unlisted || 0), 'thing does', 'things do')} not hold.`;
  const kind = proof.holds ? stated > 0 ? 'fair' : 'good' : 'bad';
  return make('div', { class: 'proof' },
    data.left > 0 && make('p', { class: 'left-note' },
      `This document is long: the page shows the first part of its lists, and not ${plural(data.left, 'value')} of ${proof.values.toLocaleString('en')}. `,
      make('code', { text: 'verbatim review --serve' }), ' shows all.'),
    make('p', { class: 'verdict ' + kind }, verdict),
    make('p', { class: 'bar-label' },
      make('span', { text: `${Math.round(share * 1000) / 10} % of the source's letters and digits are in the record` }),
      omitted > 0 && make('span', { text: `${omitted.toLocaleString('en')} left out, each by a rule` })),
    coverageBar(held, omitted),
    make('p', { class: 'spelled' }, parts.map(([kind, count]) =>
      make('span', {}, make('span', { class: 'chip ' + kind, text: kind }), ` ${plural(count, 'character')}`))),
    proof.problems.length > 0 && make('ul', { class: 'problems' }, proof.problems.map(({ pointer, reason }) =>
      make('li', {}, make('code', { text: pointer || 'the record' }), ' ', make('span', { text: reason })))));
}

function coverageBar(held, omitted) {
  const whole = Math.max(1, held + omitted);
  const bar = draw('svg', { class: 'coverage', viewBox: '0 0 100 4', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  bar.append(draw('rect', { class: 'left', width: 100, height: 4 }));
  bar.append(draw('rect', { class: 'kept', width: 100 * held / whole, height: 4 }));
  return bar;
}

// Fields of the document and of the profile.

function buildFields() {
  const node = make('div', {});
  let count = 0;
  for (const key of ['document', data.root]) {
    if (!key || !record[key]) continue;
    const list = make('dl', { class: 'fields' });
    for (const [name, content] of Object.entries(record[key])) {
      count += 1;
      list.append(fieldRow(name, content, `/${escapePointer(key)}/${escapePointer(name)}`));
    }
    node.append(make('h3', { text: words(key) }), list);
  }
  return count > 0 && { node, count };
}

function fieldRow(name, content, pointer) {
  const reason = record.because?.[pointer];
  const rule = reason && data.rules.find((entry) => entry[0] === reason);
  const term = make('dt', {}, put(make('span', {}), words(name)),
    reason && make('span', { class: 'because', title: rule ? rule[1] : '', text: reason }));
  return make('div', { class: 'field' }, term, make('dd', {}, fieldContent(content, pointer, words(name))));
}

function fieldContent(content, pointer, label) {
  if (Array.isArray(content)) {
    return make('ul', { class: 'items' }, content.map((item, index) =>
      make('li', {}, fieldContent(item, `${pointer}/${index}`, content.length > 1 ? `${label} ${index + 1}` : label))));
  }
  if (content && typeof content === 'object') {
    return make('dl', { class: 'fields inner' }, Object.entries(content).map(([name, inner]) =>
      make('div', { class: 'field' }, put(make('dt', {}), words(name)),
        make('dd', {}, fieldContent(inner, `${pointer}/${escapePointer(name)}`, `${label}, ${words(name).toLowerCase()}`)))));
  }
  return chipped(showValue(pointer, String(content), label, { class: 'field-value' }), pointer);
}

// A value with its chip and the names of its rules.
function chipped(node, pointer) {
  const value = valueAt.get(pointer);
  const rules = [...new Set(value.evidence.flatMap((entry) => entry.by || []))];
  const names = rules.slice(0, 2).map((rule) => make('span', { class: 'rule', title: ruleSummary(rule), text: ruleName(rule) }));
  return make('div', { class: 'chipped' }, node, make('span', { class: 'chips' },
    make('span', { class: 'chip ' + value.relation, text: value.relation }),
    statedValues.has(pointer) && make('span', { class: 'chip', text: 'stated' }), names,
    rules.length > 2 && make('span', { class: 'rule', text: `and ${rules.length - 2} more` }),
    make('span', { class: 'choice', 'data-for': pointer })));
}

// Sections.

function buildContent() {
  const sections = record.sections || [];
  const node = make('div', { class: 'reading' });
  sections.forEach((section, index) => node.append(buildSection(section, `/sections/${index}`)));
  return sections.length > 0 && { node, count: sections.length };
}

function buildSection(section, pointer) {
  const node = make('div', { class: 'section' });
  if (section.heading) {
    const level = Math.min(6, Math.max(3, (section.level || 2) + 1));
    const heading = make('h' + level, {}, showValue(pointer + '/heading', section.heading, 'Heading', { marks: marksOf(section) }));
    if (section.role) heading.append(make('span', { class: 'role', text: words(section.role) }));
    node.append(heading);
  }
  node.append(...(section.blocks || []).map((block, index) => buildBlock(block, `${pointer}/blocks/${index}`)));
  return node;
}

// Marks and quantities of a text, as stretches of it.
function marksOf(holder, key = 'marks', pointer = '') {
  const marks = (holder[key] || []).filter((mark) => mark.at && mark.at[1] > mark.at[0]).map((mark) => ({
    at: mark.at, kind: mark.kind,
    title: mark.kind === 'link' && record.links?.[mark.link] ? record.links[mark.link].target : undefined,
  }));
  return marks.concat(quantitiesIn.get(pointer) || []);
}

const quantitiesIn = new Map();
for (const quantity of record.quantities || []) {
  if (!quantitiesIn.has(quantity.in)) quantitiesIn.set(quantity.in, []);
  quantitiesIn.get(quantity.in).push({ at: quantity.at, kind: 'quantity' });
}

function textValue(holder, pointer, key, label, options = {}) {
  const marks = marksOf(holder, key === 'term' ? 'termMarks' : 'marks', `${pointer}/${key}`);
  return showValue(`${pointer}/${key}`, String(holder[key]), label, { ...options, marks });
}

function inner(blocks, pointer) {
  return (blocks || []).map((block, index) => buildBlock(block, `${pointer}/blocks/${index}`));
}

const blockBuilders = {
  paragraph: (block, at) => make('p', {}, textValue(block, at, 'text', 'Paragraph')),
  code: (block, at) => make('div', {},
    block.language !== undefined && make('div', { class: 'code-name' }, textValue(block, at, 'language', 'Language of code')),
    make('pre', { tabindex: '0' }, make('code', {}, textValue(block, at, 'text', 'Code')))),
  math: (block, at) => make('p', { class: 'math' }, textValue(block, at, 'text', 'Formula')),
  quote: (block, at) => make('blockquote', {}, inner(block.blocks, at)),
  figure: (block, at) => make('figure', { class: 'inner' },
    make('span', { class: 'picture', text: record.images?.[block.image]?.alt || 'Image' }),
    block.caption && make('figcaption', {}, textValue(block, at, 'caption', 'Caption'))),
  footnote: (block, at) => make('p', { class: 'footnote' },
    block.label && make('sup', {}, textValue(block, at, 'label', 'Footnote')),
    block.text && textValue(block, at, 'text', 'Footnote'), inner(block.blocks, at)),
  list: buildList,
  table: buildTable,
  definitions: (block, at) => make('dl', { class: 'definitions' }, block.items.map((item, index) => {
    const here = `${at}/items/${index}`;
    return make('div', {},
      make('dt', {}, item.term !== undefined && textValue(item, here, 'term', 'Term')),
      make('dd', {}, item.text !== undefined && textValue(item, here, 'text', 'Definition'), inner(item.blocks, here)));
  })),
};

function buildBlock(block, pointer) {
  const builder = blockBuilders[block.kind];
  if (builder) return builder(block, pointer);
  return make('div', {}, typeof block.text === 'string' && textValue(block, pointer, 'text', words(block.kind || 'text')),
    inner(block.blocks, pointer));
}

// Items have depths; a deeper item stands in a list inside the item before it.
function buildList(block, pointer) {
  const fresh = () => make(block.ordered ? 'ol' : 'ul', {});
  const root = fresh();
  const open = [root];
  block.items.forEach((item, index) => {
    const depth = Math.min(item.depth || 0, 12);
    while (open.length > depth + 1) open.pop();
    while (open.length <= depth) {
      const host = open[open.length - 1].lastElementChild || open[open.length - 1].appendChild(make('li', {}));
      const list = fresh();
      host.append(list);
      open.push(list);
    }
    const here = `${pointer}/items/${index}`;
    open[open.length - 1].append(make('li', {},
      item.text !== undefined && textValue(item, here, 'text', 'List item'), inner(item.blocks, here)));
  });
  return root;
}

function buildTable(block, pointer) {
  const rows = block.rows.map((row, index) => make('tr', {}, row.map((cell, column) => {
    const here = `${pointer}/rows/${index}/${column}`;
    return make(cell.header ? 'th' : 'td', {
      colspan: cell.columns > 1 && cell.columns, rowspan: cell.rows > 1 && cell.rows,
    }, cell.text !== undefined && textValue(cell, here, 'text', cell.header ? 'Header cell' : 'Cell'), inner(cell.blocks, here));
  })));
  return make('div', { class: 'table', tabindex: '0', role: 'region', 'aria-label': 'Table' }, make('table', {},
    block.caption && make('caption', {}, textValue(block, pointer, 'caption', 'Caption')), make('tbody', {}, rows)));
}

// Quantities.

function buildQuantities() {
  const list = record.quantities || [];
  const rows = list.map((quantity, index) => {
    const here = `/quantities/${index}`;
    const show = (key, label) => quantity[key] !== undefined && showValue(`${here}/${key}`, String(quantity[key]), label);
    return make('tr', {},
      make('td', {}, show('text', 'Quantity')),
      make('td', { class: 'number' }, show('value', 'Value'), quantity.to !== undefined && ' to ', show('to', 'Up to')),
      make('td', {}, show('unit', 'Unit')),
      make('td', {}, [quantity.qualifier !== 'exactly' && words(quantity.qualifier).toLowerCase(),
        quantity.per && 'per ' + quantity.per].filter(Boolean).join(', ')));
  });
  const head = ['As it stands', 'Value', 'Unit', 'Meaning'].map((name) => make('th', { scope: 'col', text: name }));
  return list.length > 0 && {
    count: list.length,
    node: make('div', { class: 'table', tabindex: '0', role: 'region', 'aria-label': 'Quantities' }, make('table', { class: 'quantities' },
      make('thead', {}, make('tr', {}, head)), make('tbody', {}, rows))),
  };
}

// Repairs, as found and as repaired.

function visible(text) {
  return text.replaceAll('\r\n', '⏎\r\n').replace(/(^|[^⏎\r])\n/g, '$1⏎\n').replaceAll('\t', '→\t');
}

function buildRepairs() {
  const side = (texts, name, sign) => make('div', { class: 'side ' + name }, make('span', { class: 'sign', text: sign }),
    make('code', {}, texts.map((text, index) => index % 2 === 0
      ? put(make('span', {}), text) : text && put(make(name === 'found' ? 'del' : 'ins', {}), visible(text)))));
  const hunks = data.repairs.map((hunk, index) => {
    const title = make('button', { type: 'button', class: 'jump', text: `Line ${hunk.line}` });
    const nodes = hunk.repairs.flatMap((number) => repairNodes.get(number) || []);
    title.addEventListener('click', () => flash(nodes));
    return make('li', { class: 'hunk' }, make('header', {}, title, hunk.rules.map((rule) =>
      make('p', {}, make('span', { class: 'rule', text: ruleName(rule) }), ' ', make('span', { text: ruleSummary(rule) })))),
      make('div', { class: 'diff', role: 'group', 'aria-label': `Repair ${index + 1}: as found, then as repaired` },
        side(hunk.found, 'found', '−'), side(hunk.repaired, 'repaired-text', '+')));
  });
  return hunks.length > 0 && {
    count: data.repairs.reduce((sum, hunk) => sum + hunk.repairs.length, 0), node: make('ol', { class: 'hunks' }, hunks),
  };
}

function buildDiagnostics() {
  const list = record.diagnostics || [];
  const items = list.map((entry) => {
    const place = entry.page ? `page ${entry.page}` : entry.line ? `line ${entry.line}` : '';
    const jump = place && make('button', { type: 'button', class: 'jump', text: place });
    if (jump) {
      const selector = entry.page ? `[data-page="${Number(entry.page)}"]` : `[data-line="${Number(entry.line)}"]`;
      jump.addEventListener('click', () => flash([byId('source').querySelector(selector)]));
    }
    return make('li', { class: 'diagnostic ' + (entry.severity === 'error' ? 'bad' : 'fair') },
      make('span', { class: 'severity', text: entry.severity || 'note' }), ' ',
      make('span', { text: entry.message || '' }), ' ', make('span', { class: 'rule', text: entry.code || '' }), ' ', jump);
  });
  return items.length > 0 && { count: items.length, node: make('ul', { class: 'diagnostics' }, items) };
}

// What is in no value, by the rule that left it out.
function buildOmitted() {
  const groups = new Map();
  data.omitted.forEach((entry, number) => {
    if (!groups.has(entry.by)) groups.set(entry.by, []);
    groups.get(entry.by).push([entry, number]);
  });
  const node = make('div', {}, [...groups].map(([rule, list]) => make('details', { class: 'group', open: list.length < 9 },
    make('summary', {}, make('span', { class: 'rule', text: ruleName(rule) }), ' ',
      make('span', { text: ruleSummary(rule) }), ' ', make('span', { class: 'count', text: list.length })),
    make('ul', {}, list.slice(0, 300).map(([entry, number]) => {
      const jump = make('button', { type: 'button', class: 'jump', text: placeName(entry) });
      jump.addEventListener('click', () => flash(omissionNodes.get(number) || []));
      return make('li', {}, jump, ' ', make('span', { class: 'gone', text: shorten(entry.found.trim(), 160) }));
    })))));
  return data.omitted.length > 0 && { count: data.omitted.length, node };
}

const shorten = (text, limit) => (text.length > limit ? text.slice(0, limit) + '…' : text);

function buildLinks() {
  const rows = (name, list, keys) => (list || []).map((entry, index) => make('li', {}, keys
    .filter((key) => entry[key] !== undefined)
    .map((key) => make('div', { class: 'pair' }, make('span', { class: 'key', text: words(key) }),
      showValue(`/${name}/${index}/${key}`, String(entry[key]), words(key))))));
  const items = rows('links', record.links, ['text', 'target', 'resolved'])
    .concat(rows('images', record.images, ['target', 'alt', 'caption', 'resolved', 'title']));
  return items.length > 0 && {
    count: items.length,
    node: make('details', { class: 'group' }, make('summary', { text: plural(items.length, 'link or image', 'links and images') }),
      make('ul', { class: 'pairs' }, items)),
  };
}

function buildMetadata() {
  const metadata = record.metadata || {};
  const keys = Object.keys(metadata);
  const list = make('dl', { class: 'fields' }, keys.map((key) => {
    const pointer = '/metadata/' + escapePointer(key);
    return make('div', { class: 'field' }, put(make('dt', { class: 'key' }), key),
      make('dd', {}, fieldContent(metadata[key], pointer, key)));
  }));
  return keys.length > 0 && {
    count: keys.length,
    node: make('details', { class: 'group' }, make('summary', { text: `${plural(keys.length, 'key')} as the document has them` }), list),
  };
}
