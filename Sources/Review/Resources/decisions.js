// Accepted, rejected and edited values: rows of a file of corrections.

const given = givenRows(readData('corrections'));
const taken = memory.read(choicesKey(data)) || {};
const decisions = () => allDecisions(given, taken);

// A row of the file does not say what was done: it is seen from what the record holds.
const kindOf = (choice, value) => choice.kind
  || (choice.value === '' ? 'rejected' : value && choice.value === value.text ? 'accepted' : 'edited');

const canChoose = (value) => value && ['document', data.root].some((root) => root && value.pointer.startsWith(`/${escapePointer(root)}/`))
  && evidence.has(value.pointer);

function say(text) {
  byId('status').textContent = text;
}

function choose(value, kind, text) {
  if (!canChoose(value)) {
    say(value ? 'Only fields can be accepted, rejected or edited.' : 'Select a field first, with j and k.');
    return;
  }
  const known = decisions().get(value.pointer);
  if (known && kind !== 'edited' && kindOf(known, value) === kind) {
    takeBack(value.pointer);
    say(`${value.label}: decision taken back.`);
  } else {
    decide(value.pointer, { kind, value: kind === 'rejected' ? '' : text ?? value.text, note: `${kind} in review` });
    say(`${value.label} ${kind}.`);
  }
  showChoices();
}

// What the file says already needs no decision of its own.
function decide(pointer, choice) {
  if (given.get(pointer)?.value === choice.value) delete taken[pointer];
  else taken[pointer] = choice;
  memory.write(choicesKey(data), taken);
}

function takeBack(pointer) {
  if (given.has(pointer)) taken[pointer] = null;
  else delete taken[pointer];
  memory.write(choicesKey(data), taken);
}

function showChoices() {
  const all = decisions();
  for (const holder of document.querySelectorAll('.choice[data-for]')) {
    const choice = all.get(holder.dataset.for);
    const value = valueAt.get(holder.dataset.for);
    const kind = choice && kindOf(choice, value);
    holder.replaceChildren();
    holder.className = 'choice ' + (kind || '');
    holder.closest('.chipped').classList.toggle('is-rejected', kind === 'rejected');
    if (value) value.nodes[0].setAttribute('aria-label', describe(value) + (kind ? ', ' + kind : ''));
    if (choice) holder.append(...choiceWords(choice, kind));
  }
  showElsewhere([...all].filter(([pointer]) => !document.querySelector(`.choice[data-for="${CSS.escape(pointer)}"]`)));
  byId('decisions').textContent = all.size > 0 ? `Decisions ${all.size}` : 'Decisions';
}

function choiceWords(choice, kind, word = kind) {
  const sign = { accepted: '✓', rejected: '✕', edited: '✎' }[kind];
  const isOld = choice.digest && choice.digest !== data.digest;
  const reason = [choice.note, isOld && 'another version of the document was looked at'].filter(Boolean).join('; ');
  return [
    make('span', { 'aria-hidden': 'true', text: sign + ' ' }), word,
    ...kind === 'edited' ? [': ', put(make('b', {}), choice.value)] : [],
    ...choice.kind || !reason ? [] : [put(make('span', { class: 'said' }), reason)],
  ];
}

// Rows of the file about values that the record does not have, such as those that were taken away.
function showElsewhere(list) {
  const items = list.map(([pointer, choice]) => {
    const back = make('button', { type: 'button', class: 'jump', text: 'take back' });
    back.addEventListener('click', () => {
      takeBack(pointer);
      showChoices();
    });
    const kind = kindOf(choice, null);
    return make('li', {}, put(make('code', {}), pointer), ' ', make('span', { class: 'choice ' + kind }, ...choiceWords(choice, kind, kind === 'edited' ? 'added' : 'taken away')), ' ', back);
  });
  byId('elsewhere').replaceChildren(...items.length > 0
    ? [make('h2', { text: 'Decisions about what the record does not hold' }), make('ul', {}, items)] : []);
}

function edit(value) {
  if (!canChoose(value)) return choose(value, 'edited');
  const node = value.nodes[0];
  const field = make('textarea', { class: 'edit', rows: Math.min(6, 1 + Math.floor(value.text.length / 60)), 'aria-label': `${value.label}, the right value` });
  const known = decisions().get(value.pointer);
  field.value = known && kindOf(known, value) === 'edited' ? known.value : value.text;
  const done = (isSaved) => {
    if (!field.isConnected) return;
    const text = field.value.trim();
    field.remove();
    if (isSaved && text !== value.text) choose(value, text === '' ? 'rejected' : 'edited', text);
    node.focus({ preventScroll: true });
  };
  field.addEventListener('keydown', (event) => {
    event.stopPropagation();
    if (event.key === 'Escape') done(false);
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      done(true);
    }
  });
  node.after(field);
  field.focus();
  field.select();
  say('Enter saves, Escape leaves it as it was.');
}
