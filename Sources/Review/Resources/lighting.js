// Values light their places, places their values; curves tie the two; a card says how they hang together.

const lit = { value: null, nodes: [], entry: null };
let selected = null;
let settle = 0;

const scrollWay = () => (isCalm.matches ? 'auto' : 'smooth');

const isNarrow = matchMedia('(max-width: 900px)');

// Where a pane is seen: on narrow screens the record runs on beneath the source and above the card.
function viewOf(pane) {
  const { top, bottom } = pane.getBoundingClientRect();
  if (!isNarrow.matches || pane.id !== 'record') return { top: top + 40, bottom: bottom - 20 };
  return {
    top: byId('source').getBoundingClientRect().bottom + 8, bottom: byId('card').getBoundingClientRect().top - 8,
  };
}

function isSeen(node, pane) {
  const inner = node.getBoundingClientRect();
  const view = viewOf(pane);
  return inner.top >= view.top && (inner.bottom <= view.bottom || inner.top < (view.top + view.bottom) / 2);
}

// Only the pane is scrolled, never the page around it, where panes scroll by themselves.
function bring(nodes, pane, way = scrollWay()) {
  if (nodes.length === 0) return;
  const scroller = isNarrow.matches && pane.id === 'record' ? document.scrollingElement : pane;
  const view = viewOf(pane);
  const inner = nodes[0].getBoundingClientRect();
  const isThere = nodes.some((node) => isSeen(node, pane));
  // A scroll that is under way for the value before is over, too.
  if (isThere) scroller.scrollTo({ top: scroller.scrollTop, behavior: 'instant' });
  else scroller.scrollTo({ top: scroller.scrollTop + inner.top - view.top - (view.bottom - view.top) * 0.3, behavior: way });
}

function placesOf(value) {
  return value.evidence.flatMap((entry) => placeNodes.get(entry.number) || []);
}

// Lights a value, and one of its entries most.
function light(value, entry = null) {
  dim();
  if (!value) return;
  lit.value = value;
  lit.entry = entry;
  for (const node of value.nodes) {
    node.classList.add('lit');
    lit.nodes.push(node);
    for (const part of node.querySelectorAll('[data-entries]')) {
      if (entry === null || !part.dataset.entries.split(' ').includes(String(entry))) continue;
      part.classList.add('strong');
      lit.nodes.push(part);
    }
  }
  for (const item of value.evidence) {
    for (const node of placeNodes.get(item.number) || []) {
      node.classList.add('lit', item.is);
      if (entry === item.number) node.classList.add('strong');
      lit.nodes.push(node);
    }
  }
  explain(value);
  showStrip(value);
  tie();
}

function dim() {
  for (const node of lit.nodes) node.classList.remove('lit', 'strong', 'quoted', 'derived', 'generated');
  lit.nodes = [];
  lit.value = null;
}

function rest() {
  clearTimeout(settle);
  light(selected);
}

function select(value, options = {}) {
  if (selected) for (const node of selected.nodes) {
    node.tabIndex = -1;
    node.classList.remove('selected');
  }
  selected = value;
  clearTimeout(settle);
  light(value, options.entry ?? null);
  if (!value) return;
  const node = value.nodes[0];
  for (const other of value.nodes) other.classList.add('selected');
  node.tabIndex = 0;
  for (let host = node.closest('details'); host; host = host.parentElement.closest('details')) host.open = true;
  if (options.focus !== false && document.activeElement !== node) node.focus({ preventScroll: true });
  bring([node], byId('record'));
  const places = placesOf(value);
  bring(options.entry === undefined ? places : placeNodes.get(options.entry) || [], byId('source'));
}

function flash(nodes) {
  bring(nodes.filter(Boolean), byId('source'));
  for (const node of nodes.filter(Boolean)) {
    node.classList.add('flash');
    setTimeout(() => node.classList.remove('flash'), 1600);
  }
}

const valueOf = (node) => {
  const holder = node.closest?.('[data-value]');
  return holder ? values[Number(holder.dataset.value)] : null;
};

