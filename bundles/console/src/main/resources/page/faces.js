// What the views of people share: what Mien is asked for, and how a face is shown.

import { h, fill, count, outside } from './dom.js';
import { words } from './session.js';

/** What Mien answers; an Error with what is wrong in words. */
export async function read(path) {
  const answer = await fetch(path);
  if (!answer.ok) {
    throw new Error(await words(answer));
  }
  return answer.json();
}

/** A part of the people: {people, faces, matching, page, galleries}. */
export function people(search, from, size) {
  return read('/api/people?' + new URLSearchParams({ search, from, count: size }));
}

/** The address of a person's own view. */
export function address(label) {
  return '#/people/' + encodeURIComponent(label);
}

/** The picture of a face, or the first letter of its person if none was kept. */
export function portrait(face, label, alt = '') {
  return face === null
    ? h('span.portrait.letter', { 'aria-hidden': 'true' }, [...label][0] ?? '?')
    : h('img.portrait', { src: `/api/people/faces/${face}.jpg`, alt, loading: 'lazy', width: 96, height: 96 });
}

/** A person in a question: face, name and number of faces. */
export function card(person) {
  return h('div.asked', {}, portrait(person.face, person.label),
    h('div', {}, h('strong', {}, outside(person.label)), h('p.note', {}, count(person.faces, 'face'))));
}

/** The person of this very label, as the list has one; an Error if there is none. */
export async function find(label) {
  const { label: stored, total, faces } = await read('/api/people/faces?' + new URLSearchParams({ label }));
  return { label: stored, faces: total, face: faces.find(one => one.chip)?.id ?? null };
}

/**
 * Asks for a person. Resolves to a label, or null.
 *
 * @param question heading
 * @param action what the button says
 * @param hint what may be typed
 */
export function choose(question, action, hint) {
  return new Promise(resolve => {
    const list = h('datalist', { id: 'people-known' });
    const field = h('input', {
      type: 'text', id: 'person-chosen', list: 'people-known', required: true, maxlength: 200, autocomplete: 'off', autofocus: true,
    });
    const suggest = async () => {
      try {
        const { page } = await people(field.value, 0, 20);
        fill(list, page.map(person => h('option', { value: person.label })));
      } catch {
        fill(list);
      }
    };
    field.addEventListener('input', suggest);
    const dialog = h('dialog', { 'aria-labelledby': 'choose-question' },
      h('form', { method: 'dialog' },
        h('h2', { id: 'choose-question' }, question),
        h('div.field', {}, h('label', { for: 'person-chosen' }, 'Name'), field, list, h('span.hint', {}, hint)),
        h('div.actions', {},
          h('button', { type: 'button', onclick: () => dialog.close('') }, 'Cancel'),
          h('button.primary', { value: 'yes' }, action))));
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes' ? field.value : null);
    });
    document.body.append(dialog);
    dialog.showModal();
    suggest();
  });
}
