// The room People: everybody with a face, and the way to one person's own view (#/people/NAME).

import { h, fill, count, outside } from './dom.js';
import { droppable, enrollment } from './enroll.js';
import { address, people, portrait } from './faces.js';
import { person } from './person.js';

const SIZE = 60;

export function mount(root, context) {
  const name = location.hash.replace(/^#\/people\/?/, '');
  const view = name === '' ? everybody(root, context) : person(root, context, decode(name));
  return follow(context, view);
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Draws a view again after each change, one request at a time. */
function follow(context, view) {
  let busy = false;
  let again = false;
  let left = false;
  async function draw() {
    again = busy;
    if (busy || left) {
      return;
    }
    busy = true;
    try {
      await view(() => left);
    } catch (error) {
      if (!left) {
        context.say(error.message, 'error');
      }
    }
    busy = false;
    if (again) {
      draw();
    }
  }
  view.draw = draw;
  const off = context.on('people', draw);
  if (context.state('people') === undefined) {
    draw();
  }
  return {
    unmount() {
      left = true;
      off();
    },
  };
}

function everybody(root, context) {
  let from = 0;
  let shown = '';
  const search = h('input', { type: 'search', id: 'people-search', autocomplete: 'off', oninput: () => go(0) });
  const told = h('p.note', { role: 'status' });
  const list = h('ul.cards.people', { 'aria-label': 'People' });
  const earlier = h('button', { type: 'button', onclick: () => go(from - SIZE) }, 'Earlier');
  const later = h('button', { type: 'button', onclick: () => go(from + SIZE) }, 'Later');
  const pages = h('nav.actions', { 'aria-label': 'Pages of people', hidden: true }, earlier, later);
  const empty = h('div.empty', { hidden: true });
  const pictures = enrollment(context, null);
  root.append(
    h('div.room-head', {}, h('h1', {}, 'People'), told, h('div.actions', {}, pictures.button)),
    h('div.field.search', {}, h('label', { for: 'people-search' }, 'Find somebody'), search),
    pictures.outcomes, list, empty, pages);
  droppable(root, pictures.take);

  function go(to) {
    from = Math.max(0, to);
    view.draw();
  }

  async function view(isLeft) {
    const answer = await people(search.value, from, SIZE);
    if (isLeft()) {
      return;
    }
    if (answer.page.length === 0 && from > 0) {
      from = Math.max(0, Math.floor((answer.matching - 1) / SIZE) * SIZE);
      view.draw();
      return;
    }
    const range = answer.matching > SIZE ? `, ${from + 1} to ${from + answer.page.length} of ${answer.matching} shown` : '';
    const found = search.value === '' ? '' : `, ${answer.matching} found`;
    const lacking = answer.galleries.filter(one => one.serving && one.lacking > 0)
      .map(one => `; ${count(one.lacking, 'face')} must be enrolled again for ${one.model}`).join('');
    told.textContent = `${count(answer.people, 'person', 'people')}, ${count(answer.faces, 'face')}${found}${range}${lacking}`;
    pages.hidden = answer.matching <= SIZE;
    earlier.disabled = from === 0;
    later.disabled = from + SIZE >= answer.matching;
    nobody(answer);
    const now = JSON.stringify(answer.page);
    if (now !== shown) {
      shown = now;
      fill(list, answer.page.map(item));
    }
  }

  function nobody(answer) {
    empty.hidden = answer.matching > 0;
    list.hidden = answer.matching === 0;
    if (answer.people === 0) {
      fill(empty, h('p', {}, 'Nobody is known yet. Drop pictures of a person here, or choose them with ', h('strong', {}, 'Enroll pictures'),
        '; or press ', h('strong', {}, 'learn'), ' in the room Live while somebody looks into the camera.'));
    } else {
      fill(empty, h('p', {}, 'Nobody is called that.'));
    }
  }
  return view;
}

function item(one) {
  return h('li', {}, h('a.card.person', { href: address(one.label) },
    portrait(one.face, one.label), h('strong.name', {}, outside(one.label)), h('span.note', {}, count(one.faces, 'face'))));
}
