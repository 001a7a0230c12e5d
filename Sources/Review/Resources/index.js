// The list of all documents: sorted, filtered and searched here.

const documents = readData('data').map((entry, number) => ({ ...entry, number }));
const given = readData('corrections') || {};
const decisionsOf = (entry) => allDecisions(givenRows(given[entry.key]), memory.read(choicesKey(entry)));
const coverage = (entry) => (entry.source ? Math.max(0, entry.held) / entry.source : 1);
const troubles = (entry) => entry.problems + entry.errors + entry.warnings;

const sorts = [
  ['order', 'In order of names', (left, right) => left.number - right.number],
  ['title', 'By title', (left, right) => left.title.localeCompare(right.title)],
  ['coverage', 'Least of its text in the record first', (left, right) => coverage(left) - coverage(right)],
  ['warnings', 'Most warnings first', (left, right) => troubles(right) - troubles(left)],
  ['repairs', 'Most repairs first', (left, right) => right.repairs - left.repairs],
  ['values', 'Most values first', (left, right) => right.values - left.values],
];

const kinds = [...new Set(documents.map((entry) => entry.mediaType))].sort();
const filters = [
  ['all', 'All documents', () => true],
  ...(kinds.length > 1 ? kinds.map((kind) => [kind, mediaNames[kind] || kind, (entry) => entry.mediaType === kind]) : []),
  ['unsound', 'Something does not hold', (entry) => entry.problems > 0],
  ['warned', 'With warnings', (entry) => entry.warnings + entry.errors > 0],
  ['repaired', 'Repaired', (entry) => entry.repairs > 0],
  ['low', 'Less than 70 % of its text in the record', (entry) => coverage(entry) < 0.7],
  ['fieldless', 'Few fields', (entry) => entry.fields < 3],
  ['decided', 'With decisions', (entry) => decisionsOf(entry).size > 0],
];

function portrait(entry) {
  const node = draw('svg', { viewBox: '0 0 60 78', class: 'thumb', 'aria-hidden': 'true' });
  node.append(draw('rect', { class: 'paper', width: 60, height: 78, rx: 2 }));
  if (entry.portrait) {
    node.append(draw('path', { class: 'held', d: entry.portrait[0] }), draw('path', { class: 'rest', d: entry.portrait[1] }));
  }
  return node;
}

function thumbnail(entry) {
  if (!byId(`picture-${entry.number}`) && entry.pages === 0) return portrait(entry);
  if (!byId(`picture-${entry.number}`) && document.readyState !== 'loading') return portrait(entry);
  const image = make('img', { class: 'thumb', alt: '', decoding: 'async' });
  whenSeen(image, '600px', () => showPicture(image, `picture-${entry.number}`));
  return image;
}

function bar(entry) {
  if (entry.source === undefined) return make('span', {});
  const share = coverage(entry);
  const name = `${Math.round(share * 100)} % of its text in the record`;
  const node = draw('svg', { class: 'coverage', viewBox: '0 0 100 4', preserveAspectRatio: 'none', role: 'img', 'aria-label': name });
  node.append(draw('rect', { class: 'left', width: 100, height: 4 }), draw('rect', { class: 'kept', width: 100 * share, height: 4 }));
  return make('div', { class: 'share', title: name }, node, make('span', { text: `${Math.round(share * 100)} %` }));
}

function notes(entry) {
  const list = [];
  if (entry.problems > 0) list.push(['bad', plural(entry.problems, 'problem')]);
  if (entry.errors > 0) list.push(['bad', plural(entry.errors, 'error')]);
  if (entry.warnings > 0) list.push(['fair', plural(entry.warnings, 'warning')]);
  if (entry.repairs > 0) list.push(['plain', plural(entry.repairs, 'repair')]);
  if (list.length === 0 && entry.source !== undefined) list.push(entry.stated > 0 ? ['fair', 'partly stated'] : ['good', 'proved']);
  return list.map(([kind, text]) => make('span', { class: 'note ' + kind, text }));
}

