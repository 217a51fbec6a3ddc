// A frozen picture: one of its faces is chosen, or a box is drawn around one that was missed, and it is taught.

import { h } from './dom.js';
import { caption } from './drawing.js';

const STEP = .01;
const LEAST = .02;
const FIRST = { left: .4, top: .35, width: .2, height: .3 };

/**
 * The view of one frozen picture.
 *
 * @param header of the frame
 * @param bitmap its picture
 * @param back closes the view
 */
export function frozenView(context, header, bitmap, back) {
  const canvas = h('canvas', { width: header.width, height: header.height, role: 'img', 'aria-label': `Frozen picture of ${header.source}` });
  canvas.getContext('2d').drawImage(bitmap, 0, 0);
  bitmap.close();
  const stage = h('div.stage', {}, canvas);
  const name = h('input', { type: 'text', id: 'frozen-name', required: true, maxlength: 200, autocomplete: 'off' });
  const force = h('input', { type: 'checkbox', id: 'frozen-force' });
  const error = h('p.error', { role: 'alert' });
  const learn = h('button.primary', {}, 'Learn this face');
  const drawn = drawnBox(stage, () => choose(null));
  let chosen = null;
  let lost = '';

  const faces = header.faces.map((face, number) => {
    const button = h('button.face', {
      type: 'button', 'aria-pressed': 'false', 'aria-label': `Face ${number + 1}: ${caption(face)}`,
      onclick: () => choose(button),
    });
    button.classList.toggle('known', face.known);
    const [x, y, width, height] = face.box;
    place(button, { left: x / header.width, top: y / header.height, width: width / header.width, height: height / header.height });
    button.share = [x / header.width, y / header.height, width / header.width, height / header.height];
    return button;
  });
  stage.append(...faces, drawn.element);

  /** Chooses a face, or what is drawn. */
  function choose(button) {
    chosen = button;
    faces.forEach(face => face.setAttribute('aria-pressed', String(face === button)));
    if (button !== null) {
      drawn.hide();
    }
    error.textContent = lost;
  }

  const form = h('form.stack', {},
    h('div.field', {}, h('label', { for: 'frozen-name' }, 'Name'), name),
    h('div.check', {}, force, h('label', { for: 'frozen-force' }, 'Even if the picture shows the face badly')),
    error,
    h('div.actions', {}, learn, h('button', { type: 'button', onclick: back }, 'Back')));
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const box = chosen === null ? drawn.share() : chosen.share;
    if (box === null) {
      error.textContent = 'Choose a face, or draw a box around one.';
      return;
    }
    learn.disabled = true;
    try {
      const done = await context.post('/api/live/enroll', {
        viewer: context.state('viewer')?.id, label: name.value.trim(), box, missed: chosen === null, force: force.checked,
      });
      error.textContent = '';
      context.say(done.said);
    } catch (failure) {
      error.textContent = failure.message;
    } finally {
      learn.disabled = lost !== '';
    }
  });
  if (faces.length === 1) {
    choose(faces[0]);
  }
  const view = h('section.frozen', { 'aria-labelledby': 'frozen-title' },
    h('div.room-head', {}, h('h2', { id: 'frozen-title', tabindex: -1 }, `Frozen: ${header.source}`),
      h('div.actions', {}, h('button', { type: 'button', onclick: () => drawn.show(FIRST) }, 'Draw a box'))),
    h('p.note', {}, 'Choose a face. Was one missed? Draw a box around it: drag over the picture, or press “Draw a box” and move it with the arrow keys; with Shift they change its size.'),
    h('div.frozen-parts', {}, stage, form));
  // Mien does not have the picture any more: what is shown cannot be taught.
  view.addEventListener('lost', event => {
    lost = event.detail;
    error.textContent = lost;
    learn.disabled = true;
  });
  return view;
}

function place(element, { left, top, width, height }) {
  element.style.left = `${100 * left}%`;
  element.style.top = `${100 * top}%`;
  element.style.width = `${100 * width}%`;
  element.style.height = `${100 * height}%`;
}

/** A box that is drawn with a pointer or moved by keys. */
function drawnBox(stage, begun) {
  let at = null;
  let from = null;
  const element = h('button.drawn', { type: 'button', hidden: true,
    'aria-label': 'Drawn box: arrow keys move it, with Shift they change its size', onkeydown: key });

  function set(box) {
    const width = Math.min(1, Math.max(LEAST, box.width));
    const height = Math.min(1, Math.max(LEAST, box.height));
    at = {
      left: Math.min(1 - width, Math.max(0, box.left)), top: Math.min(1 - height, Math.max(0, box.top)), width, height,
    };
    place(element, at);
    element.hidden = false;
  }

  function key(event) {
    const x = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key] ?? 0;
    const y = { ArrowUp: -STEP, ArrowDown: STEP }[event.key] ?? 0;
    if (x === 0 && y === 0) {
      return;
    }
    event.preventDefault();
    set(event.shiftKey
      ? { ...at, width: at.width + x, height: at.height + y }
      : { ...at, left: at.left + x, top: at.top + y });
  }

  function share(event) {
    const frame = stage.getBoundingClientRect();
    return [
      Math.min(1, Math.max(0, (event.clientX - frame.left) / frame.width)),
      Math.min(1, Math.max(0, (event.clientY - frame.top) / frame.height)),
    ];
  }

  stage.addEventListener('pointerdown', event => {
    if (event.button === 0 && !event.target.classList.contains('face')) {
      from = share(event);
      stage.setPointerCapture(event.pointerId);
      event.preventDefault();
    }
  });
  stage.addEventListener('pointermove', event => {
    if (from !== null) {
      const to = share(event);
      begun();
      set({
        left: Math.min(from[0], to[0]), top: Math.min(from[1], to[1]),
        width: Math.abs(to[0] - from[0]), height: Math.abs(to[1] - from[1]),
      });
    }
  });
  for (const end of ['pointerup', 'pointercancel']) {
    stage.addEventListener(end, () => {
      from = null;
    });
  }
  return {
    element,
    show(box) {
      begun();
      set(box);
      element.focus();
    },
    hide() {
      at = null;
      element.hidden = true;
    },
    share: () => at === null ? null : [at.left, at.top, at.width, at.height],
  };
}
