import { straightSize, type Turn, turned } from '../../story/framing.ts';
import type { ArtworkFacts, Framing, Point } from '../../story/media.ts';
import { type PictureSize, pictureSizes, type Size } from '../plan-renditions.ts';
import type { FfmpegRun } from '../tools/ffmpeg.ts';
import { quietOptions } from '../tools/tool-options.ts';

/** How a framed picture is made, decided from its facts alone. All in pixels. */
export interface Straightening {
  /** The part of the upright photo in which the four corners lie. */
  readonly part: Part;
  /** Size at which that part is opened: no larger than it is, and no larger than the renditions need. */
  readonly opened: Size;
  /** The four corners within it, clockwise from the top left. */
  readonly corners: readonly Point[];
  /** Size of the picture between them, before its turn. */
  readonly straight: Size;
  readonly turn: Turn;
  /** Of the renditions. */
  readonly sizes: readonly PictureSize[];
}

export interface Part extends Size {
  readonly left: number;
  readonly top: number;
}

/** What ffmpeg's filter holds for each pixel comes to some 30 bytes: so many stay far below its memory (S3). */
const mostPixels = 24_000_000;

/** Nothing is upscaled: no rendition is larger than the picture between the corners is in the photo. */
export function planStraightening(photo: ArtworkFacts, framing: Framing): Straightening {
  const { turn } = framing;
  const part = partAround(photo, framing.corners);
  const native = straightSize(photo, framing.corners);
  const room = Math.min(1, Math.sqrt(mostPixels / (part.width * part.height)));
  const sizes = pictureSizes(turned(scaled(native, room), turn));
  const largest = sizes.at(-1);
  if (!largest) throw new Error('Expected at least one size but the plan names none');
  const straight = turned(largest, turn);
  const opened = scaled(part, Math.min(1, straight.width / native.width));
  const corners = framing.corners.map(({ x, y }) => ({
    x: ((x * photo.width - part.left) * opened.width) / part.width,
    y: ((y * photo.height - part.top) * opened.height) / part.height,
  }));
  return { part, opened, corners, straight, turn, sizes };
}

const scaled = ({ width, height }: Size, by: number): Size => ({
  width: Math.max(1, Math.round(width * by)),
  height: Math.max(1, Math.round(height * by)),
});

function partAround({ width, height }: Size, corners: Framing['corners']): Part {
  const xs = corners.map(({ x }) => x * width);
  const ys = corners.map(({ y }) => y * height);
  const left = Math.min(width - 1, Math.floor(Math.min(...xs)));
  const top = Math.min(height - 1, Math.floor(Math.min(...ys)));
  return {
    left,
    top,
    width: Math.max(1, Math.min(width, Math.ceil(Math.max(...xs))) - left),
    height: Math.max(1, Math.min(height, Math.ceil(Math.max(...ys))) - top),
  };
}

/** True where the corners are those of the opened part, so that there is nothing to straighten. */
export function isStraight({ corners, opened }: Straightening): boolean {
  const own = [
    { x: 0, y: 0 },
    { x: opened.width, y: 0 },
    { x: opened.width, y: opened.height },
    { x: 0, y: opened.height },
  ];
  return corners.every(({ x, y }, at) => Math.hypot(x - (own[at]?.x ?? 0), y - (own[at]?.y ?? 0)) < 0.5);
}

/**
 * Draws the four corners of raw pixels of ours out to the corners of a picture of the same size. Planes of red, green,
 * blue and alpha keep their colours as they are, where YUV would halve them. It reads no upload: sharp has opened that.
 */
export function straightenArguments(
  from: string,
  { opened, corners }: Pick<Straightening, 'opened' | 'corners'>,
  channels: 3 | 4,
  to: string,
): FfmpegRun {
  const pixels = channels === 4 ? 'rgba' : 'rgb24';
  const planes = channels === 4 ? 'gbrap' : 'gbrp';
  const [topLeft, topRight, bottomRight, bottomLeft] = corners;
  // The filter counts its corners row by row.
  const ends = [topLeft, topRight, bottomLeft, bottomRight]
    .map((corner, at) => `x${at}=${(corner?.x ?? 0).toFixed(3)}:y${at}=${(corner?.y ?? 0).toFixed(3)}`)
    .join(':');
  return {
    input: [
      ...quietOptions,
      ...['-protocol_whitelist', 'file', '-f', 'rawvideo', '-pixel_format', pixels],
      ...['-video_size', `${opened.width}x${opened.height}`],
    ],
    source: from,
    filter: `[0:v]format=${planes},perspective=${ends}:interpolation=cubic:sense=source,format=${pixels}[straight]`,
    outputs: [
      { options: ['-map', '[straight]', '-frames:v', '1', '-c:v', 'rawvideo', '-f', 'rawvideo'], path: to },
    ],
  };
}
