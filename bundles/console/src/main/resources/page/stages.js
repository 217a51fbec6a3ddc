// The room Stages: what serves, what is behind it, what was refused, and how it is changed.

import { h, fill, outside } from './dom.js';
import { droppable } from './enroll.js';

const KINDS = ['detector', 'aligner', 'extractor', 'matcher', 'store'];
const LOOKS = { serving: 'good', probation: 'warn', preparing: 'accent', suspended: 'bad', 'rolled back': 'bad', refused: 'bad', retired: 'bad' };

export function mount(root, context) {
  const note = h('p.note', { hidden: true }, 'This product cannot be changed while it runs: nothing is installed that deploys.');
  const unknown = h('p.note', { hidden: true }, 'Mien does not say which stages it has.');
  const input = h('input', {
    type: 'file', accept: '.jar', class: 'visually-hidden', tabindex: '-1', 'aria-hidden': 'true',
    onchange: () => {
      send([...input.files]);
      input.value = '';
    },
  });
  const deploy = h('button.primary', { type: 'button', onclick: () => input.click() }, 'Deploy a model');
  const back = h('button', { type: 'button', onclick: rollback }, 'Roll back');
  const sending = h('p.note', { role: 'status' });
  const change = h('section.card.change', { hidden: true, 'aria-live': 'polite', 'aria-label': 'Change' });
  const lineUp = h('ol.line-up', { 'aria-label': 'Line-up' });
  const refusals = h('section.stack', { hidden: true });
  const generations = h('section.stack');
  const events = h('section.stack');
  const slots = KINDS.map(kind => slot(kind, ask));
  root.append(
    h('div.room-head', {}, h('h1', {}, 'Stages'), h('div.actions', {}, input, deploy, back)),
    note, unknown, sending, change, lineUp, refusals, generations, events);
  lineUp.append(...slots.map(one => one.element));
  droppable(root, send);
  const draws = [];
  let changeable = true;
  let busy = false;
  let most = Infinity;

  /** Draws what has changed of the state. */
  function part(select, draw) {
    let before;
    draws.push(state => {
      const value = select(state);
      const now = JSON.stringify(value);
      if (now !== before) {
        before = now;
        draw(value);
      }
    });
  }

  function allow(state) {
    changeable = state !== null && state.changeable;
    busy = state?.change?.state === 'running';
    unknown.hidden = state !== null;
    note.hidden = state === null || changeable;
    deploy.disabled = !changeable || busy;
    back.disabled = !changeable || busy;
    slots.forEach(one => one.able(changeable && !busy));
  }

  part(state => state.change, value => drawChange(change, value));
  part(state => state.refusals, values => {
    refusals.hidden = values.length === 0;
    fill(refusals, h('h2', {}, 'Refused'), table(['When', 'What', 'Why'], values.map(one => [time(one.time), outside(one.subject), outside(one.reason)])));
  });
  part(state => [state.generations, state.failure], ([values, failure]) => {
    generations.hidden = values.length === 0 && failure === '';
    fill(generations, h('h2', {}, 'Generations'), failure !== '' && h('p.error', {}, outside(failure)),
      table(['Number', 'When', 'Why', 'Deployed'], values.map(one => [
        h('span.actions', {}, String(one.number), one.current && h('span.badge.good', {}, 'current')), time(one.time), outside(one.why),
        outside(one.deployed.join(', ') || '–')])));
  });
  const offs = [
    context.on('stages', state => {
      allow(state);
      root.classList.toggle('unknown', state === null);
      if (state !== null) {
        most = state.mebibytes;
        draws.forEach(draw => draw(state));
        slots.forEach(one => one.draw(state.stages.filter(stage => stage.kind === one.kind)));
      }
    }),
    context.on('stage-events', values => fill(events, h('h2', {}, 'What happened'),
      values === null || values.length === 0 ? h('p.note', {}, 'Nothing yet.')
        : table(['When', 'Stage', 'Step', 'Detail'], values.map(one => [
          time(one.time), h('span', {}, `${one.kind} `, outside(one.stage)),
          one.progress < 1 ? `${one.step} ${Math.floor(one.progress * 100)} %` : one.step, outside(one.detail)])))),
  ];

  async function attempt(work) {
    try {
      return await work();
    } catch (error) {
      context.say(error.message, 'error');
      return null;
    }
  }

  async function send(files) {
    if (!changeable || files.length === 0) {
      return;
    }
    if (busy) {
      context.say('Another change is being made: drop it again when that is done.', 'error');
      return;
    }
    if (files.length > 1) {
      context.say('One model bundle at a time.', 'error');
      return;
    }
    const file = files[0];
    if (file.size > most * (1 << 20)) {
      context.say(`${file.name} has ${size(file.size)}; a model bundle has at most ${most} MiB.`, 'error');
      return;
    }
    fill(sending, 'Sending ', outside(file.name), ` (${size(file.size)}) …`);
    const sent = await attempt(() => context.post('/api/stages/upload?' + new URLSearchParams({ name: file.name }), file));
    fill(sending);
    if (sent === null) {
      return;
    }
    const models = h('ul', {}, sent.models.map(one => h('li', {}, h('strong', {}, outside(`${one.name}/${one.version}`)), ' ', outside(one.type))));
    const details = [h('p', {}, outside(sent.name), `, ${size(sent.bytes)}, brings:`), models,
      'It is tried first. If it passes, it serves on probation while the stage before it is kept.'];
    const yes = await context.confirm('Deploy this model bundle?', details, 'Deploy');
    const discard = () => context.post('/api/stages/discard', { upload: sent.upload });
    if (!yes) {
      await attempt(discard);
    } else if (await attempt(() => context.post('/api/stages/deploy', { upload: sent.upload })) === null) {
      // It is of no more use: it is sent again with the next attempt.
      await discard().catch(() => {});
    }
  }

  async function rollback() {
    if (await context.confirm('Go back to what was installed before the last change?', 'Stages that come back serve before others are removed.', 'Roll back')) {
      await attempt(() => context.post('/api/stages/rollback', {}));
    }
  }

  async function ask(action, stage) {
    const name = `${stage.name}/${stage.version}`;
    const question = {
      use: ['Put this stage first?', 'It serves once it is ready, whatever its rank.', 'Use'],
      undeploy: ['Remove the bundle of this stage?', 'It is removed once another stage does its work. Roll back brings it again.', 'Remove'],
    }[action];
    if (await context.confirm(question[0], [h('p', {}, h('strong', {}, `${stage.kind} `, outside(name))), question[1]], question[2])) {
      await attempt(() => context.post(`/api/stages/${action}`, { name: action === 'use' ? `${stage.kind}:${name}` : name }));
    }
  }

  return {
    unmount() {
      offs.forEach(off => off());
    },
  };
}

