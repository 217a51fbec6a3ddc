// The shell: who may enter, which room is shown, what is said at the bottom.

import { h, fill } from './dom.js';
import { Link } from './link.js';
import { ask, enter, leave, session, words } from './session.js';

const READ = 6000;
const AWAY = 'Mien does not answer.';

const main = document.getElementById('room');
const messages = document.getElementById('messages');
const connection = document.getElementById('connection');
const navigation = document.querySelector('nav');
const signOut = document.getElementById('sign-out');

let rooms = [];
let link = null;
let shown = null;
let asked = 0;
let closings = 0;

/** Says something at the bottom: kind "error" stays until it is dismissed. */
function say(text, kind = 'done') {
  const message = h(`div.message.${kind}`, {}, h('span', {}, text),
    h('button', { type: 'button', 'aria-label': 'Dismiss', onclick: () => message.remove() }, '✕'));
  messages.append(message);
  if (kind !== 'error') {
    setTimeout(() => message.remove(), READ);
  }
}

/** Asks before something that cannot be taken back; details are texts or elements. */
function confirm(question, details = [], action = 'Go on') {
  return new Promise(resolve => {
    const dialog = h('dialog', { 'aria-labelledby': 'confirm-question' },
      h('form', { method: 'dialog' },
        h('h2', { id: 'confirm-question' }, question),
        ...[details].flat().map(detail => typeof detail === 'string' ? h('p', {}, detail) : detail),
        h('div.actions', {},
          h('button', { value: '', autofocus: true }, 'Cancel'),
          h('button.danger', { value: 'yes' }, action))));
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** Has Mien do something: the answer, or an Error with what is wrong in words. A body that is no object is sent as it is. */
async function post(path, body = {}) {
  const raw = body instanceof Blob;
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': raw ? 'application/octet-stream' : 'application/json' },
    body: raw ? body : JSON.stringify(body),
  }).catch(() => { throw new Error(AWAY); });
  if (answer.status === 401 && link !== null) {
    start('The session is over.');
  }
  if (!answer.ok) {
    throw new Error(await words(answer));
  }
  return answer.status === 204 ? {} : answer.json();
}

async function room() {
  const number = ++asked;
  const name = rooms.find(one => location.hash === `#/${one}` || location.hash.startsWith(`#/${one}/`)) ?? rooms[0];
  const title = name[0].toUpperCase() + name.slice(1);
  let module;
  try {
    module = await import(`./${name}.js`);
  } catch {
    module = null;
  }
  if (number !== asked || link === null) {
    return;
  }
  if (module === null) {
    say(`${AWAY} The room ${title} cannot be shown.`, 'error');
    return;
  }
  shown?.unmount();
  for (const anchor of navigation.querySelectorAll('a')) {
    if (anchor.hash === `#/${name}`) {
      anchor.setAttribute('aria-current', 'page');
    } else {
      anchor.removeAttribute('aria-current');
    }
  }
  document.title = `${title} – Mien`;
  main.dataset.room = name;
  const root = h(`section.room-${name}`, { 'aria-label': title });
  fill(main, root);
  shown = module.mount(root, {
    state: topic => link.state(topic),
    on: (topic, listener) => link.on(topic, listener),
    socket: link,
    post,
    // What a room began may end after the session: nothing of it is shown beside the form.
    confirm: async (...question) => link !== null && confirm(...question),
    say: (...message) => link !== null && say(...message),
  });
}

/** Why Mien closed the connection is told if it is full; what a session that is over means, the sign-in form says. */
function heard(state, reason = '') {
  const full = reason.startsWith('Too many pages') ? `${reason} ` : '';
  connection.dataset.state = state;
  connection.textContent = state === 'open' ? 'connected' : `${full}reconnecting …`;
}

/** Ends what is shown; who waits for an answer sees by the number that it is too late. */
function close() {
  closings++;
  link?.close();
  link = null;
  shown?.unmount();
  shown = null;
  navigation.hidden = true;
  signOut.hidden = true;
  connection.textContent = '';
  delete connection.dataset.state;
  document.querySelectorAll('dialog').forEach(dialog => dialog.close());
  fill(messages);
}

function signIn({ password, failure, rooms: listed = [] }) {
  document.title = 'Sign in – Mien';
  const error = h('p.error', { role: 'alert' }, failure ?? '');
  const form = h('form.card.sign-in', {}, h('h1', {}, 'Sign in'));
  if (password) {
    const field = h('input', { type: 'password', id: 'password', autocomplete: 'current-password', required: true });
    form.append(h('div.field', {}, h('label', { for: 'password' }, 'Password'), field), h('button.primary', {}, 'Sign in'));
    form.addEventListener('submit', async event => {
      event.preventDefault();
      error.textContent = await enter({ password: field.value });
      if (error.textContent === '') {
        start();
      }
    });
  } else {
    form.append(listed.length === 1 ? h('p', {}, 'Open the address that the program printed. It works once.')
      : h('p', {}, 'Open the address that Mien printed. It works once, for a minute; ', h('code', {}, 'mien page'), ' prints a new one.'));
  }
  form.append(error);
  fill(main, form);
}

/** @param reason why somebody who was signed in must do so again */
async function start(reason) {
  close();
  const number = closings;
  const found = await session();
  if (number !== closings) {
    return;
  }
  if (!found.valid) {
    signIn({ ...found, failure: found.failure ?? reason });
    return;
  }
  rooms = found.rooms ?? rooms;
  for (const anchor of navigation.querySelectorAll('a')) {
    anchor.hidden = !rooms.includes(anchor.hash.slice('#/'.length));
  }
  navigation.hidden = false;
  signOut.hidden = false;
  link = new Link(heard, async () => {
    const now = await ask();
    if (!now.valid && number === closings) {
      close();
      signIn({ ...now, failure: 'The session is over.' });
    }
    return !now.valid;
  });
  await room();
}

function theme(name) {
  const button = document.getElementById('theme');
  const dark = name ? name === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  if (name) {
    document.documentElement.dataset.theme = name;
  }
  button.setAttribute('aria-pressed', String(dark));
}

document.getElementById('theme').addEventListener('click', event => {
  const name = event.currentTarget.getAttribute('aria-pressed') === 'true' ? 'light' : 'dark';
  localStorage.setItem('theme', name);
  theme(name);
});
signOut.addEventListener('click', async () => {
  const failure = await leave();
  if (failure !== '') {
    say(`You are still signed in: ${failure}`, 'error');
    return;
  }
  close();
  signIn(await ask());
});
addEventListener('hashchange', () => {
  if (location.hash.startsWith('#token=')) {
    start();
  } else if (link !== null && location.hash.startsWith('#/')) {
    room().then(() => {
      main.focus({ preventScroll: true });
      scrollTo(0, 0);
    });
  }
});
theme(localStorage.getItem('theme'));
start();
