import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createMedia, type Make, type MediaName, secrets } from '../../test/fixtures/make-media.ts';
import { deltaE2000 } from '../../test/support/delta-e.ts';
import {
  beepsIn,
  changesIn,
  dotOf,
  flashesIn,
  lengthsOf,
  loudnessOf,
  outOfStep,
  toneIn,
} from '../../test/support/recordings.ts';
import { createInspector } from '../inspect/media-inspector.ts';
import type { MediaFacts } from '../story/media.ts';
import { createTranscoder } from './media-transcoder.ts';
import type { Rendered, RenderedFile } from './transcoder.ts';

/** What comes out is seen and heard as what went in: in step, in its colours, moving as it did, and nobody lost. */

jest.setTimeout(120_000);

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

const every = [1, 3, 5, 7];
const near = (times: readonly number[], expected: readonly number[], most = 0.06) => {
  expect(times.map((time) => Math.round(time))).toEqual(expected.map((time) => Math.round(time)));
  expect(Math.max(...times.map((time, at) => Math.abs(time - (expected[at] ?? 0))))).toBeLessThan(most);
};

describe('in step', () => {
  it.each<[MediaName, number[], number[]]>([
    ['clapper.mp4', every, every],
    ['gap.mp4', every, [1, 5, 7]],
    ['late-picture.mp4', [2.8, 4.8, 6.8, 8.8], every],
    ['cut.mp4', [0.6, 2.6, 4.6], [0.6, 2.6, 4.6]],
    ['subtitled.mp4', every, every],
    ['subtitled.mkv', every, every],
    ['attached.mkv', every, every],
    ['two-mono.mov', every, every],
    ['mpeg1.mpg', every, every],
    ['mpeg2.mpg', every, every],
    ['mpeg2.mov', every, every],
    ['windows.wmv', every, every],
    ['tape.avi', every, every],
    ['tape.mov', every, every],
    ['tape.dv', every, every],
    ['theora.ogv', every, every],
  ])('%s flashes and beeps when it should, within 40 ms of each other', async (name, seen, heard) => {
    const { path } = await fileOf(name);
    const [flashes, beeps] = await Promise.all([flashesIn(path), beepsIn(path)]);
    near(flashes, seen);
    near(beeps, heard);
    if (String(seen) === String(heard)) expect(outOfStep(flashes, beeps)).toBeLessThanOrEqual(0.04);
    const lengths = await lengthsOf(path);
    expect(Math.abs((lengths.video ?? 0) - (lengths.audio ?? 0))).toBeLessThan(
      name === 'late-picture.mp4' ? 1.9 : 0.1,
    );
  });

  it.each<[MediaName, number[], number]>([
    ['gap.m4a', [1, 5, 7], 8],
    ['pauses.opus', [1, 5, 7], 8],
    ['joined.opus', [1, 3, 5, 7, 9, 11, 13, 15], 16],
    ['changing.ts', [1, 3, 5, 7], 8],
    ['cover.mp3', every, 8],
    ['beeps.aiff', every, 8],
    ['beeps.caf', every, 8],
    ['beeps-opus.caf', every, 8],
    ['beeps-aac.caf', every, 8],
    ['beeps-rf64.wav', every, 8],
    ['beeps.w64', every, 8],
    ['beeps.wma', every, 8],
    ['beeps.aac', every, 8],
    ['after-zeros.mp3', every, 8],
    ['mid-frame.mp3', every.map((time) => time - 0.12), 7.9],
  ])('%s beeps when it should, as long as it was', async (name, expected, seconds) => {
    for (const ending of ['m4a', 'opus']) {
      const { path } = await fileOf(name, ending);
      near(await beepsIn(path), expected);
      expect(Math.abs(((await lengthsOf(path)).audio ?? 0) - seconds)).toBeLessThan(0.1);
    }
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

describe('in its colours', () => {
  it.each<MediaName>([
    'smpte170m.mp4',
    'bt470bg-full.mp4',
    'untagged-small.mp4',
    'untagged-large.mp4',
    'bt2020.mp4',
  ])('%s is the green that was filmed', async (name) => {
    const dot = await dotOf((await fileOf(name)).path, 100, 100);
    expect(deltaE2000(dot, [47, 160, 65])).toBeLessThanOrEqual(3);
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

  it.each<MediaName>(['clapper.mp4', 'two-mono.mov', 'beeps.aiff', 'windows.wmv', 'three-voices.wav'])(
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
