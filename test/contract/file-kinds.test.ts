import { open } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sniffer } from '../../src/inspect/sentences.ts';
import { headBytes } from '../../src/uploads/upload-services.ts';
import { begins, noise, type TiffTag, tiffOf } from '../fixtures/boxes.ts';
import { createMedia, ffmpeg, type MediaName, mediaNames, truncate } from '../fixtures/make-media.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** What is said of a file by its first bytes, in the browser and in the archive. */

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let make: ReturnType<typeof createMedia>;
beforeAll(async () => {
  folder = await temporaryFolder();
  make = createMedia(folder.path);
});
afterAll(() => folder?.remove());

async function headOf(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** What is said of a file, in a word or two, by plain bytes as a browser has them. */
function look(head: Buffer, fileName: string): string {
  const found = sniffer.lookAt(new Uint8Array(head), fileName);
  if ('notTaken' in found) return `not taken: ${found.notTaken.name} ${found.notTaken.advice}`;
  return found.certain ? found.form : `${found.form}?`;
}

it.each(mediaNames)('%s is let in, whatever it is called', async (name: MediaName) => {
  const head = await headOf(await make(name));
  const seen = look(head, name);
  expect(seen).toMatch(/^(artwork|sound|film)\??$/);
  // The first directory of a TIFF may lie at its end: until then a name that says RAW is believed.
  const others = ['words.txt', 'letter.docx', 'no name', ...(name.endsWith('.tif') ? [] : ['photo.cr2'])];
  for (const other of others) expect(look(head, other)).toMatch(/^(artwork|sound|film)\??$/);
});

it('nothing that is taken is refused, however short it was cut', async () => {
  for (const name of mediaNames) {
    const head = await headOf(await truncate(await make(name), 0.01));
    // Of a file of a few hundred bytes there is not even a mark left.
    if (head.length < 12) continue;
    // Without a mark at its start a file of a few bytes may be anything, and be text.
    const lengths = look(head, '').endsWith('?') ? [] : [12, 24, 40, 100, 300, 1000];
    for (const length of [...lengths, head.length])
      expect([name, length, look(head.subarray(0, length), name)]).not.toContainEqual(
        expect.stringMatching(/^not taken/),
      );
  }
});

const lavfi = (source: string) => ['-f', 'lavfi', '-i', source];
const tone = lavfi('sine=d=1');
const bars = lavfi('testsrc2=s=176x144:r=25:d=1');
const theora = [...bars, ...tone, '-c:v', 'libtheora', '-c:a', 'libvorbis'];

describe('The first guess', () => {
  it.each<[name: string, arguments: readonly string[], guess: string]>([
    ['a.aiff', tone, 'sound'],
    ['a.caf', tone, 'sound'],
    ['a.w64', tone, 'sound'],
    ['a.rf64', [...tone, '-rf64', 'always', '-f', 'wav'], 'sound'],
    ['a.wma', tone, 'sound'],
    ['a.mka', tone, 'sound'],
    ['a.spx', [...tone, '-ar', '16000', '-c:a', 'libspeex', '-f', 'ogg'], 'sound'],
    ['a.m4a', [...tone, '-f', 'mp4'], 'sound?'],
    ['a.wmv', [...bars, ...tone], 'film'],
    ['a.mts', [...bars, ...tone, '-mpegts_m2ts_mode', '1', '-f', 'mpegts'], 'film'],
    ['a.ts', [...bars, ...tone], 'film'],
    ['a.mpg', [...bars, ...tone], 'film'],
    ['a.vob', [...bars, ...tone], 'film'],
    ['a.m2v', bars, 'film'],
    ['a.dv', [...lavfi('testsrc2=s=720x576:r=25:d=1'), '-pix_fmt', 'yuv420p'], 'film'],
    ['a.ogv', theora, 'film'],
    ['a.3gp', [...bars, '-c:v', 'mpeg4'], 'film'],
    ['a.tiff', [...bars, '-frames:v', '1'], 'artwork'],
    ['a.bmp', [...bars, '-frames:v', '1'], 'artwork'],
  ])('of %s', async (name, args, guess) => {
    const file = path.join(folder.path, name);
    await ffmpeg(...args, file);
    expect(look(await headOf(file), name)).toBe(guess);
  });

  it('of an Ogg whose first page is a Skeleton’s', async () => {
    const page = (words: string) => begins(`OggS\x00\x02${'\x00'.repeat(20)}\x01\x40${words}`, 0);
    const skeleton = page(`fishead\x00${'\x00'.repeat(56)}`);
    const film = Buffer.concat([skeleton, page('\x80theora\x03\x02\x01'), noise(3000)]);
    expect(look(film, 'a.ogg')).toBe('film');
    expect(look(Buffer.concat([skeleton, noise(3000)]), 'a.ogg')).toBe('sound?');
  });

  it.each<[what: string, head: Buffer, name: string, guess: string]>([
    ['bytes that mean nothing, which may be an MP3 from its middle', noise(4100), 'a', 'sound?'],
    ['zero bytes before an MP3', Buffer.concat([Buffer.alloc(3000), noise(1100)]), 'a.mp3', 'sound?'],
    ['a film whose first bytes are lost', noise(4100), 'a.MOV', 'film?'],
    ['a picture whose first bytes are lost', noise(4100), 'IMG_1.HEIC', 'artwork?'],
    ['an MP3 behind titles that are too long', begins('ID3\x04\x00\x00\x7f\x7f\x7f\x7f'), 'a.mp3', 'sound'],
    [
      'an MP3 behind titles that say less than they are',
      begins('ID3\x03\x00\x00\x00\x00\x00\x10'),
      'a.mp3',
      'sound',
    ],
    ['a PDF', begins('%PDF-1.7\n%âãÏÓ\n'), 'a.pdf', 'artwork'],
    [
      'a PDF with a printer’s lines before it',
      begins(`\x1b%-12345X@PJL JOB\r\n%PDF-1.4\n`),
      'scan',
      'artwork',
    ],
    ['a drawing of Illustrator, which is a PDF', begins('%PDF-1.6\n'), 'poster.ai', 'artwork'],
    ['a film of Flash, which is an MP4', begins('\x00\x00\x00\x20ftypF4V \x00\x00\x00\x00'), 'a.f4v', 'film'],
    ['a song that was bought', begins('\x00\x00\x00\x20ftypM4P \x00\x00\x00\x00'), 'a.m4p', 'sound'],
    [
      'a film of Matroska’s kind with another name',
      begins('\x1a\x45\xdf\xa3\x84\x42\x82\x81x'),
      'a',
      'sound?',
    ],
  ])('of %s', (_what, head, name, guess) => {
    expect(look(head, name)).toBe(guess);
  });
});

describe('A camera’s RAW photo is told from a scan', () => {
  const raw = expect.stringMatching(/^not taken: a RAW photo/);
  const size: readonly TiffTag[] = [
    [256, 4, 160],
    [257, 4, 120],
  ];
  const ofCamera: readonly TiffTag[] = [[254, 4, 1], ...size, [271, 4, 200], [330, 4, 300]];

  it.each<[what: string, tags: readonly TiffTag[]]>([
    ['NEF, ARW, 3FR: a small picture first', ofCamera],
    ['DNG', [...size, [50706, 4, 0x0401]]],
    ['PEF: as the sensor has it', [...size, [262, 3, 32803]]],
    ['NEF: as Nikon presses it', [...size, [259, 3, 34713]]],
  ])('%s', (_what, tags) => {
    for (const order of ['II', 'MM'] as const) {
      const head = Buffer.concat([tiffOf(tags, order), noise(4000)]);
      expect(look(head, 'photo.tif')).toEqual(raw);
    }
  });

  it('by its name, where its directory lies further on', () => {
    const head = tiffOf(ofCamera, 'MM', 5000).subarray(0, 4100);
    expect(look(head, 'DSC_0001.NEF')).toEqual(raw);
    expect(look(head, 'scan.tif')).toBe('artwork');
  });

  it.each<[what: string, tags: readonly TiffTag[]]>([
    ['a scanner’s', [[254, 4, 0], ...size, [259, 3, 5], [262, 3, 2], [271, 4, 200]]],
    ['a fax', [[254, 4, 2], ...size, [259, 3, 4], [262, 3, 0]]],
    ['one with smaller copies', [[254, 4, 0], ...size, [262, 3, 2], [271, 4, 200], [330, 4, 300]]],
  ])('%s is taken', (_what, tags) => {
    expect(look(Buffer.concat([tiffOf(tags), noise(4000)]), 'scan.tif')).toBe('artwork');
  });
});
