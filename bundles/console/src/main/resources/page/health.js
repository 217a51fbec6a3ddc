// The room Health: this second, the last quarter of an hour, and what the health checks say.

import { h, fill, outside } from './dom.js';

const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 600;
const HEIGHT = 160;
const MINUTES = 15;
const LOOKS = { ok: 'good', warn: 'warn' };
const MEBIBYTE = 1 << 20;

export function mount(root, context) {
  const now = h('dl.figures');
  const checks = h('ul.checks', { 'aria-label': 'Health checks' });
  const empty = h('p.note', { hidden: true }, 'Nothing is installed that checks the health of this product.');
  const charts = h('div.charts');
  const unknown = h('p.note', { hidden: true }, 'Mien does not say how it is.');
  let drawn = '';
  let told = '';
  root.append(h('div.room-head', {}, h('h1', {}, 'Health')), unknown, now,
    h('h2', {}, 'The last quarter of an hour'), charts, h('h2', {}, 'Checks'), empty, checks);
  const offs = [
    context.on('health', state => {
      unknown.hidden = state !== null;
      root.classList.toggle('unknown', state === null);
      if (state === null) {
        return;
      }
      if (state.now !== null) {
        drawNow(now, state.now);
      }
      const text = JSON.stringify(state.checks);
      if (state.checks !== null && text !== told) {
        told = text;
        empty.hidden = state.checks.length > 0;
        checks.hidden = state.checks.length === 0;
        fill(checks, state.checks.map(check));
      }
    }),
    context.on('health-history', state => {
      const text = state === null ? '' : state.samples.at(-1)?.time ?? 'none';
      if (state !== null && text !== drawn) {
        drawn = text;
        drawCharts(charts, state.samples, state.seconds);
      }
    }),
  ];
  return {
    unmount() {
      offs.forEach(off => off());
    },
  };
}

function drawNow(list, sample) {
  const rates = Object.entries(sample.rates);
  const figure = (term, value) => h('div.card', {}, h('dt', {}, term), h('dd', {}, value));
  fill(list,
    rates.length === 0 ? figure('Frames a second', 'no source') : rates.map(([name, rate]) => figure(h('span', {}, 'Frames a second, ', outside(name)), rate.toFixed(1))),
    figure('Latency', sample.median === null ? 'no frame' : [`${sample.median.toFixed(0)} ms`, h('small', {}, ` 95 %: ${sample.late.toFixed(0)} ms`)]),
    figure('Left out, failed', `${sample.dropped}, ${sample.failed}`),
    figure('Memory', sample.resident === null ? 'not known here' : mebibytes(sample.resident)),
    figure('Heap', mebibytes(sample.heap)),
    figure('Processors busy', sample.processors.toFixed(2)));
}

function mebibytes(bytes) {
  return `${Math.round(bytes / MEBIBYTE)} MiB`;
}

function check(one) {
  return h('li.card', {}, h('h3', {}, outside(one.name), ' ', h(`span.badge.${LOOKS[one.status] ?? 'bad'}`, {}, one.status)),
    one.messages.map(message => h('p', {}, outside(message))));
}

function drawCharts(element, samples, seconds) {
  const open = [...element.querySelectorAll('details')].map(each => each.open);
  const names = [...new Set(samples.flatMap(sample => Object.keys(sample.rates)))].sort();
  const series = [
    ['Frames a second', '', names.map(name => [name, samples.map(sample => sample.rates[name] ?? null)])],
    ['Latency', 'ms', [['median', samples.map(sample => sample.median)], ['95 %', samples.map(sample => sample.late)]]],
    [`Frames left out and failed in ${seconds} s`, '', [['left out', samples.map(sample => sample.dropped)], ['failed', samples.map(sample => sample.failed)]]],
    ['Memory', 'MiB', [['resident', samples.map(sample => scaled(sample.resident))], ['heap', samples.map(sample => scaled(sample.heap))]]],
    ['Processors busy', '', [['this process', samples.map(sample => sample.processors)]]],
  ];
  const focused = [...element.querySelectorAll('summary')].indexOf(document.activeElement);
  fill(element, series.map(([title, unit, lines], index) => chart(title, unit, lines, samples, seconds, open[index])));
  element.querySelectorAll('summary')[focused]?.focus({ preventScroll: true });
}

function scaled(bytes) {
  return bytes === null ? null : bytes / MEBIBYTE;
}

/** A figure with a line for each row of values, and the same as a table. */
function chart(title, unit, lines, samples, seconds, open) {
  const known = lines.flatMap(([, values]) => values).filter(value => value !== null);
  const top = nice(Math.max(1, ...known));
  const most = MINUTES * 60 / seconds;
  const svg = shape('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': summary(title, unit, lines) });
  for (const share of [0, .5, 1]) {
    const y = HEIGHT - 10 - share * (HEIGHT - 30);
    svg.append(shape('line', { class: 'grid', x1: 0, x2: WIDTH, y1: y, y2: y }), shape('text', { x: 0, y: y - 3 }, `${+(top * share).toFixed(2)} ${unit}`));
  }
  lines.forEach(([, values], index) => {
    const offset = most - values.length;
    let path = '';
    values.forEach((value, at) => {
      if (value !== null) {
        const begins = at === 0 || values[at - 1] === null;
        path += `${begins ? 'M' : 'L'}${((offset + at) / Math.max(1, most - 1) * WIDTH).toFixed(1)} ${(HEIGHT - 10 - value / top * (HEIGHT - 30)).toFixed(1)}`;
      }
    });
    svg.append(shape('path', { class: `line line-${index % 4}`, d: path }));
  });
  const rows = everyMinute(samples, seconds);
  return h('figure.card.chart', {}, h('figcaption', {}, h('strong', {}, title), ' ',
    lines.map(([name], index) => h('span.key', {}, key(index), outside(name)))), svg,
  h('details', { open: open === true }, h('summary', {}, 'As a table'), rows.length === 0 ? h('p', {}, 'No minute is over yet.') : h('table', {},
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Time'), lines.map(([name]) => h('th.number', { scope: 'col' }, outside(name))))),
    h('tbody', {}, rows.map(at => h('tr', {}, h('td', {}, new Date(samples[at].time).toLocaleTimeString()),
      lines.map(([, values]) => h('td.number', {}, text(values[at], unit)))))))));
}

function everyMinute(samples, seconds) {
  const step = 60 / seconds;
  return samples.map((sample, at) => at).filter(at => (samples.length - 1 - at) % step === 0).reverse();
}

function text(value, unit) {
  return value === null ? '–' : `${+value.toFixed(value < 10 ? 2 : 0)} ${unit}`.trim();
}

function summary(title, unit, lines) {
  return `${title}: ` + (lines.length === 0 ? 'nothing measured'
    : lines.map(([name, values]) => `${name} ${values.length === 0 ? 'not measured yet' : text(values.at(-1), unit)}`).join(', '));
}

function key(index) {
  const svg = shape('svg', { viewBox: '0 0 24 8', class: 'sample', 'aria-hidden': 'true' });
  svg.append(shape('path', { class: `line line-${index % 4}`, d: 'M0 4L24 4' }));
  return svg;
}

/** The least of 1, 2, 5, 10, 20 ... that is not below. */
function nice(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map(factor => factor * power).find(each => each >= value);
}

function shape(tag, attributes, content = '') {
  const element = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  element.textContent = content;
  return element;
}
