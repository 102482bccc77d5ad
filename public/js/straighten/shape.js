/** The geometry of public/js/straighten/straighten.js. Corners are [{ x, y }] clockwise from the top left, as shares of the photo. */

/** Limits as src/story/framing.ts sets them; the archive has the last word. */
const shortestSide = 0.08;
const smallestArea = 0.02;
const flattestBend = 0.14;

export const wholePicture = () => [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
];

/** True where a drawing can lie between the corners. */
export function isSound(corners) {
  const sides = corners.map((corner, at) => less(corners[(at + 1) % 4], corner));
  if (sides.some((side) => long(side) < shortestSide)) return false;
  const bends = sides.map((side, at) => {
    const before = sides[(at + 3) % 4];
    return cross(before, side) / (long(before) * long(side));
  });
  if (bends.some((bend) => bend < flattestBend)) return false;
  return Math.abs(cross(less(corners[2], corners[0]), less(corners[3], corners[1]))) / 2 >= smallestArea;
}

/** Size of the straightened picture after its turn, for a photo of `width` by `height`. */
export function straightSize(corners, turn, width, height) {
  const sides = corners.map((corner, at) => {
    const next = corners[(at + 1) % 4];
    return Math.hypot((next.x - corner.x) * width, (next.y - corner.y) * height);
  });
  const size = [(sides[0] + sides[2]) / 2, (sides[1] + sides[3]) / 2];
  return turn % 180 === 0 ? size : size.reverse();
}

/**
 * The CSS matrix that draws the corners of a photo of `width` by `height` pixels out to a box of `across` by `down`
 * (Heckbert, Fundamentals of Texture Mapping, 1989, 2.2.3).
 */
export function drawnOut(corners, turn, width, height, across, down) {
  const first = (4 - turn / 90) % 4;
  const [p, q, r, s] = corners.map((_, at) => {
    const { x, y } = corners[(first + at) % 4];
    return { x: x * width, y: y * height };
  });
  const sum = { x: p.x - q.x + r.x - s.x, y: p.y - q.y + r.y - s.y };
  const one = less(q, r);
  const other = less(s, r);
  const g = cross(sum, other) / cross(one, other);
  const h = cross(one, sum) / cross(one, other);
  const [a, b, c] = [q.x - p.x + g * q.x, s.x - p.x + h * s.x, p.x];
  const [d, e, f] = [q.y - p.y + g * q.y, s.y - p.y + h * s.y, p.y];
  // The adjoint leads back: from the photo to the square, and from there to the box.
  const rows = [
    [(e - f * h) * across, (c * h - b) * across, (b * f - c * e) * across],
    [(f * g - d) * down, (a - c * g) * down, (c * d - a * f) * down],
    [d * h - e * g, b * g - a * h, a * e - b * d],
  ];
  const unit = rows[2][2];
  const [x, y, w] = rows.map((row) => row.map((value) => value / unit));
  return `matrix3d(${[x[0], y[0], 0, w[0], x[1], y[1], 0, w[1], 0, 0, 1, 0, x[2], y[2], 0, w[2]].join(',')})`;
}

const less = (one, other) => ({ x: one.x - other.x, y: one.y - other.y });
const cross = (one, other) => one.x * other.y - one.y * other.x;
const long = ({ x, y }) => Math.hypot(x, y);
