import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type BasePicture, readBase } from '../pictures/image.ts';
import type { FilmSize } from '../plan-renditions.ts';
import { type FfmpegRun, runFfmpeg, type ToolGuards } from '../tools/ffmpeg.ts';
import { quietOptions } from '../tools/tool-options.ts';

/** A part of a film to look for a poster in, as shares of its length. */
export interface PosterWindow {
  readonly from: number;
  readonly to: number;
  /** Whether a black frame will do. */
  readonly black: boolean;
}

/** Best first: a film's first moments are often black, or a title. */
const posterWindows: readonly PosterWindow[] = [
  { from: 0.1, to: 0.3, black: false },
  { from: 0, to: 1, black: false },
  { from: 0, to: 1, black: true },
];

/** Lets only frames pass of which less than 85 % is near black. */
const noBlack =
  'blackframe=amount=0:threshold=32,metadata=select:key=lavfi.blackframe.pblack:value=85:function=less';

/**
 * Picks the most usual of a window's first key frames, out of our own largest rendition: that is upright, of standard
 * range and quick to open. Bare pixels come of it: a file that another library must open could be an attack by whatever is
 * wrong with the film.
 */
function posterArguments(
  film: string,
  { width, height }: FilmSize,
  seconds: number,
  window: PosterWindow,
  to: string,
): FfmpegRun {
  const from = window.from * seconds;
  const length = Math.max(0.1, window.to * seconds - from);
  return {
    input: [
      ...quietOptions,
      ...['-skip_frame', 'nokey', '-noaccurate_seek'],
      ...['-ss', from.toFixed(3), '-t', length.toFixed(3)],
    ],
    source: film,
    filter: null,
    outputs: [
      {
        options: [
          ...['-an', '-vf', `${window.black ? '' : `${noBlack},`}thumbnail=12,scale=${width}:${height}`],
          ...['-fps_mode', 'passthrough', '-frames:v', '1'],
          ...['-pix_fmt', 'rgb24', '-f', 'rawvideo'],
        ],
        path: to,
      },
    ],
  };
}

/** @throws as runFfmpeg does, or where the film shows no frame at all. */
export async function findPoster(
  film: string,
  size: FilmSize,
  seconds: number,
  guards: ToolGuards,
): Promise<BasePicture> {
  for (const [index, window] of posterWindows.entries()) {
    const path = join(guards.scratch, `poster-${index}.raw`);
    await runFfmpeg(posterArguments(film, size, seconds, window, path), guards);
    // ffmpeg ends well and writes nothing where no frame passed.
    if (await isEmpty(path)) continue;
    const frame = await readBase(path, size);
    await rm(path);
    return frame;
  }
  throw new Error('Expected a frame for the poster but received none');
}

async function isEmpty(path: string): Promise<boolean> {
  return stat(path).then(
    ({ size }) => size === 0,
    () => true,
  );
}
