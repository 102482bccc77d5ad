import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { run } from '../../../test/fixtures/fixture-tools.ts';
import {
  createMedia,
  ffmpeg,
  type Make,
  type MediaName,
  truncate,
} from '../../../test/fixtures/make-media.ts';
import { deltaE2000 } from '../../../test/support/delta-e.ts';
import { defaultLimits, type MediaLimits } from '../../inspect/accepted-media.ts';
import { createInspector } from '../../inspect/media-inspector.ts';
import { createTranscoder } from '../media-transcoder.ts';
import { timeOf } from './animation-time.ts';

const never = new AbortController().signal;

let folder: string;
let make: Make;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'animation-'));
  make = createMedia(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function inspect(path: string, limits: MediaLimits = defaultLimits) {
  return createInspector({ limits }).inspect(path, await mkdtemp(join(folder, 'look-')), never);
}

async function render(path: string) {
  const found = await inspect(path);
  if (found.kind === 'refused' || found.facts.form !== 'film') throw new Error(JSON.stringify(found));
  const scratch = await mkdtemp(join(folder, 'work-'));
  const made = await createTranscoder().transcode(path, found.facts, scratch, () => undefined, never);
  const film = made.files.find(({ kind }) => kind === 'film');
  if (!film) throw new Error('Expected a film');
  return { facts: found.facts, film, files: made.files };
}

/** The colour in the middle of a film at a moment. */
async function colourAt(film: string, seconds: number): Promise<number[]> {
  const frame = join(folder, `at-${seconds}.png`);
  // At a constant hundred a second, so that the frame is the one that shows and not the next.
  await ffmpeg(
    '-i',
    film,
    '-vf',
    'fps=100',
    '-ss',
    seconds.toFixed(3),
    '-frames:v',
    '1',
    '-update',
    '1',
    frame,
  );
  const { data, info } = await sharp(frame).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * info.channels;
  return [...data.subarray(at, at + 3)];
}

const colours = [
  [200, 40, 30],
  [30, 150, 60],
  [255, 255, 255],
] as const;

/** A red frame, a green one, and one through which the page shows; each shows for its own time. */
async function moving(kind: 'gif' | 'webp', delays: readonly number[]): Promise<string> {
  const [width, height] = [160, 120];
  const frames = colours.map((colour, nth) => {
    const pixels = Buffer.alloc(width * height * 4);
    for (let at = 0; at < width * height; at += 1) {
      for (const [channel, value] of colour.entries()) pixels[at * 4 + channel] = value;
      pixels[at * 4 + 3] = nth === 2 ? 0 : 255;
    }
    return pixels;
  });
  const path = join(folder, `three-${delays.join('-')}.${kind}`);
  const strip = { width, height: height * 3, channels: 4, pageHeight: height } as const;
  const picture = sharp(Buffer.concat(frames), { raw: strip });
  const timing = { delay: [...delays], loop: 0 };
  await (kind === 'gif' ? picture.gif(timing) : picture.webp({ ...timing, lossless: true })).toFile(path);
  return path;
}

describe('a picture that moves', () => {
  it.each(['gif', 'webp'] as const)(
    'becomes a silent film that keeps its pace, on paper: %s',
    async (kind) => {
      const { facts, film, files } = await render(await moving(kind, [500, 1500, 1000]));
      expect(facts).toEqual({
        form: 'film',
        container: kind,
        codec: kind,
        seconds: 3,
        width: 160,
        height: 120,
        frameRate: 2,
        hdr: null,
        audio: null,
        animation: true,
      });
      expect(Math.abs((film.seconds ?? 0) - 3)).toBeLessThan(0.1);
      for (const [seconds, nth] of [
        [0.25, 0],
        [0.75, 1],
        [1.75, 1],
        [2.25, 2],
        [2.75, 2],
      ] as const) {
        expect(deltaE2000(await colourAt(film.path, seconds), colours[nth])).toBeLessThan(3);
      }
      const { stdout } = await run('ffprobe', [
        '-v',
        'error',
        '-show_entries',
        'stream=codec_type',
        film.path,
      ]);
      expect(stdout).not.toContain('audio');
      expect(files.map(({ kind: each }) => each)).toEqual(expect.arrayContaining(['hls-master', 'poster']));
    },
  );

  it('that asks for no time a frame shows each for a tenth of a second, and long enough to loop', async () => {
    const { facts, film } = await render(await moving('gif', [0, 0, 10]));
    expect(facts).toMatchObject({ seconds: 2.1, frameRate: 10 });
    expect(Math.abs((film.seconds ?? 0) - 2.1)).toBeLessThan(0.1);
    // Seven rounds of red, green and paper.
    for (const [seconds, nth] of [
      [0.05, 0],
      [0.15, 1],
      [1.25, 0],
      [1.35, 1],
    ] as const) {
      expect(deltaE2000(await colourAt(film.path, seconds), colours[nth])).toBeLessThan(3);
    }
  });

  it('as AVIF is a film as well', async () => {
    const { facts, film } = await render(await make('moving.avif'));
    expect(facts).toMatchObject({ container: 'avif', animation: true, audio: null, width: 200, height: 150 });
    expect(Math.abs((film.seconds ?? 0) - 2)).toBeLessThan(0.1);
  });

  it.each<MediaName>(['moving.gif', 'moving.webp'])(
    '%s of which a part is missing is refused',
    async (name) => {
      expect(await inspect(await truncate(await make(name), 0.6))).toMatchObject({
        kind: 'refused',
        reason: expect.stringMatching(/part of it is missing|is damaged/),
      });
    },
  );

  it.each<[string, Partial<MediaLimits['artwork']>, RegExp]>([
    ['frames', { frames: 5 }, /at most 5 frames/],
    ['dots', { movingPixels: 100_000 }, /too large and too long together/],
    ['time', { movingSeconds: 1 }, /no longer than 1 second/],
  ])('has limits: %s', async (_what, more, sentence) => {
    const limits = { ...defaultLimits, artwork: { ...defaultLimits.artwork, ...more } };
    expect(await inspect(await make('moving.gif'), limits)).toMatchObject({
      kind: 'refused',
      reason: expect.stringMatching(sentence),
    });
  });

  it('of one frame stays a picture', async () => {
    const path = join(folder, 'still.gif');
    await sharp({ create: { width: 90, height: 60, channels: 3, background: '#c82820' } })
      .gif()
      .toFile(path);
    expect(await inspect(path)).toMatchObject({ facts: { form: 'artwork', container: 'gif', frames: 1 } });
  });
});

describe('its time', () => {
  it.each([
    [[20, 20, 100], { seconds: 2.1, frameRate: 50 }],
    [[3000, 40], { seconds: 3.04, frameRate: 25 }],
    [[0, 10, 11], { seconds: 2.11, frameRate: 50 }],
  ])('of frames of %j ms', (delays, { seconds, frameRate }) => {
    const time = timeOf(delays, delays.length);
    expect(time.seconds).toBeCloseTo(seconds, 1);
    expect(time.frameRate).toBe(frameRate);
  });
});
