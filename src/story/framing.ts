import { type Framing, formOf, type Media, type Point } from './media.ts';

/** The shape in which a picture is shown: a photo of a drawing straightened by four corners, and pictures that are very long. */

/** The four corners in the order that Framing gives them. */
export type Corners = Framing['corners'];
export type Turn = Framing['turn'];
export const turns: readonly Turn[] = [0, 90, 180, 270];

/** Pixels. */
interface PixelSize {
  readonly width: number;
  readonly height: number;
}

export const wholePicture: Corners = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
];

/** Fractions of the photo. Anything smaller was a slip of the thumb: no drawing is photographed so small. */
const shortestSide = 0.08;
const smallestArea = 0.02;
/** Sine of the flattest bend at a corner, about 8 degrees: a flatter one would be stretched beyond all measure. */
const flattestBend = 0.14;

export type CornerFault = 'outside' | 'crossed' | 'small';

/** What is wrong with four corners; null where a drawing can lie between them. */
export function cornerFault(corners: Corners): CornerFault | null {
  const inside = corners.every(({ x, y }) => x >= 0 && x <= 1 && y >= 0 && y <= 1);
  if (!inside) return 'outside';
  const sides = sidesOf(corners);
  if (sides.some((side) => lengthOf(side) < shortestSide)) return 'small';
  const bends = sides.map((side, at) => bend(sides[(at + 3) % 4] ?? side, side));
  if (bends.some((each) => each < flattestBend)) return 'crossed';
  return areaOf(corners) < smallestArea ? 'small' : null;
}

/** True where the framing changes nothing. */
export function isAsItCame({ corners, turn }: Framing): boolean {
  return turn === 0 && isWhole(corners);
}

export function isWhole(corners: Corners): boolean {
  return corners.every((corner, at) => corner.x === wholePicture[at]?.x && corner.y === wholePicture[at]?.y);
}

/**
 * Size of the straightened picture before its turn: the mean lengths of opposite sides, in pixels of the upright photo of
 * that size. No side is longer than it is in the photo, taken both together.
 */
export function straightSize(photo: PixelSize, corners: Corners): PixelSize {
  const [top, right, bottom, left] = inPixels(photo, corners);
  return {
    width: Math.max(1, Math.round((lengthOf(top) + lengthOf(bottom)) / 2)),
    height: Math.max(1, Math.round((lengthOf(right) + lengthOf(left)) / 2)),
  };
}

export function turned({ width, height }: PixelSize, turn: Turn): PixelSize {
  return turn === 90 || turn === 270 ? { width: height, height: width } : { width, height };
}

/** Size of a media's picture as it is shown; null of a sound, and of what has not been measured. */
export function shownSize(media: Media): PixelSize | null {
  if (media.state !== 'inspected' && media.state !== 'ready') return null;
  const { facts, framing } = media;
  if (facts.form === 'sound') return null;
  // A booklet is never straightened.
  if (facts.form === 'film' || facts.pages || !framing) return { width: facts.width, height: facts.height };
  return turned(straightSize(facts, framing.corners), framing.turn);
}

/** The media framed anew; null shows it as it came. Only a picture can be framed: anything else comes back as it is. */
export function withFraming<One extends Media>(media: One, framing: Framing | null): One {
  if (formOf(media) !== 'artwork') return media;
  const { framing: _before, ...rest } = media;
  const bare = rest as unknown as One;
  return framing === null || isAsItCame(framing) ? bare : { ...bare, framing };
}

/** Long side over short side: a little more than the longest frames of the gallery. */
const longest = 3.2;

export type Strip = 'across' | 'down';

/** The direction of a picture that is too long to be seen at once, such as a panorama or a scroll; null for any other. */
export function stripOf({ width, height }: PixelSize): Strip | null {
  if (width > longest * height) return 'across';
  return height > longest * width ? 'down' : null;
}

type Side = Point;
type Four<T> = readonly [T, T, T, T];

/** From each corner to the next, clockwise from the top left: top, right, bottom, left. */
function sidesOf([one, two, three, four]: Corners): Four<Side> {
  return [from(one, two), from(two, three), from(three, four), from(four, one)];
}

const from = (start: Point, end: Point): Side => ({ x: end.x - start.x, y: end.y - start.y });
const lengthOf = ({ x, y }: Side) => Math.hypot(x, y);

/** Sine of the turn from one side to the next; positive where the corners go round clockwise, as on a page. */
function bend(before: Side, after: Side): number {
  return (before.x * after.y - before.y * after.x) / (lengthOf(before) * lengthOf(after));
}

function areaOf([one, two, three, four]: Corners): number {
  const across = from(one, three);
  const other = from(two, four);
  return Math.abs(across.x * other.y - across.y * other.x) / 2;
}

function inPixels({ width, height }: PixelSize, corners: Corners): Four<Side> {
  const [top, right, bottom, left] = sidesOf(corners);
  const scale = ({ x, y }: Side): Side => ({ x: x * width, y: y * height });
  return [scale(top), scale(right), scale(bottom), scale(left)];
}
