// The values of a record: one for each pointer that has evidence, with the elements that show it.

const data = await readDeflated('data');
const links = readData('links');
const record = data.record;

// Entries of evidence by number, as stretches of the source name them.
const entries = [];
const evidence = new Map();

// Places are written as differences to the place before: three numbers or two of bytes, five of a box, none of a named place.
function placeReader() {
  let end = 0;
  let line = 0;
  let part;
  let page = 0;
  let [x, y] = [0, 0];
  return (numbers, name) => {
    if (numbers.length === 0) return name ? { in: name } : {};
    if (numbers.length === 5) {
      page += numbers[0];
      x += numbers[1];
      y += numbers[2];
      return { page, box: [x / 10, y / 10, numbers[3] / 10, numbers[4] / 10] };
    }
    if (name !== undefined) part = name ?? undefined;
    const bytes = [end + numbers[0], end + numbers[0] + numbers[1]];
    end = bytes[1];
    if (numbers.length === 2) return { bytes, in: part };
    line += numbers[2];
    return { bytes, line, in: part };
  };
}

const parted = (packed) => (typeof packed[packed.length - 1] === 'object'
  ? [packed[0], packed.slice(1, -1), packed[packed.length - 1]] : [packed[0], packed.slice(1), {}]);

const readEvidencePlace = placeReader();
for (const [pointer, list] of Object.entries(data.evidence)) {
  let end = 0;
  evidence.set(pointer, list.map((packed) => {
    const [length, numbers, more] = parted(packed);
    const start = more.from ?? end;
    const entry = {
      number: entries.length, pointer, is: more.is || 'quoted', by: more.by, found: more.found,
      at: length < 0 ? undefined : [start, start + length], ...readEvidencePlace(numbers, more.in),
    };
    end = entry.at ? entry.at[1] : 0;
    entries.push(entry);
    return entry;
  }));
}

const readOmittedPlace = placeReader();
data.omitted = data.omitted.map((packed) => {
  const [by, numbers, more] = parted(packed);
  return { by, found: more.found, ...readOmittedPlace(numbers, more.in) };
});

// Values that rest on a rule which can't be proved again.
const statedValues = new Set(data.proof.stated);

const values = [];
const valueAt = new Map();

const ruleName = (index) => data.rules[index][0];
const ruleSummary = (index) => data.rules[index][1];
const escapePointer = (token) => String(token).replaceAll('~', '~0').replaceAll('/', '~1');

// Offsets in UTF-16 of offsets in code points.
function codePoints(text) {
  if (!/[\ud800-\udbff]/.test(text)) return (offset) => offset;
  const offsets = [];
  for (let at = 0; at < text.length; at += text.codePointAt(at) > 0xffff ? 2 : 1) offsets.push(at);
  offsets.push(text.length);
  return (offset) => offsets[Math.min(offset, offsets.length - 1)];
}

function relationOf(list) {
  if (list.some((entry) => entry.in === 'corrections')) return 'corrected';
  if (list.some((entry) => entry.is === 'derived')) return 'derived';
  if (list.length > 0 && list.every((entry) => entry.is === 'generated')) return 'generated';
  return list.some((entry) => entry.is === 'quoted') ? 'quoted' : list.length > 0 ? 'generated' : 'structure';
}

// Inner files by their own name.
const partName = (name) => name.replace(/^zip:/, '');

function placeName(entry) {
  if (entry.page) return `page ${entry.page}`;
  if (entry.in && !entry.line) return entry.in;
  if (entry.in) return `${partName(entry.in)}, line ${entry.line}`;
  if (entry.line) return `line ${entry.line}`;
  return 'in no source';
}

// Words for those who listen: what it is, how it came to be, where it stands.
function describe(value) {
  const places = [...new Set(value.evidence.map(placeName))];
  const shown = places.slice(0, 3).join(', ') + (places.length > 3 ? ` and ${places.length - 3} more` : '');
  return [value.label, value.relation, shown].filter(Boolean).join(', ');
}

const textLimit = 60000;

// An element that shows a value, cut where its evidence, its marks and its quantities begin and end.
function showValue(pointer, text, label, options = {}) {
  const node = make(options.tag || 'span', { class: 'value ' + (options.class || ''), tabindex: '-1', role: options.role || 'group' });
  const known = valueAt.get(pointer);
  if (known) {
    known.nodes.push(node);
    node.dataset.value = known.number;
  } else {
    const list = evidence.get(pointer) || [];
    const value = { pointer, text, label, evidence: list, relation: relationOf(list), nodes: [node], number: values.length };
    values.push(value);
    valueAt.set(pointer, value);
    node.dataset.value = value.number;
    node.dataset.pointer = pointer;
  }
  const value = valueAt.get(pointer);
  node.setAttribute('aria-roledescription', 'value');
  node.setAttribute('aria-label', describe(value));
  fillValue(node, value, options.marks || []);
  return node;
}

function fillValue(node, value, marks) {
  const text = value.text;
  const at = codePoints(text);
  const spans = [];
  for (const entry of value.evidence) {
    const [low, high] = entry.at ? [at(entry.at[0]), at(entry.at[1])] : [0, text.length];
    spans.push({ low, high, entry });
  }
  for (const mark of marks) spans.push({ low: at(mark.at[0]), high: at(mark.at[1]), mark });
  const cuts = new Set([0, text.length]);
  for (const span of spans) {
    cuts.add(span.low);
    cuts.add(span.high);
  }
  const order = [...cuts].filter((cut) => cut <= text.length).sort((left, right) => left - right);
  spans.sort((left, right) => left.low - right.low);
  let open = [];
  let next = 0;
  for (let index = 0; index + 1 < order.length; index++) {
    const low = order[index];
    const high = order[index + 1];
    if (low >= textLimit) {
      node.append(make('span', { class: 'fold', text: ` … ${plural(text.length - low, 'more character')}` }));
      break;
    }
    open = open.filter((span) => span.high > low);
    while (next < spans.length && spans[next].low <= low) {
      if (spans[next].high > low) open.push(spans[next]);
      next += 1;
    }
    node.append(piece(text.slice(low, high), open));
  }
}

function piece(text, open) {
  const kinds = new Set();
  const numbers = [];
  const attributes = {};
  for (const { entry, mark } of open) {
    if (entry) {
      numbers.push(entry.number);
      kinds.add(entry.is);
    } else {
      kinds.add('mark-' + mark.kind);
      if (mark.title) attributes.title = mark.title;
    }
  }
  const node = put(make('span', attributes), text);
  node.className = ['piece', ...kinds].join(' ');
  if (numbers.length > 0) node.dataset.entries = numbers.join(' ');
  return node;
}
