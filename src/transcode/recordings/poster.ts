import { access, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type BasePicture, openPicture } from '../pictures/image.ts';
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
 * range and quick to open.
 */
function posterArguments(film: string, seconds: number, window: PosterWindow, to: string): FfmpegRun {
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
          ...['-an', '-vf', window.black ? 'thumbnail=12' : `${noBlack},thumbnail=12`],
          ...['-fps_mode', 'passthrough', '-frames:v', '1'],
          ...['-c:v', 'png', '-compression_level', '1', '-update', '1', '-f', 'image2'],
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
    const path = join(guards.scratch, `poster-${index}.png`);
    await runFfmpeg(posterArguments(film, seconds, window, path), guards);
    // ffmpeg ends well and writes nothing where no frame passed.
    if (!(await exists(path))) continue;
    const frame = await openPicture(path, size, size.width * size.height * 2, guards.seconds);
    await rm(path);
    return frame;
  }
  throw new Error('Expected a frame for the poster but received none');
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