// Of the values that stand at a place, the one that holds least besides: a field rather than the paragraph it is from.
function valuesAt(node) {
  const numbers = (node.closest?.('#source [data-entries]')?.dataset.entries || '').split(' ').filter(Boolean).map(Number);
  const found = numbers.map((number) => [valueAt.get(entries[number].pointer), number]).filter(([value]) => value);
  const rank = ([value]) => (value.pointer.startsWith('/metadata/') ? 1e9 : 0) + value.text.length;
  return found.sort((left, right) => rank(left) - rank(right));
}

function watch() {
  const source = byId('source');
  const pane = byId('record');
  const later = (action) => {
    clearTimeout(settle);
    settle = setTimeout(action, 140);
  };
  pane.addEventListener('pointerover', (event) => {
    const value = valueOf(event.target);
    if (!value) return;
    const part = event.target.closest('[data-entries]');
    light(value, part ? Number(part.dataset.entries.split(' ')[0]) : null);
    later(() => {
      const places = part ? placeNodes.get(Number(part.dataset.entries.split(' ')[0])) || [] : placesOf(value);
      bring(places, source);
    });
  });
  source.addEventListener('pointerover', (event) => {
    const [found] = valuesAt(event.target);
    if (!found) return;
    light(found[0], found[1]);
    later(() => {
      bring(found[0].nodes, pane);
    });
  });
  for (const area of [pane, source]) area.addEventListener('pointerleave', rest);
  pane.addEventListener('click', (event) => {
    const value = valueOf(event.target);
    if (value && !String(getSelection())) select(value);
  });
  // Clicking on at a place leads through all values that stand there.
  source.addEventListener('click', (event) => {
    const found = valuesAt(event.target);
    if (found.length === 0 || String(getSelection())) return;
    const now = found.findIndex(([value]) => value === selected);
    const [value, entry] = found[(now + 1) % found.length];
    select(value, { entry });
  });
  pane.addEventListener('focusin', (event) => {
    const value = valueOf(event.target);
    if (value && value !== selected && event.target.dataset.value) select(value, { focus: false });
  });
  for (const area of [pane, source, window]) area.addEventListener('scroll', retie, { passive: true });
  addEventListener('resize', () => {
    retie();
    showWholeStrip();
  });
}

// Curves from the value to its places, as far as both are seen.

let frame = 0;
const retie = () => {
  cancelAnimationFrame(frame);
  frame = requestAnimationFrame(tie);
};

function tie() {
  const sheet = byId('ties');
  sheet.replaceChildren();
  const value = lit.value;
  if (!value || isNarrow.matches) return;
  const left = byId('source').getBoundingClientRect();
  const right = byId('record').getBoundingClientRect();
  const node = value.nodes.find((each) => each.getClientRects().length > 0);
  if (!node) return;
  const from = node.getBoundingClientRect();
  const inside = (y, pane) => Math.min(pane.bottom - 6, Math.max(pane.top + 6, y));
  const y = inside(from.top + Math.min(from.height / 2, 14), right);
  const end = Math.max(right.left + 2, from.left - 6);
  for (const { start, target, away } of anchors(placesOf(value), left, inside)) {
    const middle = (start + end) / 2;
    sheet.append(draw('path', {
      class: 'tie ' + (away ? 'away ' : '') + value.relation,
      d: `M${start} ${target}C${middle} ${target} ${middle} ${y} ${end} ${y}`,
    }));
    if (!away) sheet.append(draw('circle', { class: 'end ' + value.relation, cx: start, cy: target, r: 3 }));
  }
}

// One curve a line: from behind the last stretch that stands there.
function anchors(places, left, inside) {
  const lines = new Map();
  for (const place of places) {
    const box = place.getClientRects()[0];
    if (!box) continue;
    const target = inside(box.top + box.height / 2, left);
    const line = Math.round(target / 10);
    const start = Math.min(left.right - 14, Math.max(left.left, box.right + 4));
    const known = lines.get(line);
    if (known) known.start = Math.max(known.start, start);
    else if (lines.size < 40) lines.set(line, { start, target, away: box.bottom < left.top || box.top > left.bottom });
  }
  return lines.values();
}

