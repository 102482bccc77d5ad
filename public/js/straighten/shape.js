/** How a straightened photo is drawn; what may be straightened, and to which size, src/story/framing.ts says. */

/**
 * @typedef {import('../../../src/story/framing.ts').Corners} Corners
 * @typedef {import('../../../src/story/media.ts').Point} Point
 */

/**
 * The CSS matrix that draws the corners of a photo of `width` by `height` pixels out to a box of `across` by `down`
 * (Heckbert, Fundamentals of Texture Mapping, 1989, 2.2.3).
 * @param {Corners} corners clockwise from the top left, as shares of the photo
 * @param {number} turn degrees to the right
 * @param {number} width
 * @param {number} height
 * @param {number} across
 * @param {number} down
 */
export function drawnOut(corners, turn, width, height, across, down) {
  const first = (4 - turn / 90) % 4;
  const corner = (/** @type {number} */ at) => {
    const { x, y } = corners[(first + at) % 4] ?? corners[0];
    return { x: x * width, y: y * height };
  };
  const [p, q, r, s] = [corner(0), corner(1), corner(2), corner(3)];
  const sum = { x: p.x - q.x + r.x - s.x, y: p.y - q.y + r.y - s.y };
  const one = less(q, r);
  const other = less(s, r);
  const g = cross(sum, other) / cross(one, other);
  const h = cross(one, sum) / cross(one, other);
  const [a, b, c] = [q.x - p.x + g * q.x, s.x - p.x + h * s.x, p.x];
  const [d, e, f] = [q.y - p.y + g * q.y, s.y - p.y + h * s.y, p.y];
  // The adjoint leads back: from the photo to the square, and from there to the box.
  const unit = a * e - b * d;
  const x = [(e - f * h) * across, (c * h - b) * across, (b * f - c * e) * across].map(
    (value) => value / unit,
  );
  const y = [(f * g - d) * down, (a - c * g) * down, (c * d - a * f) * down].map((value) => value / unit);
  const w = [d * h - e * g, b * g - a * h, unit].map((value) => value / unit);
  return `matrix3d(${[x[0], y[0], 0, w[0], x[1], y[1], 0, w[1], 0, 0, 1, 0, x[2], y[2], 0, w[2]].join(',')})`;
}

/**
 * @param {Point} one
 * @param {Point} other
 * @returns {Point}
 */
const less = (one, other) => ({ x: one.x - other.x, y: one.y - other.y });

/**
 * @param {Point} one
 * @param {Point} other
 */
const cross = (one, other) => one.x * other.y - one.y * other.x;
