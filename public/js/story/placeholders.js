/**
 * Shows each picture's ThumbHash, a sketch of 25 bytes or so, until the picture itself is there.
 * The format is Evan Wallace's (https://evanw.github.io/thumbhash/): a few cosines for lightness and two for colour.
 * Transparency is left out: what lies behind is paper anyway.
 */
import { fromBase64 } from '../shared/base64.js';
import { datum, findAll, penOf } from '../shared/dom.js';

/**
 * A surface as cosines: `middle` is its mean, and each term a wave with so many halves across and down.
 * @typedef {{ middle: number, terms: { x: number, y: number, weight: number }[] }} Wave
 */

const side = 32;

for (const image of findAll(document, 'img[data-placeholder]', HTMLImageElement)) {
  if (image.complete) continue;
  const hash = fromBase64(datum(image, 'placeholder'));
  image.style.background = `url(${paint(read(hash))}) 0 0 / 100% 100%`;
  const clear = () => image.style.removeProperty('background');
  image.addEventListener('load', clear, { once: true });
  image.addEventListener('error', clear, { once: true });
}

/**
 * The three waves of the sketch: lightness, yellow against blue, red against green.
 * @param {Uint8Array} hash
 * @returns {[Wave, Wave, Wave]}
 */
function read(hash) {
  const byte = (/** @type {number} */ at) => hash[at] ?? 0;
  const first = byte(0) | (byte(1) << 8) | (byte(2) << 16);
  const second = byte(3) | (byte(4) << 8);
  const transparent = first >> 23;
  const long = transparent ? 5 : 7;
  const wide = second >> 15;
  const short = Math.max(3, second & 7);
  // Two values lie in each byte.
  let at = transparent ? 12 : 10;
  const wave = (
    /** @type {number} */ middle,
    /** @type {number} */ scale,
    /** @type {number} */ nx,
    /** @type {number} */ ny,
  ) => {
    /** @type {Wave['terms']} */
    const terms = [];
    for (let y = 0; y < ny; y += 1) {
      for (let x = y ? 0 : 1; x * ny < nx * (ny - y); x += 1) {
        const value = (byte(at >> 1) >> ((at & 1) * 4)) & 15;
        terms.push({ x, y, weight: (value / 7.5 - 1) * scale * 2 });
        at += 1;
      }
    }
    return { middle, terms };
  };
  return [
    wave((first & 63) / 63, ((first >> 18) & 31) / 31, wide ? long : short, wide ? short : long),
    wave(((first >> 6) & 63) / 31.5 - 1, (((second >> 3) & 63) / 63) * 1.25, 3, 3),
    wave(((first >> 12) & 63) / 31.5 - 1, (((second >> 9) & 63) / 63) * 1.25, 3, 3),
  ];
}

/**
 * The sketch as an address of a small picture.
 * @param {[Wave, Wave, Wave]} waves
 */
function paint(waves) {
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  const pen = penOf(canvas);
  const pixels = pen.createImageData(side, side);
  for (let at = 0; at < side * side; at += 1) {
    const [x, y] = [at % side, Math.floor(at / side)];
    const [light, yellow, red] = [height(waves[0], x, y), height(waves[1], x, y), height(waves[2], x, y)];
    const blue = light - (2 / 3) * yellow;
    const warm = (3 * light - blue + red) / 2;
    pixels.data.set(
      [warm, warm - red, blue, 1].map((part) => 255 * part),
      at * 4,
    );
  }
  pen.putImageData(pixels, 0, 0);
  return canvas.toDataURL();
}

/**
 * @param {Wave} wave
 * @param {number} x
 * @param {number} y
 */
function height({ middle, terms }, x, y) {
  const wave = (/** @type {number} */ place, /** @type {number} */ times) =>
    Math.cos((Math.PI / side) * (place + 0.5) * times);
  return terms.reduce((sum, term) => sum + term.weight * wave(x, term.x) * wave(y, term.y), middle);
}
