// Pictures that are dropped on the page or chosen: they are sent one after the other, and what came of each is listed.

import { h, outside } from './dom.js';
import { choose } from './faces.js';

const ANYWAY = { force: 'Take it anyway', largest: 'Take the largest face' };

/**
 * The button that takes pictures, and what came of them.
 *
 * @param context of the room
 * @param label of the person who is enrolled; null: asked for
 * @return {button, outcomes, take(files)}
 */
export function enrollment(context, label) {
  const outcomes = h('ul.outcomes', { 'aria-live': 'polite', 'aria-label': 'Pictures' });
  const input = h('input', {
    type: 'file', accept: 'image/*', multiple: true, class: 'visually-hidden', tabindex: '-1', 'aria-hidden': 'true',
    onchange: () => {
      take([...input.files]);
      input.value = '';
    },
  });

  async function take(files) {
    const person = label ?? (files.length > 0 ? await choose(
      'Who is in ' + (files.length === 1 ? 'the picture?' : `the ${files.length} pictures?`), 'Enroll',
      'Somebody who is known gets more faces; another name is a new person.') : null);
    const items = [];
    for (const file of person === null ? [] : files) {
      const item = h('li', {}, outside(file.name), ' …');
      items.push(item);
      outcomes.append(item);
      await send(item, file, person, {});
    }
    // The room was left before all were sent: nobody sees the list.
    if (items.length > 0 && !outcomes.isConnected) {
      const refused = items.filter(item => item.className === 'bad').length;
      context.say(`${items.length - refused} of ${items.length} pictures of ${person} are enrolled`
        + (refused > 0 ? `, ${refused} are not.` : '.'), refused > 0 ? 'error' : 'done');
    }
  }

  async function send(item, file, person, choice) {
    try {
      const query = new URLSearchParams({ label: person, name: file.name, ...choice });
      const answer = await context.post('/api/people/enroll?' + query, file);
      if (answer.enrolled) {
        item.replaceChildren(outside(file.name), answer.known ? ' was enrolled before for ' : ' is a new face of ', outside(answer.label),
          ...(answer.lookAlike === '' ? [] : [', and looks like ', outside(answer.lookAlike)]));
        item.className = 'good';
      } else {
        item.replaceChildren(outside(file.name), ` is not taken: ${answer.reason} `, ...again(item, file, person, choice, answer));
        item.className = 'bad';
      }
    } catch (error) {
      item.replaceChildren(outside(file.name), ' is not taken: ', outside(error.message));
      item.className = 'bad';
    }
  }

  function again(item, file, person, choice, answer) {
    return answer.anyway === '' ? [] : [h('button', {
      type: 'button', onclick: () => send(item, file, person, { ...choice, [answer.anyway]: 'true' }),
    }, ANYWAY[answer.anyway])];
  }

  const button = h('span', {}, input,
    h('button.primary', { type: 'button', onclick: () => input.click() }, label === null ? 'Enroll pictures' : 'Add pictures'));
  return { button, outcomes, take };
}

/** Has files that are dropped on an element taken. */
export function droppable(element, take) {
  element.addEventListener('dragover', event => {
    event.preventDefault();
    element.classList.add('dropping');
  });
  element.addEventListener('dragleave', event => {
    if (!element.contains(event.relatedTarget)) {
      element.classList.remove('dropping');
    }
  });
  element.addEventListener('drop', event => {
    event.preventDefault();
    element.classList.remove('dropping');
    take([...event.dataTransfer.files]);
  });
}
