import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { defaultLimits } from '../../src/inspect/accepted-media.ts';
import { createInspector } from '../../src/inspect/media-inspector.ts';
import { cameraRaw } from '../../src/inspect/not-taken/not-taken-pictures.ts';
import { sentences } from '../../src/inspect/sentences.ts';
import { lookAt } from '../../src/inspect/sniff.ts';
import { tiffOf } from '../fixtures/boxes.ts';
import { createMedia, ffmpeg, type Make } from '../fixtures/make-media.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** Files that play everywhere and that a look at the first bytes tends to refuse, past the door and a real inspection. */

const never = new AbortController().signal;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let make: Make;
beforeAll(async () => {
  folder = await temporaryFolder();
  make = createMedia(folder.path);
});
afterAll(() => folder?.remove());

async function inspect(bytes: Buffer, name: string) {
  const look = lookAt(bytes.subarray(0, 4100), name);
  expect(look).not.toHaveProperty('notTaken');
  const home = await mkdtemp(join(folder.path, 'file-'));
  await writeFile(join(home, name), bytes);
  return createInspector({ limits: defaultLimits }).inspect(join(home, name), home, never);
}

/** Two seconds, without titles: the first frame comes first. */
async function plain(name: string, ...args: string[]): Promise<Buffer> {
  const path = join(folder.path, name);
  await ffmpeg(
    '-f',
    'lavfi',
    '-i',
    'sine=d=2',
    ...args,
    '-id3v2_version',
    '0',
    '-write_xing',
    '0',
    '-f',
    'mp3',
    path,
  );
  return readFile(path);
}

describe('An MP3', () => {
  it.each<[what: string, change: (mp3: Buffer) => Buffer]>([
    ['that begins in the middle of a frame', (mp3) => mp3.subarray(123)],
    ['behind 9,000 zero bytes', (mp3) => Buffer.concat([Buffer.alloc(9000), mp3])],
    ['with a stray byte before it', (mp3) => Buffer.concat([Buffer.from([0]), mp3])],
    [
      'whose titles are longer than they say',
      (mp3) => Buffer.concat([Buffer.from('ID3\x03\x00\x00\x00\x00\x10\x10'), Buffer.alloc(3500), mp3]),
    ],
  ])('%s', async (_what, change) => {
    const found = await inspect(change(await plain('plain.mp3')), 'voice');
    expect(found).toMatchObject({ kind: 'accepted', facts: { form: 'sound', codec: 'mp3', channels: 1 } });
    if (found.kind === 'accepted' && found.facts.form === 'sound') {
      expect(Math.abs(found.facts.seconds - 2)).toBeLessThan(0.1);
    }
  });
});

it('A voice and a film that begin in the middle, as they come out of a broken transfer', async () => {
  const adts = join(folder.path, 'voice.aac');
  await ffmpeg('-f', 'lavfi', '-i', 'sine=d=2', '-c:a', 'aac', adts);
  const voice = await inspect((await readFile(adts)).subarray(300), 'voice.aac');
  expect(voice).toMatchObject({ kind: 'accepted', facts: { form: 'sound', codec: 'aac' } });
  const ts = join(folder.path, 'film.ts');
  await ffmpeg('-f', 'lavfi', '-i', 'testsrc2=d=2:s=176x144:r=25', ts);
  const film = await inspect((await readFile(ts)).subarray(77), 'film.ts');
  expect(film).toMatchObject({ kind: 'accepted', facts: { form: 'film', width: 176, height: 144 } });
});

it('A phone’s film whose name says nothing, as a backup of Pixel phones has it', async () => {
  const found = await inspect(await readFile(await make('phone.mov')), 'PXL_2024.MP');
  expect(found).toMatchObject({ kind: 'accepted', facts: { form: 'film', width: 480, height: 640 } });
});

it('A RAW photo whose directory lies far behind its pixels is told after all, without its name', async () => {
  const raw = tiffOf(
    [
      [254, 4, 1],
      [256, 4, 160],
      [257, 4, 120],
      [271, 4, 200],
      [330, 4, 300],
    ],
    'MM',
    9000,
  );
  expect(await inspect(raw, 'scan')).toEqual({ kind: 'refused', reason: sentences.notMedia(cameraRaw) });
});
