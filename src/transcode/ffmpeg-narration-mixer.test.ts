import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { picture } from '../../test/fixtures/fixture-tools.ts';
import { ffmpeg } from '../../test/fixtures/make-media.ts';
import { Unacceptable } from '../errors.ts';
import { createInspector } from '../inspect/media-inspector.ts';
import { createNarrationMixer } from './ffmpeg-narration-mixer.ts';
import { createTranscoder } from './media-transcoder.ts';

const run = promisify(execFile);
const never = new AbortController().signal;

/** Hertz: what is heard of the film and of the voice is told apart by these. */
const [filmTone, voiceTone] = [400, 2500];
const tone = (hertz: number, seconds: number) => [
  ...['-f', 'lavfi', '-i', `sine=frequency=${hertz}:sample_rate=48000:duration=${seconds}`],
];
const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'narration-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
const scratch = () => mkdtemp(join(folder, 'scratch-'));

/** A film as the archive has it, 10 s long. */
async function aFilm(name: string, ...sound: string[]): Promise<string> {
  const path = join(folder, name);
  await ffmpeg(
    ...picture('320x240', 25, 10),
    ...sound,
    ...h264,
    ...(sound.length > 0 ? ['-c:a', 'aac'] : []),
    path,
  );
  const found = await createInspector().inspect(path, await scratch(), never);
  if (found.kind === 'refused') throw new Error(found.reason);
  const { files } = await createTranscoder().transcode(path, found.facts, await scratch(), () => {}, never);
  const film = files.find(({ kind }) => kind === 'film');
  if (!film) throw new Error('Expected a film');
  return film.path;
}

async function aVoice(name: string, ...args: string[]): Promise<string> {
  const path = join(folder, name);
  await ffmpeg(...args, path);
  return path;
}

const mixed = async (film: string, voice: string, begins: number) =>
  createNarrationMixer().mix(film, voice, begins, await scratch(), never);

/** How loud one tone is between two moments, in dB. */
async function level(path: string, hertz: number, from: number, to: number): Promise<number> {
  const heard = `atrim=${from}:${to},bandpass=f=${hertz}:width_type=h:w=100,volumedetect`;
  const { stderr } = await run('ffmpeg', ['-nostdin', '-i', path, '-vn', '-af', heard, '-f', 'null', '-']);
  return Number(/mean_volume: (-?[\d.]+) dB/.exec(stderr)?.[1] ?? Number.NEGATIVE_INFINITY);
}

/** The hash of the film's packets of pictures, without their container. */
async function pictures(path: string): Promise<string> {
  const { stdout } = await run('ffmpeg', [
    '-v',
    'error',
    '-i',
    path,
    '-map',
    '0:v',
    '-c',
    'copy',
    '-f',
    'md5',
    '-',
  ]);
  return stdout;
}

describe('A voice over a film', () => {
  it('lowers the film’s own sound while it speaks and nowhere else, and leaves its pictures as they are', async () => {
    const film = await aFilm('sounding.mp4', ...tone(filmTone, 10), '-ac', '2');
    const voice = await aVoice('voice.webm', ...tone(voiceTone, 3), '-c:a', 'libopus');
    const made = await mixed(film, voice, 3);
    expect(made).toMatchObject({
      ...{ kind: 'described', name: 'film-described.mp4', type: 'video/mp4', width: 320, height: 240 },
      seconds: expect.closeTo(10, 1),
    });
    const own = (from: number, to: number) => level(made.path, filmTone, from, to);
    const [before, under, after] = [await own(0.5, 2.8), await own(3.5, 5.8), await own(8, 9.8)];
    const asItWas = await level(film, filmTone, 0.5, 2.8);
    expect(before).toBeCloseTo(asItWas, 0);
    expect(after).toBeCloseTo(asItWas, 0);
    expect(asItWas - under).toBeGreaterThan(12);
    expect(asItWas - under).toBeLessThan(24);
    // The voice is there when it should be, well above what is under it, and at no other time.
    const told = await level(made.path, voiceTone, 3.5, 5.8);
    expect(told - under).toBeGreaterThan(10);
    expect(told - (await level(made.path, voiceTone, 0.5, 2.8))).toBeGreaterThan(40);
    expect(told - (await level(made.path, voiceTone, 6.5, 9.8))).toBeGreaterThan(40);
    expect(await pictures(made.path)).toBe(await pictures(film));
  });

  it('is heard alone over a silent film, which waits for the last of it', async () => {
    const film = await aFilm('silent.mp4');
    const voice = await aVoice('voice.m4a', ...tone(voiceTone, 4), '-c:a', 'aac');
    const made = await mixed(film, voice, 8);
    expect(made.seconds).toBeCloseTo(12, 1);
    expect(await level(made.path, voiceTone, 8.5, 11.5)).toBeGreaterThan(-30);
    expect(await level(made.path, voiceTone, 1, 7)).toBeLessThan(-70);
    expect(await pictures(made.path)).toBe(await pictures(film));
    await expect(mixed(film, voice, 12)).rejects.toThrow(
      new Unacceptable(
        'This recording goes on until 0:16, and the film ends at 0:10. Make it shorter, or let it begin earlier.',
      ),
    );
  });

  it('is refused where there is nothing to hear of it', async () => {
    const film = join(folder, 'silent.mp4');
    const mute = await aVoice('mute.mp4', ...picture('320x240', 25, 2), ...h264);
    await expect(mixed(film, mute, 0)).rejects.toThrow('There is no sound in this file.');
    const still = await aVoice('still.wav', '-f', 'lavfi', '-i', 'anullsrc=r=48000:cl=mono', '-t', '2');
    await expect(mixed(film, still, 0)).rejects.toThrow('Nothing can be heard in this recording.');
  });
});
