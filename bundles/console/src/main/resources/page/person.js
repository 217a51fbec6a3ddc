// One person: all faces, and what is corrected.

import { h, fill, count, outside } from './dom.js';
import { droppable, enrollment } from './enroll.js';
import { address, card, choose, find, portrait, read } from './faces.js';

/**
 * Makes the view of a person.
 *
 * @return the function that draws what is true now
 */
export function person(root, context, label) {
  const chosen = new Set();
  let shown = '';
  const head = h('div.person-head');
  const selected = h('span.note', { role: 'status' });
  const move = h('button', { type: 'button', onclick: moveChosen }, 'Move to …');
  const erase = h('button.danger', { type: 'button', onclick: deleteChosen }, 'Delete');
  const all = h('button', { type: 'button', onclick: selectAll }, 'Select all');
  const faces = h('ul.faces', { 'aria-label': 'Faces' });
  const pictures = enrollment(context, label);
  const tools = h('div.actions', { role: 'group', 'aria-label': 'Selected faces' }, all, move, erase, selected);
  const back = h('p', {}, h('a', { href: '#/people' }, '← All people'));
  root.append(back, head, pictures.outcomes, tools, faces);
  title();
  choice();
  droppable(root, pictures.take);

  function title() {
    fill(head, h('h1', {}, outside(label)), h('div.actions', {}, pictures.button,
      h('button', { type: 'button', onclick: edit }, 'Rename'),
      h('button', { type: 'button', onclick: merge }, 'Merge with …'),
      h('button.danger', { type: 'button', onclick: forget }, 'Forget')));
  }

  function edit() {
    const field = h('input', { type: 'text', id: 'person-name', value: label, required: true, maxlength: 200, autocomplete: 'off' });
    const error = h('p.error', { role: 'alert' });
    const form = h('form.rename', {},
      h('div.field', {}, h('label', { for: 'person-name' }, 'New name'), field, error),
      h('div.actions', {}, h('button.primary', {}, 'Save'), h('button', { type: 'button', onclick: title }, 'Cancel')));
    form.addEventListener('submit', async event => {
      event.preventDefault();
      try {
        await context.post('/api/people/rename', { label, to: field.value });
        context.say('Renamed.');
        location.hash = address(field.value.trim().normalize('NFC'));
      } catch (failure) {
        error.textContent = failure.message;
      }
    });
    form.addEventListener('keydown', event => event.key === 'Escape' && title());
    fill(head, h('h1.visually-hidden', {}, 'Rename ', outside(label)), form);
    field.focus();
    field.select();
  }

  /** What work brings; null if it fails, which is said. */
  async function attempt(work) {
    try {
      return await work();
    } catch (failure) {
      context.say(failure.message, 'error');
      return null;
    }
  }

  /** Whether a change was made. */
  async function done(work, message, leave) {
    const made = await attempt(work) !== null;
    if (made) {
      context.say(message);
    }
    if (made && leave !== undefined) {
      location.hash = leave;
    }
    return made;
  }

  async function merge() {
    const into = await choose('Merge with whom?', 'Continue', 'The person who stays.');
    if (into === null) {
      return;
    }
    const both = await attempt(() => Promise.all([find(label), find(into)]));
    if (both === null) {
      return;
    }
    const question = [card(both[0]), h('p', {}, 'becomes a part of'), card(both[1])];
    if (await context.confirm('Make these two one person?', question, 'Merge')) {
      await done(() => context.post('/api/people/merge', { label, into }), 'Merged.', address(both[1].label));
    }
  }

  async function forget() {
    const text = 'All faces, pictures and embeddings of this person are erased. This cannot be taken back.';
    const found = await attempt(() => find(label));
    if (found !== null && await context.confirm('Forget this person?', [card(found), text], 'Forget')) {
      await done(() => context.post('/api/people/forget', { label }), 'Forgotten.', '#/people');
    }
  }

  async function moveChosen() {
    const to = await choose(`Move ${count(chosen.size, 'face')} to whom?`, 'Move', 'Somebody who is known, or a new name.');
    if (to !== null && await done(() => context.post('/api/people/move', { faces: [...chosen], to }), 'Moved.')) {
      clear();
    }
  }

  async function deleteChosen() {
    if (await context.confirm(`Delete ${count(chosen.size, 'face')}?`, 'This cannot be taken back.', 'Delete')
        && await done(() => context.post('/api/people/delete', { faces: [...chosen] }), 'Deleted.')) {
      clear();
    }
  }

  function clear() {
    chosen.clear();
    faces.querySelectorAll('input').forEach(box => { box.checked = false; });
    choice();
  }

  function selectAll() {
    const boxes = [...faces.querySelectorAll('input')];
    const every = boxes.every(box => box.checked);
    for (const box of boxes) {
      box.checked = !every;
      mark(box);
    }
    choice();
  }

  function mark(box) {
    if (box.checked) {
      chosen.add(Number(box.value));
    } else {
      chosen.delete(Number(box.value));
    }
  }

  function choice() {
    selected.textContent = chosen.size === 0 ? 'No face is selected' : `${count(chosen.size, 'face')} selected`;
    move.disabled = chosen.size === 0;
    erase.disabled = chosen.size === 0;
  }

  function face(one) {
    const box = h('input', { type: 'checkbox', value: one.id, checked: chosen.has(one.id), onchange: () => { mark(box); choice(); } });
    return h('li', {}, h('label.card.face', {}, portrait(one.chip ? one.id : null, label),
      h('span.face-text', {}, box, ` Face ${one.id}`),
      h('span.note', {}, new Date(one.enrolled).toLocaleDateString(), one.picture === '' ? '' : ', from ', outside(one.picture))));
  }

  return async function view(isLeft) {
    let answer;
    try {
      answer = await read('/api/people/faces?' + new URLSearchParams({ label }));
    } catch (failure) {
      if (!isLeft()) {
        tools.hidden = true;
        head.querySelectorAll('button').forEach(button => { button.disabled = true; });
        fill(faces, h('li.empty', {}, h('p', {}, outside(failure.message))));
        shown = '';
      }
      return;
    }
    if (isLeft()) {
      return;
    }
    tools.hidden = false;
    head.querySelectorAll('button').forEach(button => { button.disabled = false; });
    const present = new Set(answer.faces.map(one => one.id));
    chosen.forEach(id => present.has(id) || chosen.delete(id));
    const now = JSON.stringify(answer.faces);
    if (now !== shown) {
      shown = now;
      fill(faces, answer.faces.map(face),
        answer.total > answer.faces.length && h('li.note', {}, `The first ${answer.faces.length} of ${answer.total} faces are shown.`));
    }
    choice();
  };
}
