import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ffmpeg } from '../../../test/fixtures/make-media.ts';
import { chance, someOf } from '../../../test/support/chance.ts';
import { createInspector } from '../../inspect/media-inspector.ts';
import { createTranscoder } from '../media-transcoder.ts';
import { divide } from './enlarge-film.ts';

const run = promisify(execFile);
const random = chance('divided films');
const never = new AbortController().signal;
const nothing = () => {};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'enlarge-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Moving shapes at ten frames a second, and above them the number of each frame as sixteen fields of black and white. */
const counted = [
  'testsrc2=s=1280x640:r=10:d=20,format=yuv420p[shapes]',
  "nullsrc=s=16x1:r=10:d=20,format=yuv444p,geq=lum='if(mod(floor(N/pow(2,X)),2),235,16)':cb=128:cr=128",
].join(';');
const film = `${counted},scale=1280:80:flags=neighbor,format=yuv420p[number];[number][shapes]vstack`;
const beeps = 'sine=frequency=440:sample_rate=48000:duration=20,tremolo=f=2:d=0.9';

/** The numbers of the frames that a film shows, in their order. */
async function numbersIn(path: string): Promise<number[]> {
  const look = 'crop=iw:ih/9:0:0,scale=16:1:flags=area,format=gray';
  const args = ['-v', 'error', '-i', path, '-map', '0:v', '-vf', look, '-fps_mode', 'passthrough'];
  const { stdout } = await run('ffmpeg', [...args, '-f', 'rawvideo', '-'], { encoding: 'buffer' });
  return Array.from({ length: stdout.length / 16 }, (_, frame) =>
    [...stdout.subarray(frame * 16, frame * 16 + 16)].reduce(
      (sum, grey, bit) => sum + (grey > 125 ? 2 ** bit : 0),
      0,
    ),
  );
}

/** A checksum of each decoded picture. */
async function picturesIn(path: string): Promise<string[]> {
  const { stdout } = await run('ffmpeg', ['-v', 'error', '-i', path, '-map', '0:v', '-f', 'framemd5', '-']);
  return stdout.split('\n').flatMap((line) => /, ([\da-f]{32})$/.exec(line)?.[1] ?? []);
}

/** Times and checksums of packets as they stand in the file. */
async function packetsIn(path: string, stream: 'v' | 'a'): Promise<string[]> {
  const args = [
    '-v',
    'error',
    '-copyts',
    '-i',
    path,
    '-map',
    `0:${stream}`,
    '-c',
    'copy',
    '-copypriorss',
    '1',
  ];
  const { stdout } = await run('ffmpeg', [...args, '-f', 'framecrc', '-']);
  return stdout.split('\n').filter((line) => /^0,/.test(line));
}
const timesIn = async (path: string) =>
  (await packetsIn(path, 'v')).map((line) => Number(line.split(',')[2])).sort((one, other) => one - other);

async function scratch() {
  return mkdtemp(join(folder, 'scratch-'));
}

async function bothWays(path: string) {
  const transcoder = createTranscoder();
  const found = await createInspector().inspect(path, await scratch(), never);
  if (found.kind === 'refused' || found.facts.form !== 'film') throw new Error('Expected a film');
  const { facts } = found;
  const { files } = await transcoder.transcode(path, facts, await scratch(), nothing, never);
  const small = files.find(({ kind }) => kind === 'film')?.path ?? '';
  const whole = await transcoder.enlarge(path, facts, small, await scratch(), nothing, never);
  const plan = await transcoder.partsOf(facts, small, 8, await scratch(), never);
  const parts = [];
  for (const part of plan) {
    const made = await transcoder.makePart(path, facts, part, await scratch(), nothing, never);
    parts.push({ ...part, files: made });
  }
  const joined = await transcoder.joinParts(facts, small, parts, await scratch(), never);
  const pathOf = (made: typeof whole) => made.find(({ kind }) => kind === 'film')?.path ?? '';
  return {
    small,
    whole: pathOf(whole),
    joined: pathOf(joined),
    parts,
    names: [whole, joined].map((made) => made.map(({ name }) => name)),
  };
}

describe('a film that is divided', () => {
  it('has parts that begin at key frames of ours and hold every frame once', () => {
    const plan = { frameRate: '30000/1001', keyframeEvery: 120 };
    const parts = divide(18_001, plan, 300);
    expect(parts).toEqual([
      { from: 0, frames: 9120 },
      { from: 9120, frames: 8881 },
    ]);
    expect(divide(90, plan, 300)).toEqual([{ from: 0, frames: 90 }]);
  });

  it.each(
    someOf<[string, string, string[], number, readonly number[]]>(
      [
        ['with one key frame in all its length', film, ['-g', '1000', '-bf', '3'], 10, [80, 80, 40]],
        // Its frames come at another rate by themselves; a part begins in the middle of the still.
        [
          'that stands still where a part begins',
          film.replace('[shapes]vstack', "[shapes]vstack,select='not(between(n,61,119))'"),
          ['-fps_mode', 'vfr'],
          25,
          [200, 200, 100],
        ],
      ],
      1,
      random,
    ),
  )('is joined without a seam: %s', async (name, graph, options, rate, expected) => {
    const path = join(folder, `${name.replaceAll(' ', '-')}.mp4`);
    await ffmpeg(
      ...['-filter_complex', `${graph}[picture]`, '-f', 'lavfi', '-i', beeps],
      ...['-map', '[picture]', '-map', '0:a', '-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '18'],
      ...[...options, '-c:a', 'aac', '-shortest', path],
    );
    const { small, whole, joined, parts, names } = await bothWays(path);
    expect(parts.map(({ frames }) => frames)).toEqual(expected);
    expect(parts.map(({ from }) => from)).toEqual([0, 8 * rate, 16 * rate]);
    expect(names[1]).toEqual(names[0]);
    // Each picture of the parts is there once, bit by bit, in its place.
    const apart = (await Promise.all(parts.map(({ files }) => picturesIn(files[0]?.path ?? '')))).flat();
    expect(apart).toHaveLength(20 * rate);
    expect(await picturesIn(joined)).toEqual(apart);
    // And it is the picture that the film in one piece has there, at the very moment.
    const numbers = await numbersIn(joined);
    expect(numbers).toEqual(await numbersIn(whole));
    const shown = [...new Set(numbers)];
    expect(shown).toEqual([...shown].sort((one, other) => one - other));
    expect(shown.slice(-60)).toEqual(Array.from({ length: 60 }, (_, frame) => 140 + frame));
    expect(await timesIn(joined)).toEqual(await timesIn(whole));
    // The sound is one piece, packet by packet at its own time.
    const sound = await packetsIn(joined, 'a');
    expect(sound.length).toBeGreaterThan(900);
    expect(sound).toEqual(await packetsIn(small, 'a'));
  });

  it('is joined where the sound goes on long after the last picture', async () => {
    const path = join(folder, 'stands-still.mp4');
    await ffmpeg(
      ...['-f', 'lavfi', '-i', 'testsrc2=s=1280x720:r=10:d=3', '-f', 'lavfi', '-i', 'sine=f=330:d=20'],
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-c:a', 'aac', path],
    );
    const { small, whole, joined, parts } = await bothWays(path);
    expect(parts.length).toBeGreaterThan(1);
    expect(await timesIn(joined)).toEqual(await timesIn(whole));
    expect(await packetsIn(joined, 'a')).toEqual(await packetsIn(small, 'a'));
    const pictures = await picturesIn(joined);
    expect(pictures).toHaveLength(200);
  });
});
