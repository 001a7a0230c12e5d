// Accepted, rejected and edited values: rows of a file of corrections.

const choices = memory.read(choicesKey(data)) || {};

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
  const known = choices[value.pointer];
  if (known && known.kind === kind && kind !== 'edited') {
    delete choices[value.pointer];
    say(`${value.label}: decision taken back.`);
  } else {
    choices[value.pointer] = {
      kind, value: kind === 'rejected' ? '' : text ?? value.text, note: `${kind} in review`,
    };
    say(`${value.label} ${kind}.`);
  }
  memory.write(choicesKey(data), choices);
  showChoices();
}

function showChoices() {
  for (const holder of document.querySelectorAll('.choice')) {
    const choice = choices[holder.dataset.for];
    holder.replaceChildren();
    holder.className = 'choice ' + (choice ? choice.kind : '');
    const row = holder.closest('.chipped');
    row.classList.toggle('is-rejected', choice?.kind === 'rejected');
    if (!choice) continue;
    const sign = { accepted: '✓', rejected: '✕', edited: '✎' }[choice.kind];
    holder.append(make('span', { 'aria-hidden': 'true', text: sign + ' ' }), choice.kind);
    if (choice.kind === 'edited') holder.append(': ', put(make('b', {}), choice.value));
    const value = valueAt.get(holder.dataset.for);
    if (value) value.nodes[0].setAttribute('aria-label', `${describe(value)}, ${choice.kind}`);
  }
  const count = Object.keys(choices).length;
  byId('decisions').textContent = count > 0 ? `Decisions ${count}` : 'Decisions';
}

function edit(value) {
  if (!canChoose(value)) return choose(value, 'edited');
  const node = value.nodes[0];
  const field = make('textarea', { class: 'edit', rows: Math.min(6, 1 + Math.floor(value.text.length / 60)), 'aria-label': `${value.label}, the right value` });
  field.value = choices[value.pointer]?.kind === 'edited' ? choices[value.pointer].value : value.text;
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