/** The card of a kind: the stage that serves, and those behind it. */
function slot(kind, ask) {
  const body = h('div.stack');
  const buttons = new Set();
  const figures = new Map();
  let before = '';
  let can = false;

  function button(action, text, stage) {
    const made = h('button', {
      type: 'button', disabled: !can, 'data-key': action + stage.id, 'aria-label': `${text} ${stage.name} ${stage.version}`,
      onclick: () => ask(action, stage),
    }, text);
    buttons.add(made);
    return made;
  }

  function entry(stage) {
    const line = h('p.note.calls', {}, told(stage));
    figures.set(stage.id + stage.parts, line);
    return h('div.slot-stage', {},
      h('h3', {}, outside(`${stage.name} ${stage.version}`)),
      h('p', {}, h(`span.badge${LOOKS[stage.state] ? '.' + LOOKS[stage.state] : ''}`, {}, stage.state), stage.reason === '' ? '' : ' ', outside(stage.reason)),
      stage.total > 0 && h('progress', { max: stage.total, value: stage.done, 'aria-label': `${stage.state} of ${stage.name}, ${stage.done} of ${stage.total}` }),
      line,
      h('div.actions', {}, !stage.serving && stage.state !== 'retired' && button('use', 'Use', stage),
        stage.kind !== 'store' && stage.state !== 'retired' && button('undeploy', 'Remove', stage)));
  }

  return {
    kind,
    element: h('li.card', {}, h('h2', {}, kind), body),
    able(yes) {
      can = yes;
      buttons.forEach(each => { each.disabled = !yes; });
    },
    draw(stages) {
      const now = JSON.stringify(stages.map(one => ({ ...one, calls: 0, failures: 0, medianMicros: 0, p99Micros: 0, leaked: 0 })));
      if (now !== before) {
        before = now;
        const focus = document.activeElement?.dataset?.key;
        buttons.clear();
        figures.clear();
        const serving = stages.filter(one => one.serving);
        const others = stages.filter(one => !one.serving);
        fill(body, serving.length === 0 ? h('p', {}, h('span.badge.bad', {}, 'missing'), ` no ${kind} serves`) : serving.map(entry), others.map(entry));
        [...buttons].find(each => each.dataset.key === focus)?.focus();
      }
      for (const stage of stages) {
        figures.get(stage.id + stage.parts).textContent = told(stage);
      }
    },
  };
}

function told(stage) {
  if (stage.calls === 0) {
    return 'not called yet';
  }
  const leaked = stage.leaked > 0 ? `, ${stage.leaked} hang` : '';
  return `${stage.calls.toLocaleString('en')} calls, ${stage.failures} failed${leaked}; ${millis(stage.medianMicros)} (99\u00a0%:\u00a0${millis(stage.p99Micros)})`;
}

function millis(micros) {
  return `${(micros / 1000).toFixed(micros < 10000 ? 2 : 0)}\u00a0ms`;
}

function drawChange(element, change) {
  element.hidden = change === null;
  if (change === null) {
    return;
  }
  const look = { running: 'accent', done: 'good', failed: 'bad' }[change.state];
  fill(element, h('h2', {}, outside(change.what), ' ', h(`span.badge.${look}`, {}, change.state)),
    h('ol.steps', {}, change.steps.map(step => h('li', {}, `${step.step} `, outside(step.subject), step.detail === '' ? '' : ': ', outside(step.detail),
      step.progress < 1 && h('progress', { max: 1, value: step.progress, 'aria-label': `${step.step} ${Math.floor(step.progress * 100)} %` })))),
    change.sentence !== '' && h('p', {}, outside(change.sentence)));
}

function table(heads, rows) {
  return h('div.table-frame', { tabindex: '0', role: 'region', 'aria-label': `Table of ${heads.join(', ')}` },
    h('table', {}, h('thead', {}, h('tr', {}, heads.map(head => h('th', { scope: 'col' }, head)))),
      h('tbody', {}, rows.map(cells => h('tr', {}, cells.map(cell => h('td', {}, cell)))))));
}

function time(text) {
  const date = new Date(text);
  return h('time', { datetime: text }, date.toDateString() === new Date().toDateString() ? date.toLocaleTimeString() : date.toLocaleString());
}

function size(bytes) {
  return bytes < 1 << 20 ? `${Math.ceil(bytes / 1024)} KiB` : `${(bytes / (1 << 20)).toFixed(1)} MiB`;
}
