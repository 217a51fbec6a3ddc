// The room Live: what the cameras see, who is in it, and what is taught there.

import { h, fill, outside } from './dom.js';
import { cameraPanel } from './camera.js';
import { drawFaces, named, paint } from './drawing.js';
import { frozenView } from './frozen.js';
import { screenCard } from './screen.js';

const SECOND = 1000;
const STATES = { open: 'good', waiting: 'warn', ended: 'bad' };

export function mount(root, context) {
  const cards = new Map();
  const grid = h('div.sources');
  const none = h('p.empty', { hidden: true });
  const still = h('div.still', { hidden: true });
  const camera = cameraPanel(context);
  const points = h('button', { type: 'button', 'aria-pressed': 'false', onclick: () => {
    points.setAttribute('aria-pressed', String(points.getAttribute('aria-pressed') !== 'true'));
  } }, 'Points');
  const clear = h('button.danger', { type: 'button', onclick: () => forgetAll(context) }, 'Clear');
  const actions = h('div.actions', {}, points, clear);
  root.append(
    h('div.room-head', {}, h('h1', {}, 'Live'), actions),
    camera.element, still, none, grid);

  function watch() {
    context.socket.send({ do: 'watch', sources: document.hidden ? [] : [...cards.keys()] });
  }

  function freeze(card) {
    if (card.sequence === null) {
      context.say('There is no picture to freeze yet.', 'error');
    } else if (!context.socket.send({ do: 'freeze', source: card.name, sequence: card.sequence })) {
      context.say('Mien does not answer: the picture cannot be frozen.', 'error');
    }
  }

  function thaw() {
    context.socket.send({ do: 'thaw' });
    still.hidden = true;
    fill(still);
    grid.hidden = false;
  }

  function frozen(header, bitmap) {
    grid.hidden = true;
    still.hidden = false;
    fill(still, frozenView(context, header, bitmap, thaw));
    still.querySelector('h2').focus();
  }

  function told(state) {
    const sources = state ?? [];
    none.hidden = sources.length > 0;
    actions.hidden = sources.length > 0 && sources.every(source => source.screen); // a program teaches by itself
    none.textContent = state === null ? 'Mien does not say which sources it has.'
      : 'There is no source of pictures. Start Mien with one: mien live demo:';
    const names = new Set(sources.map(source => source.name));
    for (const [name, card] of cards) {
      if (!names.has(name)) {
        card.remove();
        cards.delete(name);
      }
    }
    let more = false;
    for (const source of sources) {
      if (!cards.has(source.name)) {
        const card = source.screen ? screenCard(context, source.name)
          : sourceCard(context, source.name, () => points.getAttribute('aria-pressed') === 'true', freeze, frozen);
        cards.set(source.name, card);
        grid.append(card.element);
        more = true;
      }
      cards.get(source.name).tell(source);
    }
    camera.tell(sources);
    if (more) {
      watch();
    }
  }

  // The frozen picture belongs to the connection that was lost; Mien keeps it for a while under its id.
  function opened() {
    const earlier = context.state('viewer')?.id;
    if (!still.hidden && earlier) {
      context.socket.send({ do: 'resume', viewer: earlier });
    }
    watch();
  }

  function refused(state) {
    if (state.lost) {
      still.querySelector('section')?.dispatchEvent(new CustomEvent('lost', { detail: state.error }));
    } else {
      context.say(state.error, 'error');
    }
  }

  let begun = false;
  const ends = [
    context.on('sources', told),
    context.on('frozen', state => begun && state && refused(state)),
    context.socket.onOpen(opened),
  ];
  begun = true;
  document.addEventListener('visibilitychange', watch);
  const timer = setInterval(() => cards.forEach(card => card.count()), SECOND);
  return {
    unmount() {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', watch);
      ends.forEach(end => end());
      cards.forEach(card => card.remove());
      camera.stop();
      context.socket.send({ do: 'watch', sources: [] });
      context.socket.send({ do: 'thaw' });
    },
  };
}

async function forgetAll(context) {
  const sure = await context.confirm('Forget everybody?',
    'All people and all their faces are deleted from the gallery. This cannot be taken back.', 'Forget everybody');
  if (sure) {
    await act(context, '/api/live/clear', {});
  }
}

/** Has something done, and says what came of it. */
async function act(context, path, body) {
  try {
    context.say((await context.post(path, body)).said);
    return true;
  } catch (error) {
    context.say(error.message, 'error');
    return false;
  }
}

/** One source: its picture with the faces in it, its figures, and what can be done with it. */
function sourceCard(context, name, withPoints, freeze, frozen) {
  const canvas = h('canvas', { width: 640, height: 480, hidden: true, role: 'img', 'aria-label': `${name}: no picture yet` });
  const state = h('span.badge');
  const figures = h('p.figures.note', {}, 'no picture yet');
  const reason = h('p.error', { hidden: true });
  const label = h('input', { type: 'text', 'aria-label': `Name of the face to learn from ${name}`, placeholder: 'name, or next number', maxlength: 200 });
  const learn = h('button.primary', {}, 'Learn');
  const element = h('article.card.source', { 'aria-label': name },
    h('div.source-head', {}, h('h2', {}, outside(name)), state),
    canvas, figures, reason,
    h('form.teach', {}, label,
      learn,
      h('button', { type: 'button', onclick: () => freeze(card) }, 'Freeze')));
  element.querySelector('form').addEventListener('submit', async event => {
    event.preventDefault();
    if (card.sequence === null) {
      return;
    }
    // A picture that comes before the answer still shows the face as unknown: it would be learned twice.
    learn.disabled = true;
    const done = await act(context, '/api/live/learn', {
      source: name, sequence: card.sequence, viewer: context.state('viewer')?.id, label: label.value.trim(),
    });
    learn.disabled = false;
    if (document.activeElement === document.body) {
      learn.focus();
    }
    if (done) {
      label.value = '';
    }
  });
  let shown = 0;
  let late = null;
  let dropped = 0;

  async function show(header, jpeg) {
    const began = performance.now();
    const bitmap = await createImageBitmap(jpeg);
    if (header.frozen) {
      frozen(header, bitmap);
      return;
    }
    canvas.hidden = false; // before it is measured
    const pen = paint(canvas, bitmap);
    bitmap.close();
    const scale = Math.max(canvas.width / Math.max(1, canvas.clientWidth), canvas.height / Math.max(1, canvas.clientHeight));
    drawFaces(pen, header, scale, withPoints());
    if (card.sequence === null) {
      figures.textContent = 'the first picture'; // figures come with the next second
    }
    card.sequence = header.sequence;
    canvas.dataset.sequence = header.sequence;
    canvas.setAttribute('aria-label', `${name}: ${named(header.faces)}`);
    shown++;
    late = header.age === null ? null : header.age + performance.now() - began;
  }

  const card = {
    name, element,
    sequence: null,
    tell(source) {
      state.textContent = source.state;
      state.className = `badge ${STATES[source.state] ?? ''}`;
      reason.textContent = source.reason;
      reason.hidden = source.reason === '';
      dropped = source.dropped;
    },
    count() {
      const delay = shown === 0 || late === null ? '' : ` · ${Math.round(late)} ms old`;
      figures.textContent = card.sequence === null ? 'no picture yet' : `${shown} pictures/s${delay} · ${dropped.toLocaleString('en')} left out`;
      shown = 0;
    },
    remove() {
      end();
      element.remove();
    },
  };
  const end = context.socket.onFrame(name, show);
  return card;
}
