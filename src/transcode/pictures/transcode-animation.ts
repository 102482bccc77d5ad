import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Unacceptable } from '../../errors.ts';
import type { MediaLimits } from '../../inspect/accepted-media.ts';
import { sentences } from '../../inspect/sentences.ts';
import type { FilmFacts } from '../../story/media.ts';
import { transcodeFilm } from '../recordings/transcode-film.ts';
import { type FfmpegRun, runFfmpeg } from '../tools/ffmpeg.ts';
import { ToolFailed } from '../tools/guarded.ts';
import { quietOptions } from '../tools/tool-options.ts';
import { workGuards } from '../tools/work-guards.ts';
import type { Rendered } from '../transcoder.ts';
import { shownDelays } from './animation-time.ts';
import { readPictureHeader } from './picture-header.ts';
import { framesInChild, PictureTooLarge } from './picture-job.ts';
import { pictureGuards } from './picture-source.ts';

/**
 * A picture that moves becomes a film of our own without loss first, and then whatever a film becomes: ffmpeg cannot open
 * every kind of them, and its decoders for the rest stay shut.
 */
export async function transcodeAnimation(
  path: string,
  facts: FilmFacts,
  scratch: string,
  limits: MediaLimits,
  progress: (percent: number) => void,
  signal: AbortSignal,
): Promise<Rendered> {
  // ffmpeg reads these sequences as the films that they are.
  if (facts.container === 'avif') return transcodeFilm(path, facts, scratch, limits, progress, signal, 'all');
  const film = join(scratch, 'frames.mp4');
  try {
    await writeFilm(path, facts, film, scratch, limits, signal);
    progress(10);
    const container = 'mp4';
    const rest = (percent: number) => progress(10 + percent * 0.9);
    const asFilm = { ...facts, container, codec: 'h264' };
    return await transcodeFilm(film, asFilm, scratch, limits, rest, signal, 'all');
  } finally {
    await rm(film, { force: true });
  }
}

async function writeFilm(
  path: string,
  facts: FilmFacts,
  to: string,
  scratch: string,
  limits: MediaLimits,
  signal: AbortSignal,
): Promise<void> {
  const header = await readPictureHeader(path, pictureGuards(scratch, limits, signal));
  const { container } = facts;
  if (header?.container !== container || (container !== 'gif' && container !== 'webp')) {
    throw new Unacceptable(sentences.damaged('moving-picture'));
  }
  const folder = join(scratch, 'frames');
  await mkdir(folder);
  try {
    const { width, height } = facts;
    const source = { path, container, maxPixels: limits.artwork.pixels, large: false, frames: header.frames };
    // Every frame passed inspection, so a decoder that fails now tells of the file.
    await framesInChild({ source, width, height }, pictureGuards(folder, limits, signal)).catch(
      (error: unknown) => {
        signal.throwIfAborted();
        if (error instanceof PictureTooLarge)
          throw new Unacceptable(sentences.tooManyMovingPixels(), { cause: error });
        if (error instanceof ToolFailed)
          throw new Unacceptable(sentences.damaged('moving-picture'), { cause: error });
        throw error;
      },
    );
    const list = join(folder, 'frames.ffconcat');
    await writeFile(list, frameList(shownDelays(header.delays, header.frames), facts.seconds));
    const guards = workGuards(scratch, limits, facts.seconds, 200_000_000, signal);
    await runFfmpeg(losslessArguments(list, facts, to), guards);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Names each frame and how long it shows, over and over until `seconds` are full. */
function frameList(delays: readonly number[], seconds: number): string {
  const lines = ['ffconcat version 1.0'];
  for (let at = 0, nth = 0; at < seconds * 1000 - 1; nth += 1) {
    const delay = delays[nth % delays.length] ?? 100;
    lines.push(...frame(nth % delays.length, delay));
    at += delay;
  }
  // The reader forgets how long the last one shows, unless another follows.
  return [...lines, ...frame(delays.length - 1, 1), ''].join('\n');
}

const frame = (nth: number, delay: number) => [
  `file ${String(nth).padStart(5, '0')}.png`,
  // It would count in 25ths of a second otherwise.
  'option framerate 1000',
  `duration ${(delay / 1000).toFixed(3)}`,
];

/** Reads only what the child wrote. Every colour and edge stays; BT.709, as a film on the web is. */
function losslessArguments(list: string, { frameRate, seconds }: FilmFacts, to: string): FfmpegRun {
  return {
    input: [...quietOptions, ...['-protocol_whitelist', 'file', '-f', 'concat', '-safe', '0']],
    source: list,
    filter: `[0:v]fps=${frameRate},scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd,format=yuv444p[film]`,
    outputs: [
      {
        options: [
          ...['-map', '[film]', '-t', String(seconds), '-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '0'],
          ...[
            '-color_primaries',
            'bt709',
            '-color_trc',
            'bt709',
            '-colorspace',
            'bt709',
            '-color_range',
            'tv',
          ],
          ...['-f', 'mp4'],
        ],
        path: to,
      },
    ],
  };
}