function row(entry) {
  const counts = [[entry.fields, 'field'], [entry.sections, 'section'], [entry.quantities, 'quantity', 'quantities'],
    [entry.pages, 'page']].filter(([count]) => count > 0).map(([count, one, many]) => plural(count, one, many));
  return make('li', { class: 'entry' },
    make('a', { href: entry.page, class: 'whole' },
      make('span', { class: 'portrait' }, thumbnail(entry)),
      make('span', { class: 'about' }, put(make('span', { class: 'title', dir: 'auto' }), entry.title),
        put(make('span', { class: 'key' }), entry.key),
        make('span', { class: 'counts', text: counts.join(' · ') })),
      make('span', { class: 'kind', text: mediaNames[entry.mediaType] || entry.mediaType }),
      bar(entry), make('span', { class: 'notes' }, notes(entry))));
}

const rows = documents.map(row);
const list = make('ul', { class: 'documents', id: 'documents' });
const told = make('p', { class: 'told', role: 'status' });

function choice(id, label, options) {
  const node = make('select', { id, 'aria-label': label }, options.map(([value, text]) => make('option', { value, text })));
  node.addEventListener('change', show);
  return node;
}

const field = make('input', { type: 'search', id: 'search', placeholder: 'Search titles and names', 'aria-label': 'Search', autocomplete: 'off' });
field.addEventListener('input', () => show());
const sort = choice('sort', 'Order', sorts);
const filter = choice('filter', 'Which documents', filters.filter(([, , test]) => documents.some(test)));
const copy = make('button', { type: 'button', id: 'decisions', text: 'Decisions' });
copy.addEventListener('click', () => showCorrections(allCorrections()));

// Rows of documents that are not among these stay, too.
function allCorrections() {
  const keys = new Set(documents.map((entry) => entry.key));
  const others = Object.keys(given).filter((key) => !keys.has(key));
  return corrections([
    ...documents.map((entry) => ({ key: entry.key, digest: entry.digest, decisions: decisionsOf(entry) })),
    ...others.map((key) => ({ key, digest: '', decisions: givenRows(given[key]) })),
  ]);
}

const help = make('button', { type: 'button', id: 'keys', 'aria-label': 'Keys', text: '?' });
help.addEventListener('click', () => showKeys(keys));

function show() {
  const wanted = field.value.toLowerCase();
  const test = filters.find(([name]) => name === filter.value)[2];
  const found = documents.filter((entry) => test(entry)
    && (wanted === '' || entry.title.toLowerCase().includes(wanted) || entry.key.toLowerCase().includes(wanted)));
  found.sort(sorts.find(([name]) => name === sort.value)[2]);
  list.replaceChildren(...found.map((entry) => rows[entry.number]));
  told.textContent = found.length === documents.length ? plural(documents.length, 'document') : `${found.length} of ${plural(documents.length, 'document')}`;
  memory.write('index', { sort: sort.value, filter: filter.value });
}

function step(by) {
  const nodes = [...list.querySelectorAll('a.whole')];
  const at = nodes.indexOf(document.activeElement);
  nodes[at < 0 ? (by > 0 ? 0 : nodes.length - 1) : Math.min(nodes.length - 1, Math.max(0, at + by))]?.focus();
}

const keys = [
  [['j', '↓'], 'next document'], [['k', '↑'], 'document before'], [['Enter'], 'open it'],
  [['/'], 'search'], [['c'], 'copy decisions of all documents'], [['?'], 'these keys'],
];

document.addEventListener('keydown', (event) => {
  if (isTyping(event)) {
    if (event.key === 'Escape' && event.target === field) {
      field.value = '';
      show();
      field.blur();
    }
    return;
  }
  const actions = {
    j: () => step(1), k: () => step(-1), '/': () => field.focus(), c: () => copy.click(), '?': () => showKeys(keys),
  };
  const action = actions[event.key];
  if (!action) return;
  event.preventDefault();
  action();
});

const last = memory.read('index');
if (last && sorts.some(([name]) => name === last.sort)) sort.value = last.sort;
byId('app').replaceChildren(
  make('div', { class: 'bar' }, make('div', { class: 'search', role: 'search' }, field), filter, sort, told, copy, help), list);
show();
