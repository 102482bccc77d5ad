import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { createMedia, ffmpeg, type Make } from '../../test/fixtures/make-media.ts';
import { projectRoot } from '../../test/support/archive.ts';
import { temporaryFolder } from '../../test/support/temporary.ts';
import { loadConfig } from '../config.ts';
import { mediaLimits } from '../media-limits.ts';
import { refusals } from './refusals.ts';

/** The built command, as a keeper runs it. */

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let make: Make;
let scratch: string;
beforeAll(async () => {
  folder = await temporaryFolder();
  make = createMedia(folder.path);
  scratch = join(folder.path, 'scratch');
  await mkdir(scratch);
});
afterAll(() => folder?.remove());

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function start(...args: string[]) {
  const command = join(projectRoot, 'dist', 'media-check', 'cli.js');
  const env = { PATH: process.env.PATH, TMPDIR: scratch, INIT_CWD: folder.path };
  const child = spawn(process.execPath, [command, ...args], { env, cwd: projectRoot });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const ended = new Promise<Ran>((resolve) => child.once('close', (code) => resolve({ code, out, err })));
  return { child, ended };
}
const media = (...args: string[]) => start(...args).ended;
const linesOf = ({ out }: Ran) =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('media check', () => {
  it('says what becomes of each file, and keeps what is made of it apart', async () => {
    await mkdir(join(folder.path, 'other'));
    await sharp(await make('drawing.png')).toFile(join(folder.path, 'other', 'note.png'));
    await make('note.wav');
    await writeFile(join(folder.path, 'note.txt'), 'Once upon a time');
    await writeFile(
      join(folder.path, 'broken.jpg'),
      (await readFile(await make('photo.jpg'))).subarray(0, 4000),
    );

    const ran = await media('check', 'note.wav', 'other/note.png', 'note.txt', 'broken.jpg', '--out', 'made');
    const [sound, picture, text, broken] = linesOf(ran);
    expect(ran).toMatchObject({ code: 3, err: '' });
    expect(sound).toEqual({
      file: join(folder.path, 'note.wav'),
      accepted: true,
      kind: 'sound',
      reason: null,
      facts: { form: 'sound', container: 'wav', codec: 'pcm_s16le', seconds: 2, channels: 1 },
      out: join(folder.path, 'made', 'note'),
    });
    expect(picture).toMatchObject({
      accepted: true,
      kind: 'artwork',
      out: join(folder.path, 'made', 'note-2'),
    });
    const words = 'You can type or paste your words on a later page.';
    expect(text).toMatchObject({ accepted: false, kind: 'a text file', facts: null });
    expect(text.reason).toContain(`“note.txt” is a text file. ${words}`);
    expect(broken).toMatchObject({ accepted: false, kind: 'artwork', facts: null });
    expect(broken.reason).toMatch(/^The picture could not be read because part of it is missing\./);

    const made = await readdir(sound.out);
    expect(made).toEqual(expect.arrayContaining(['sound.m4a', 'sound.opus', 'waveform.svg']));
    expect((await sharp(join(picture.out, 'image-640.jpg')).metadata()).width).toBe(640);
    expect(await readdir(scratch)).toEqual([]);

    const again = await media('check', 'note.wav', '--out', 'made');
    expect(again.code).toBe(0);
    expect(linesOf(again)[0].out).toBe(join(folder.path, 'made', 'note-3'));
  });

  it.each([
    ['check nothing', ['check'], /^Name the files to check\./],
    [
      'a file that is not there',
      ['check', 'note.wav', 'nowhere.png'],
      /^There is no file .*nowhere\.png\.$/m,
    ],
    ['a folder', ['check', 'other'], /other is not a file\./],
    ['a word that is no command', ['fix', 'note.wav'], /^There is no command "fix"\./],
    ['an option that there is not', ['check', 'note.wav', '--fast'], /--fast/],
    ['too much', ['refusals', 'note.wav'], /^"refusals" takes no more\./],
  ])('is told that it was asked for wrongly: %s', async (_what, args, sentence) => {
    const ran = await media(...args);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toMatch(sentence);
  });

  it('leaves nothing behind where it is stopped', async () => {
    const long = join(folder.path, 'slow.mp4');
    const source = ['-f', 'lavfi', '-i', 'testsrc2=s=1280x720:r=30:d=40'];
    await ffmpeg(...source, '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', long);
    const { child, ended } = start('check', long);
    const isAtWork = async () =>
      (await readdir(scratch, { recursive: true }).catch(() => [])).some((name) => name.includes('film'));
    for (let tries = 0; tries < 400 && !(await isAtWork()); tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await isAtWork()).toBe(true);
    child.kill('SIGINT');
    expect(await ended).toEqual({ code: 130, out: '', err: 'Stopped.\n' });
    expect(await readdir(scratch)).toEqual([]);
    expect((await stat(long)).size).toBeGreaterThan(0);
  });
});

it('media refusals lists every sentence, each with a file that gets it', async () => {
  const { code, out } = await media('refusals');
  expect(code).toBe(0);
  const lines = out.trimEnd().split('\n');
  expect(lines).toEqual(
    refusals(mediaLimits(loadConfig({}))).flatMap(({ said, sentence, file, when }) => [
      sentence,
      `    ${said.replaceAll('-', ' ')}: ${file ?? when}`,
    ]),
  );
});
