// Numbers of axes and sliders, written as the server writes those of results.

/** By decimals, since to make one takes longer than to use it. */
const formats = new Map();

/** `1,234.5`, `−3`, with `sign` also `+3`. */
export function decimal(value, decimals = 0, sign = false) {
  if (!Number.isFinite(value)) return '–';
  if (!formats.has(decimals)) {
    formats.set(decimals, new Intl.NumberFormat('en-GB', {minimumFractionDigits: decimals, maximumFractionDigits: decimals}));
  }
  const text = formats.get(decimals).format(Math.abs(value));
  if (!/[1-9]/.test(text)) return text;
  return (value < 0 ? '−' : sign ? '+' : '') + text;
}

/** A number in its unit: `£120k/year`, `32%`, `4 people`. */
export function amount(value, decimals, unit) {
  const number = decimal(value, decimals);
  if (unit.startsWith('£')) return number.replace(/^(−?)/, '$1£') + unit.slice(1);
  return number + (unit.startsWith('%') || unit === '' ? '' : ' ') + unit;
}

/** Multiples of 1, 2 or 5 times a power of ten that cover `low` to `high`, about `count` of them. */
export function ticks(low, high, count = 5) {
  if (!(high > low)) [low, high] = [low - 1, low + 1];
  const rough = (high - low) / count, power = 10 ** Math.floor(Math.log10(rough));
  const step = power * [1, 2, 5, 10].find(factor => factor * power >= rough * 0.999);
  const values = [];
  for (let i = Math.floor(low / step + 1e-9); i <= Math.ceil(high / step - 1e-9); i++) values.push(i * step);
  return {values, step, low: values[0], high: values.at(-1)};
}

/** The label of a tick: as many decimals as its step has, millions of pounds short. */
export function tickLabel(value, {step, low, high}, unit, lang, sign = false) {
  const isMoney = unit.startsWith('£'), largest = Math.max(Math.abs(low), Math.abs(high));
  const scale = isMoney && largest >= 1e6 ? 1e6 : isMoney && largest >= 1e4 ? 1e3 : 1;
  const decimals = value === 0 ? 0 : Math.max(-Math.floor(Math.log10(step / scale * 1.000001)), 0);
  let text = decimal(value / scale, decimals, sign);
  if (isMoney) text = text.replace(/^([+−]?)/, '$1£');
  else if (unit === '%') text += '%';
  if (value === 0 || scale === 1) return text;
  return text + (scale === 1e3 ? 'k' : lang === 'cy' ? ' miliwn' : 'm');
}

/**
 * Axes that stay while things move: one widens at once where something would leave it, and is drawn
 * anew only when all is settled and most of it stands empty.
 */
export class Axes {
  constructor() {
    this.kept = new Map();
  }

  /** @param {boolean} isSettled nothing moves and no answer is awaited */
  get(name, values, isSettled, {zero = true, count = 5} = {}) {
    const finite = values.filter(Number.isFinite);
    if (zero || finite.length === 0) finite.push(0);
    const low = Math.min(...finite), high = Math.max(...finite), old = this.kept.get(name);
    const fits = old && low >= old.low && high <= old.high;
    const isEmpty = old && high - low < 0.4 * (old.high - old.low);
    if (fits && !(isSettled && isEmpty)) return old;
    const fresh = old && !isSettled ? ticks(Math.min(low, old.low), Math.max(high, old.high), count) : ticks(low, high, count);
    this.kept.set(name, fresh);
    return fresh;
  }
}
