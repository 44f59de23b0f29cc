// Pictures of numbers as SVG: functions from values, axes and a size to an element. The colours are
// classes, so that the style sheet turns them with the page.

import {s} from './dom.js';
import {tickLabel} from './numbers.js';

/** Colours and shapes of a series, so that colour is never alone. */
export const SERIES = 6;
const DASHES = ['', '9 5', '2 4', '12 4 2 4', '5 3', '14 6'];

export function mark(x, y, series, size) {
  const k = series % SERIES, attributes = {class: `f${k}`};
  switch (k) {
    case 0: return s('circle', {...attributes, cx: x, cy: y, r: size});
    case 1: return s('rect', {...attributes, x: x - size, y: y - size, width: 2 * size, height: 2 * size});
    case 2: return s('path', {...attributes, d: `M${x} ${y - size * 1.35}l${size * 1.35} ${size * 1.35}l${-size * 1.35} ${size * 1.35}l${-size * 1.35} ${-size * 1.35}z`});
    case 3: return s('path', {...attributes, d: `M${x} ${y - size * 1.25}l${size * 1.25} ${size * 2.25}h${-size * 2.5}z`});
    case 4: return s('path', {class: `k${k} bold`, d: `M${x - size} ${y - size}l${2 * size} ${2 * size}m0 ${-2 * size}l${-2 * size} ${2 * size}`});
    default: return s('circle', {class: `k${k} hollow`, cx: x, cy: y, r: size});
  }
}

/** The sign of a series beside its name. */
export const sign = series => s('svg', {class: 'sign', viewBox: '0 0 20 20', 'aria-hidden': 'true'}, mark(10, 10, series, 6));

const bounded = (value, low, high) => Math.min(Math.max(value, low), high);

/**
 * One paired difference on its axis: a line for what nobody knows, a box for the interval of the
 * simulation, a dot, and where we started as a hollow mark. The shaded middle is too small to matter.
 */
