// The screen of a program: its pictures as they are, and the touches that go back to it.

import { h, outside } from './dom.js';
import { paint } from './drawing.js';

const STEP = .02;
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const PRESS = [' ', 'Enter'];
const KEYS = 'The arrow keys move the pointer, the space bar touches';
const CROSS = 10;

/** The card of a screen: {element, tell(source), count(), remove()}. */
export function screenCard(context, name) {
  const canvas = h('canvas', { width: 552, height: 368, tabindex: '0', role: 'application',
    'aria-label': `Screen of the program, ${name}. ${KEYS}.` });
  const state = h('span.badge');
  const element = h('article.card.source.screen', { 'aria-label': name },
    h('div.source-head', {}, h('h2', {}, outside(name)), state),
    canvas, h('p.note', {}, `Click or touch the picture; or go to it with the tab key. ${KEYS}.`));
  let at = { x: .5, y: .5 };
  let pressed = false;
  let byKeys = false;
  let bitmap = null;
  let moving = 0;

  function send() {
    cancelAnimationFrame(moving);
    moving = 0;
    context.socket.send({ do: 'point', source: name, x: at.x, y: at.y, pressed });
  }

  /** Places of a pointer that moves are sent once for each picture of the browser. */
  function place(event) {
    const box = canvas.getBoundingClientRect();
    at = { x: share((event.clientX - box.left) / box.width), y: share((event.clientY - box.top) / box.height) };
    byKeys = false;
  }

  function release() {
    if (pressed) {
      pressed = false;
      send();
    }
  }

  function draw() {
    if (bitmap === null) {
      return;
    }
    const pen = paint(canvas, bitmap);
    if (byKeys && document.activeElement === canvas) {
      cross(pen, at.x * canvas.width, at.y * canvas.height, pressed);
    }
  }

  canvas.addEventListener('pointerdown', event => {
    if (event.button === 0) {
      canvas.setPointerCapture(event.pointerId);
      place(event);
      pressed = true;
      send();
    }
  });
  canvas.addEventListener('pointermove', event => {
    if (pressed && !byKeys) {
      place(event);
      moving ||= requestAnimationFrame(send);
    }
  });
  canvas.addEventListener('pointerup', event => {
    place(event);
    release();
  });
  canvas.addEventListener('pointercancel', release);
  canvas.addEventListener('blur', release);
  canvas.addEventListener('keydown', event => {
    const move = MOVES[event.key];
    if (move) {
      at = { x: share(at.x + move[0] * STEP), y: share(at.y + move[1] * STEP) };
      if (pressed) {
        send();
      }
    } else if (!PRESS.includes(event.key)) {
      return;
    } else if (!event.repeat) {
      pressed = true;
      send();
    }
    byKeys = true;
    event.preventDefault();
    draw();
  });
  canvas.addEventListener('keyup', event => {
    if (PRESS.includes(event.key)) {
      release();
      draw();
    }
  });

  const end = context.socket.onFrame(name, async (header, jpeg) => {
    const next = await createImageBitmap(jpeg); // keys draw the one before until then
    bitmap?.close();
    bitmap = next;
    draw();
    canvas.dataset.sequence = header.sequence;
  });
  return {
    element,
    tell(source) {
      state.textContent = source.state;
      state.className = `badge ${source.state === 'open' ? 'good' : 'bad'}`;
    },
    count() {},
    remove() {
      release();
      end();
      element.remove();
    },
  };
}

function share(value) {
  return Math.min(1, Math.max(0, value));
}

function cross(pen, x, y, pressed) {
  for (const [color, width] of [['#000', 4], [pressed ? '#6ee7a0' : '#fff', 2]]) {
    pen.strokeStyle = color;
    pen.lineWidth = width;
    pen.beginPath();
    pen.moveTo(x - CROSS, y);
    pen.lineTo(x + CROSS, y);
    pen.moveTo(x, y - CROSS);
    pen.lineTo(x, y + CROSS);
    pen.stroke();
  }
}
