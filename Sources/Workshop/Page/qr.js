// A QR code of an address (ISO/IEC 18004): bytes, level L, versions 1 to 40, mask 0. The standard lets
// an encoder choose among eight masks by a penalty; every reader reads any of them.

// Error-correction bytes a block, and blocks, of versions 1 to 40 at level L (table 9).
const CORRECTION = [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28,
  28, 30, 30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30];
const BLOCKS = [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13,
  14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25];

/** Multiplies in the field of 256 elements, modulo x^8 + x^4 + x^3 + x^2 + 1. */
function times(a, b) {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >> 7) * 0x11d);
    product ^= ((b >> bit) & 1) * a;
  }
  return product;
}

function generator(degree) {
  const result = new Array(degree).fill(0);
  result[degree - 1] = 1;
  let root = 1;
  for (let i = 0; i < degree; i++) {
    for (let j = 0; j < degree; j++) {
      result[j] = times(result[j], root) ^ (result[j + 1] ?? 0);
    }
    root = times(root, 2);
  }
  return result;
}

function remainder(data, divisor) {
  const result = new Array(divisor.length).fill(0);
  for (const byte of data) {
    const factor = byte ^ result.shift();
    result.push(0);
    divisor.forEach((coefficient, i) => { result[i] ^= times(coefficient, factor); });
  }
  return result;
}

function alignmentPlaces(version) {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = version === 32 ? 26 : Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
  const places = [6];
  for (let i = 0; i < count - 1; i++) places.splice(1, 0, version * 4 + 10 - i * step);
  return places;
}

/** Bytes that a version holds, data and correction. */
function capacity(version) {
  let bits = (16 * version + 128) * version + 64;
  if (version >= 2) {
    const count = Math.floor(version / 7) + 2;
    bits -= (25 * count - 10) * count - 55;
    if (version >= 7) bits -= 36;
  }
  return Math.floor(bits / 8);
}

const room = version => capacity(version) - CORRECTION[version - 1] * BLOCKS[version - 1];

function codewords(bytes, version) {
  const bits = [];
  const put = (value, count) => { for (let i = count - 1; i >= 0; i--) bits.push((value >> i) & 1); };
  put(4, 4);
  put(bytes.length, version < 10 ? 8 : 16);
  bytes.forEach(byte => put(byte, 8));
  put(0, Math.min(4, room(version) * 8 - bits.length));
  put(0, (8 - bits.length % 8) % 8);
  for (let filler = 0xec; bits.length < room(version) * 8; filler ^= 0xec ^ 0x11) put(filler, 8);
  const data = [];
  for (let i = 0; i < bits.length; i += 8) data.push(parseInt(bits.slice(i, i + 8).join(''), 2));

  // The last blocks are one byte longer where the capacity does not divide.
  const count = BLOCKS[version - 1], total = capacity(version), length = CORRECTION[version - 1];
  const short = count - total % count, shortData = Math.floor(total / count) - length;
  const divisor = generator(length), blocks = [];
  for (let i = 0, from = 0; i < count; i++) {
    const part = data.slice(from, from += shortData + (i < short ? 0 : 1));
    blocks.push({part, check: remainder(part, divisor)});
  }
  const woven = [];
  for (let i = 0; i <= shortData; i++) {
    for (const block of blocks) if (i < block.part.length) woven.push(block.part[i]);
  }
  for (let i = 0; i < length; i++) for (const block of blocks) woven.push(block.check[i]);
  return woven;
}

/**
 * Rows of dark and light modules.
 * @param {string} text at most 2,953 bytes of UTF-8
 * @returns {boolean[][] | null} null where the text is longer
 */
export function qrCode(text) {
  const bytes = [...new TextEncoder().encode(text)];
  let version = 1;
  while (version <= 40 && bytes.length + (version < 10 ? 2 : 3) > room(version)) version++;
  if (version > 40) return null;
  const size = version * 4 + 17;
  const dark = Array.from({length: size}, () => new Array(size).fill(false));
  const taken = Array.from({length: size}, () => new Array(size).fill(false));
  const set = (x, y, value) => {
    if (x < 0 || y < 0 || x >= size || y >= size) return;
    dark[y][x] = value;
    taken[y][x] = true;
  };
  const rings = (cx, cy, radius, light) => {
    for (let dy = -radius; dy <= radius; dy++) {
      for (let dx = -radius; dx <= radius; dx++) {
        set(cx + dx, cy + dy, !light.includes(Math.max(Math.abs(dx), Math.abs(dy))));
      }
    }
  };
  for (let i = 0; i < size; i++) {
    set(6, i, i % 2 === 0);
    set(i, 6, i % 2 === 0);
  }
  for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]]) rings(x, y, 4, [2, 4]);
  const places = alignmentPlaces(version), last = places.length - 1;
  places.forEach((x, i) => places.forEach((y, j) => {
    if (!(i === 0 && j === 0 || i === 0 && j === last || i === last && j === 0)) rings(x, y, 2, [1]);
  }));

  // Level L is 01, mask 0 is 000; ten check bits of a BCH code.
  let rest = 8;
  for (let i = 0; i < 10; i++) rest = (rest << 1) ^ ((rest >> 9) * 0x537);
  const format = ((8 << 10) | rest) ^ 0x5412;
  const bit = i => ((format >> i) & 1) === 1;
  for (let i = 0; i <= 5; i++) set(8, i, bit(i));
  set(8, 7, bit(6));
  set(8, 8, bit(7));
  set(7, 8, bit(8));
  for (let i = 9; i < 15; i++) set(14 - i, 8, bit(i));
  for (let i = 0; i < 8; i++) set(size - 1 - i, 8, bit(i));
  for (let i = 8; i < 15; i++) set(8, size - 15 + i, bit(i));
  set(8, size - 8, true);
  if (version >= 7) {
    let check = version;
    for (let i = 0; i < 12; i++) check = (check << 1) ^ ((check >> 11) * 0x1f25);
    const bits = (version << 12) | check;
    for (let i = 0; i < 18; i++) {
      const a = size - 11 + i % 3, b = Math.floor(i / 3), value = ((bits >> i) & 1) === 1;
      set(a, b, value);
      set(b, a, value);
    }
  }

  // Two columns at a time from the right, upwards and downwards in turn.
  const words = codewords(bytes, version);
  let index = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++) {
      for (const x of [right, right - 1]) {
        const y = ((right + 1) & 2) === 0 ? size - 1 - step : step;
        if (taken[y][x]) continue;
        const value = index < words.length * 8
          && ((words[index >> 3] >> (7 - (index & 7))) & 1) === 1;
        dark[y][x] = value !== ((x + y) % 2 === 0);
        index++;
      }
    }
  }
  return dark;
}