// The strip beside the source: where the record's text stands, what was left out, what is lit.

function ticks(nodes) {
  const seen = new Set();
  return heights(byId('source'), nodes).map(([top, height]) => {
    const y = Math.round(top * 1000);
    const size = Math.max(2, Math.round(height * 1000));
    if (seen.has(y)) return '';
    seen.add(y);
    return `M0 ${y}h10v${size}h-10z`;
  }).join('');
}

function showWholeStrip() {
  const source = byId('source');
  if (source.scrollHeight <= source.clientHeight + 1) return;
  byId('strip-held').setAttribute('d', ticks([...source.querySelectorAll('.held')]));
  byId('strip-omitted').setAttribute('d', ticks([...source.querySelectorAll('.omitted')]));
}

function showStrip(value) {
  byId('strip-lit').setAttribute('d', ticks(placesOf(value)));
}

function buildStrip() {
  const strip = draw('svg', { id: 'strip', viewBox: '0 0 10 1000', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  for (const kind of ['held', 'omitted', 'lit']) strip.append(draw('path', { id: 'strip-' + kind, class: kind }));
  strip.addEventListener('click', (event) => {
    const box = strip.getBoundingClientRect();
    const source = byId('source');
    const share = (event.clientY - box.top) / box.height;
    source.scrollTo({ top: share * source.scrollHeight - source.clientHeight / 2, behavior: scrollWay() });
  });
  return strip;
}

// The card: each stretch of the value, what stands at its place, and the rules between the two.

const shown = (text) => put(make('q', {}), /\S/.test(text) ? visible(shorten(text, 240)) : visible(text).replaceAll(' ', '␣'));

function explain(value) {
  const card = byId('card');
  card.replaceChildren(
    make('header', {}, make('code', { class: 'pointer', text: value.pointer }),
      make('span', { class: 'chip ' + value.relation, text: value.relation }),
      statedValues.has(value.pointer) && make('span', { class: 'chip', text: 'stated' })));
  const reason = becauseOf(value.pointer);
  if (reason) {
    const rule = data.rules.find((entry) => entry[0] === reason);
    card.append(make('p', { class: 'reason' }, 'Here by ', make('span', { class: 'rule', text: reason }), rule?.[1] && ': ' + rule[1]));
  }
  if (value.evidence.length === 0) {
    card.append(make('p', { class: 'reason', text: 'Structure, or a word of a closed vocabulary: it stands for no text.' }));
  }
  const at = codePoints(value.text);
  const list = make('ol', { class: 'stretches' });
  for (const entry of value.evidence.slice(0, 40)) {
    const text = entry.at ? value.text.slice(at(entry.at[0]), at(entry.at[1])) : value.text;
    list.append(stretch(entry, text));
  }
  card.append(list);
  if (value.evidence.length > 40) card.append(make('p', { text: `and ${value.evidence.length - 40} more` }));
}

function stretch(entry, text) {
  const row = make('li', { class: entry.is });
  if (entry.is === 'derived') {
    row.append(make('span', { class: 'change' }, entry.found === undefined ? '' : shown(entry.found),
      make('span', { class: 'arrow', text: ' → ' }), shown(text)));
  } else {
    row.append(shown(text));
  }
  row.append(' ', make('span', { class: 'where', text: entry.is === 'generated' ? 'generated, in no source' : placeText(entry) }));
  for (const rule of entry.by || []) {
    row.append(make('p', {}, make('span', { class: 'rule', text: ruleName(rule) }), ' ', make('span', { text: ruleSummary(rule) })));
  }
  return row;
}

function placeText(entry) {
  const place = placeName(entry);
  return entry.bytes ? `${place}, bytes ${entry.bytes[0]} to ${entry.bytes[1]}` : place;
}

function becauseOf(pointer) {
  for (let at = pointer; at; at = at.slice(0, at.lastIndexOf('/'))) {
    if (record.because?.[at]) return record.because[at];
  }
  return null;
}
