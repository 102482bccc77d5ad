import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createMedia, type Make, type MediaName, secrets } from '../../test/fixtures/make-media.ts';
import { chance, someOf } from '../../test/support/chance.ts';
import {
  beepsIn,
  changesIn,
  flashesIn,
  lengthsOf,
  loudnessOf,
  outOfStep,
  seenAndHeardIn,
  toneIn,
} from '../../test/support/recordings.ts';
import { createInspector } from '../inspect/media-inspector.ts';
import type { MediaFacts } from '../story/media.ts';
import { createTranscoder } from './media-transcoder.ts';
import type { Rendered, RenderedFile } from './transcoder.ts';

/** What comes out is seen and heard as what went in: in step, moving as it did, and nobody lost. Kinds of files and their colours are in test/journey/every-kind.test.ts. */

const random = chance('as it was');

let folder: string;
let make: Make;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'as-it-was-'));
  make = createMedia(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const never = new AbortController().signal;
const done = new Map<MediaName, Promise<{ facts: MediaFacts; rendered: Rendered }>>();

function rendered(name: MediaName): Promise<{ facts: MediaFacts; rendered: Rendered }> {
  const known = done.get(name) ?? render(name);
  done.set(name, known);
  return known;
}

async function render(name: MediaName): Promise<{ facts: MediaFacts; rendered: Rendered }> {
  const scratch = await mkdtemp(join(folder, 'scratch-'));
  const path = await make(name);
  const found = await createInspector().inspect(path, scratch, never);
  if (found.kind === 'refused') throw new Error(`${name} was refused: ${found.reason}`);
  const made = await createTranscoder().transcode(path, found.facts, scratch, () => {}, never);
  return { facts: found.facts, rendered: made };
}

/** The largest film, or the sound in a named format. */
async function fileOf(name: MediaName, ending = 'm4a'): Promise<RenderedFile> {
  const { files } = (await rendered(name)).rendered;
  const film = files.find(({ kind }) => kind === 'film');
  const file = film ?? files.find((each) => each.kind === 'sound' && each.name.endsWith(ending));
  if (!file) throw new Error(`Expected a film or a sound of ${name}`);
  return file;
}

/** All at the same moments as `expected`, within 60 ms. */
function together(times: readonly number[], expected: readonly number[]): void {
  const rounded = (list: readonly number[]) => list.map((time) => Math.round(time * 2) / 2);
  expect(rounded(times)).toEqual(rounded(expected));
  expect(Math.max(...times.map((time, at) => Math.abs(time - (expected[at] ?? 0))))).toBeLessThan(0.09);
}

describe('in step', () => {
  it.each(
    someOf<MediaName>(
      [
        ...(['clapper.mp4', 'gap.mp4', 'late-picture.mp4', 'late-sound.mp4', 'cut.mp4'] as const),
        ...(['subtitled.mp4', 'subtitled.mkv', 'attached.mkv', 'spatial.mov', 'frames.mov'] as const),
      ],
      3,
      random,
    ),
  )('%s flashes and beeps as its source does, within 40 ms', async (name) => {
    const { path } = await fileOf(name);
    const source = await make(name);
    const [{ flashes, beeps }, { flashes: flashed, beeps: beeped }] = await Promise.all([
      seenAndHeardIn(path),
      seenAndHeardIn(source),
    ]);
    expect(flashes.length).toBeGreaterThanOrEqual(3);
    together(flashes, flashed);
    together(beeps, beeped);
    const shifts = flashes.map((time, at) => time - (flashed[at] ?? 0));
    const shift = shifts.reduce((sum, each) => sum + each, 0) / shifts.length;
    expect(
      outOfStep(
        beeps,
        beeped.map((time) => time + shift),
      ),
    ).toBeLessThanOrEqual(0.04);
  });

  it('a gap in the sound stays where it was', async () => {
    together(await beepsIn((await fileOf('gap.mp4')).path), [1, 5, 7]);
    together(await flashesIn((await fileOf('late-picture.mp4')).path), [2.8, 4.8, 6.8, 8.8]);
    together(await beepsIn((await fileOf('late-sound.mp4')).path), [2.8, 4.8, 6.8, 8.8]);
  });

  it.each(
    someOf<[MediaName, number]>(
      [
        ['gap.m4a', 8],
        ['pauses.opus', 8],
        ['cover.mp3', 8],
        ['after-zeros.mp3', 8],
        ['mid-frame.mp3', 7.9],
      ],
      2,
      random,
    ),
  )('%s beeps as its source does, as long as that', async (name, seconds) => {
    const beeped = await beepsIn(await make(name));
    for (const ending of ['m4a', 'opus']) {
      const { path } = await fileOf(name, ending);
      together(await beepsIn(path), beeped);
      expect(Math.abs(((await lengthsOf(path)).audio ?? 0) - seconds)).toBeLessThan(0.1);
    }
  });

  it('sound and picture stay together after a clock that starts anew, and after a picture that changes its size', async () => {
    for (const name of ['joined.mts', 'resized.ts'] as const) {
      const { path } = await fileOf(name);
      const { flashes, beeps } = await seenAndHeardIn(path);
      expect([name, flashes.length]).toEqual([name, 8]);
      expect([name, beeps.length]).toEqual([name, 8]);
      expect(outOfStep(flashes, beeps)).toBeLessThanOrEqual(0.05);
    }
  });

  it('a song under one picture is a film as long as the song', async () => {
    const lengths = await lengthsOf((await fileOf('one-picture.mp4')).path);
    expect(lengths).toEqual({ video: expect.closeTo(4, 1), audio: expect.closeTo(4, 1) });
  });

  it('sound that changes its channels, or lies in the second track, stays where it was', async () => {
    together(await beepsIn((await fileOf('changing.ts')).path), [1, 3, 5, 7]);
    together(await beepsIn((await fileOf('two-mono.mov')).path), [1, 3, 5, 7]);
  });

  it('two recordings in one file play one after the other', async () => {
    const { path } = await fileOf('joined.opus');
    together(await beepsIn(path), [1, 3, 5, 7, 9, 11, 13, 15]);
    expect((await lengthsOf(path)).audio).toBeCloseTo(16, 1);
  });

  it('a film whose sound goes on is as long as that, and its last picture stands', async () => {
    const { rendered: made } = await rendered('long-sound.mp4');
    const film = await fileOf('long-sound.mp4');
    expect(await lengthsOf(film.path)).toEqual({
      video: expect.closeTo(12, 1),
      audio: expect.closeTo(12, 1),
    });
    const playlist = made.files.find(({ kind }) => kind === 'hls-variant');
    const lengths = [...(await readFile(playlist?.path ?? '', 'utf8')).matchAll(/#EXTINF:([\d.]+)/g)];
    expect(lengths.reduce((sum, [, seconds]) => sum + Number(seconds), 0)).toBeCloseTo(12, 1);
  });
});

describe('moving as it did', () => {
  it('a film that stands still at first keeps its fast part', async () => {
    const changes = await changesIn((await fileOf('time-lapse.mp4')).path);
    expect(changes.slice(0, 6).every((count = 0) => count <= 2)).toBe(true);
    expect(changes.slice(6, 8).every((count) => count >= 29)).toBe(true);
  });

  it('interlaced film shows each of its fields', async () => {
    const { facts } = await rendered('camcorder.mts');
    expect(facts).toMatchObject({ interlaced: true, frameRate: 50 });
    const changes = await changesIn((await fileOf('camcorder.mts')).path);
    expect(changes[1]).toBeGreaterThanOrEqual(49);
  });
});

describe('with every voice', () => {
  it.each<[MediaName, number[]]>([
    ['lapel-boom.mov', [300, 900]],
    ['left-right.mov', [300, 900]],
    ['three-voices.wav', [300, 600, 1200]],
  ])('%s keeps each of %j Hz', async (name, voices) => {
    const { path } = await fileOf(name);
    for (const hertz of voices) expect(await toneIn(path, hertz)).toBeGreaterThan(-40);
    expect(await toneIn(path, 4000)).toBeLessThan(-60);
  });

  it('left is left, and right is right', async () => {
    const { path } = await fileOf('left-right.mov');
    expect(await toneIn(path, 300, 'FL')).toBeGreaterThan((await toneIn(path, 300, 'FR')) + 20);
    expect(await toneIn(path, 900, 'FR')).toBeGreaterThan((await toneIn(path, 900, 'FL')) + 20);
  });

  it.each<MediaName>(['two-mono.mov', 'three-voices.wav'])(
    '%s is as loud as everything else, within 1 LU',
    async (name) => {
      expect(Math.abs((await loudnessOf((await fileOf(name)).path)) + 16)).toBeLessThanOrEqual(1);
    },
  );
});

it('and nothing of the words inside it', async () => {
  const { rendered: made } = await rendered('subtitled.mp4');
  for (const { path } of made.files) {
    const bytes = await readFile(path);
    for (const told of ['Altitude', ...secrets]) expect(bytes.includes(told)).toBe(false);
  }
});