export function strip(difference, axis, {series, matters, width = 240, height = 30}) {
  const x = value => 6 + (bounded(value, axis.low, axis.high) - axis.low) / (axis.high - axis.low) * (width - 12);
  const middle = height / 2, parts = [];
  if (matters > 0) {
    parts.push(s('rect', {class: 'small', x: x(-matters), y: 0, width: Math.max(x(matters) - x(-matters), 1), height}));
  }
  parts.push(s('path', {class: 'zero', d: `M${x(0)} 0V${height}`}));
  if (difference && Number.isFinite(difference.mean)) {
    const {mean, low, high, rangeLow, rangeHigh, marked} = difference;
    if (Number.isFinite(rangeLow) && Number.isFinite(rangeHigh)) {
      parts.push(s('path', {class: `k${series % SERIES} thin`,
        d: `M${x(rangeLow)} ${middle}H${x(rangeHigh)}M${x(rangeLow)} ${middle - 6}v12M${x(rangeHigh)} ${middle - 6}v12`}));
    }
    if (Number.isFinite(low) && Number.isFinite(high)) {
      parts.push(s('rect', {class: `f${series % SERIES} faint`, x: x(low), y: middle - 9, width: Math.max(x(high) - x(low), 2), height: 18}));
    }
    if (Number.isFinite(marked) && Math.abs(x(marked) - x(mean)) >= 1) parts.push(s('path', {class: 'start', d: `M${x(marked)} ${height - 1}l-6 -8h12z`}));
    parts.push(mark(x(mean), middle, series, 5));
  }
  return s('svg', {class: 'strip', viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true'}, parts);
}

/** A frame with ticks; returns the scales and what is drawn. */
function frame({width, height, font, across, up, lang, acrossUnit = '', upUnit = '', signs = false}) {
  const labels = up.values.map(value => tickLabel(value, up, upUnit, lang, signs));
  const left = 12 + Math.max(...labels.map(label => label.length)) * font * 0.62;
  const right = width - Math.max(font, tickLabel(across.high, across, acrossUnit, lang, signs).length * font * 0.33), top = font, bottom = height - font * 1.8;
  const x = value => left + (value - across.low) / (across.high - across.low) * (right - left);
  const y = value => bottom - (bounded(value, up.low, up.high) - up.low) / (up.high - up.low) * (bottom - top);
  const parts = [];
  up.values.forEach((value, i) => {
    parts.push(s('path', {class: value === 0 ? 'zero' : 'grid', d: `M${left} ${y(value)}H${right}`}));
    parts.push(s('text', {x: left - 8, y: y(value) + font * 0.35, 'text-anchor': 'end', 'font-size': font}, labels[i]));
  });
  const each = tickLabel(across.high, across, acrossUnit, lang, signs).length * font * 0.7 + 12;
  const every = Math.max(1, Math.ceil(each * (across.values.length - 1) / (right - left)));
  across.values.forEach((value, i) => {
    parts.push(s('path', {class: value === 0 && signs ? 'zero' : 'grid', d: `M${x(value)} ${signs ? top : bottom}V${bottom + 5}`}));
    if (i % every === 0) {
      parts.push(s('text', {x: x(value), y: bottom + font * 1.4, 'text-anchor': 'middle', 'font-size': font},
        tickLabel(value, across, acrossUnit, lang, signs)));
    }
  });
  return {x, y, left, right, top, bottom, parts};
}

const drawing = (name, width, height, parts) =>
  s('svg', {class: 'chart', role: 'img', 'aria-label': name, viewBox: `0 0 ${Math.round(width)} ${Math.round(height)}`}, parts);

/** How an outcome develops: a line and a band a scenario. */
export function course({name, times, series, across, up, unit, lang, width, height, font}) {
  const {x, y, parts} = frame({width, height, font, across, up, lang, upUnit: unit});
  series.forEach(({low, high}, k) => {
    if (!low || !high) return;
    const upper = times.map((time, i) => `${x(time)},${y(high[i])}`);
    const lower = times.map((time, i) => `${x(time)},${y(low[i])}`).reverse();
    parts.push(s('polygon', {class: `f${k} veil`, points: [...upper, ...lower].join(' ')}));
  });
  series.forEach(({median}, k) => {
    parts.push(s('path', {class: `k${k} line`, 'stroke-dasharray': DASHES[k], d: 'M' + times.map((time, i) => `${x(time)} ${y(median[i])}`).join('L')}));
    parts.push(mark(x(times.at(-1)), y(median.at(-1)), k, font * 0.35));
  });
  return drawing(name, width, height, parts);
}

/** Two differences against each other, a point a scenario with its ranges. */
export function tradeOff({name, points, across, up, acrossUnit, upUnit, lang, width, height, font}) {
  const {x, y, parts} = frame({width, height, font, across, up, lang, acrossUnit, upUnit, signs: true});
  points.forEach(point => {
    parts.push(s('path', {class: `k${point.series} thin`, d: `M${x(point.xLow)} ${y(point.y)}H${x(point.xHigh)}M${x(point.x)} ${y(point.yLow)}V${y(point.yHigh)}`}));
  });
  points.forEach(point => parts.push(mark(x(point.x), y(point.y), point.series, font * 0.45)));
  return drawing(name, width, height, parts);
}

/** How probable each rank is: a stacked bar a scenario, from the best rank. */
export function ranks({name, rows, width, font}) {
  const row = font * 2.2, height = rows.length * row, parts = [];
  rows.forEach((probabilities, index) => {
    let from = 0;
    const last = Math.max(probabilities.length - 1, 1);
    probabilities.forEach((share, rank) => {
      const start = from * width, across = share * width;
      from += share;
      if (across <= 0) return;
      parts.push(s('rect', {class: 'rank', x: start, y: index * row + 4, width: across, height: row - 8,
        'fill-opacity': (0.9 - 0.8 * rank / last).toFixed(2)}));
      if (across > font * 1.4) {
        parts.push(s('text', {class: 'halo', x: start + across / 2, y: index * row + row / 2 + font * 0.35, 'text-anchor': 'middle', 'font-size': font, 'font-weight': 700}, String(rank + 1)));
      }
    });
  });
  return drawing(name, width, height, parts);
}

/** What caused a difference: one bar a step, from where the one before ended. */
export function waterfall({name, steps, axis, unit, lang, width, font}) {
  const narrow = width < 560, row = font * (narrow ? 3.4 : 2.4);
  const room = narrow ? 8 : width * 0.34, number = Math.max(...steps.map(step => step.printed.length)) * font * 0.6 + 12;
  const left = room, right = width - (narrow ? 8 : number), bottom = row * steps.length;
  const x = value => left + (bounded(value, axis.low, axis.high) - axis.low) / (axis.high - axis.low) * (right - left);
  const parts = axis.values.flatMap((value, i) => [
    s('path', {class: value === 0 ? 'zero' : 'grid', d: `M${x(value)} 0V${bottom}`}),
    i % 2 === 0 && s('text', {x: bounded(x(value), font * 2, width - font * 2), y: bottom + font * 1.3, 'text-anchor': 'middle', 'font-size': font * 0.9}, tickLabel(value, axis, unit, lang, true)),
  ]).filter(Boolean);
  let level = 0;
  steps.forEach((step, i) => {
    const middle = i * row + (narrow ? row * 0.7 : row / 2), start = step.isTotal ? 0 : level;
    const end = step.isTotal ? step.change : level + step.change, h = font * 1.2;
    const label = narrow ? `${step.label}: ${step.printed}` : step.label;
    wrap(label, narrow ? width - 16 : room - 16, font).slice(0, 2).forEach((line, k, all) => {
      parts.push(s('text', {class: narrow ? 'halo' : null, x: 8, 'font-size': font,
        y: narrow ? i * row + font * (k + 1) : middle + font * 0.35 + (k - (all.length - 1) / 2) * font * 1.1}, line));
    });
    parts.push(s('rect', {class: step.isTotal ? 'total' : step.change < 0 ? 'f1' : 'f0', x: Math.min(x(start), x(end)), y: middle - h / 2, width: Math.max(Math.abs(x(end) - x(start)), 1), height: h}));
    if (Number.isFinite(step.error) && step.error > 0) {
      parts.push(s('path', {class: 'whisker', d: `M${x(end - step.error)} ${middle}H${x(end + step.error)}`}));
    }
    if (!narrow) {
      parts.push(s('text', {x: width - 4, y: middle + font * 0.35, 'text-anchor': 'end', 'font-size': font, 'font-weight': step.isTotal ? 700 : 400}, step.printed));
    }
    level = end;
  });
  return drawing(name, width, bottom + font * 1.7, parts);
}

/** Lines of about `width` pixels. */
function wrap(text, width, font) {
  const most = Math.max(8, Math.floor(width / (font * 0.55))), lines = [''];
  for (const word of text.split(' ')) {
    if (lines.at(-1) !== '' && lines.at(-1).length + word.length + 1 > most) lines.push(word);
    else lines[lines.length - 1] += (lines.at(-1) === '' ? '' : ' ') + word;
  }
  return lines;
}

/** What the room expects, a dot a guess, above what the simulation says. */
export function guesses({name, values, result, axis, unit, lang, width, font}) {
  const left = font * 2, right = width - font * 2;
  const x = value => left + (bounded(value, axis.low, axis.high) - axis.low) / (axis.high - axis.low) * (right - left);
  const step = font * 0.8, stacks = new Map();
  const dots = [...values].sort((a, b) => a - b).map(value => {
    const slot = Math.round(x(value) / step), above = stacks.get(slot) ?? 0;
    stacks.set(slot, above + 1);
    return {x: slot * step, above};
  });
  const base = font * 1.5 + Math.max(3, ...stacks.values()) * step;
  const parts = axis.values.flatMap((value, i) => [
    s('path', {class: value === 0 ? 'zero' : 'grid', d: `M${x(value)} ${font}V${base + font * 2.4}`}),
    i % 2 === 0 && s('text', {x: x(value), y: base + font * 3.8, 'text-anchor': 'middle', 'font-size': font}, tickLabel(value, axis, unit, lang, true)),
  ]).filter(Boolean);
  dots.forEach(dot => parts.push(s('circle', {class: 'guess', cx: dot.x, cy: base - dot.above * step, r: step * 0.42})));
  if (result) {
    const middle = base + font * 1.5;
    if (Number.isFinite(result.low) && Number.isFinite(result.high)) {
      parts.push(s('rect', {class: 'f1 faint', x: x(result.low), y: middle - font * 0.6, width: Math.max(x(result.high) - x(result.low), 2), height: font * 1.2}));
    }
    parts.push(mark(x(result.mean), middle, 1, font * 0.4));
  }
  return drawing(name, width, base + font * 4.2, parts);
}

/** A QR code from rows of modules, dark on light in every colour scheme. */
export function code(rows, name) {
  const size = rows.length + 8;
  const path = rows.map((row, y) => row.map((isDark, x) => isDark ? `M${x + 4} ${y + 4}h1v1h-1z` : '').join('')).join('');
  return s('svg', {class: 'code', role: 'img', 'aria-label': name, viewBox: `0 0 ${size} ${size}`, 'shape-rendering': 'crispEdges'},
    s('rect', {class: 'light', width: size, height: size}), s('path', {class: 'dark', d: path}));
}
