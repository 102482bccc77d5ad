import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createMedia, type Make, type MediaName } from '../../test/fixtures/make-media.ts';
import { nameOfKind } from './sentences.ts';
import { describeUnknownType, sniff } from './sniff.ts';

jest.setTimeout(60_000);

let folder: string;
let make: Make;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sniff-'));
  make = createMedia(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function head(name: MediaName): Promise<Buffer> {
  const file = await open(await make(name));
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

describe('sniff', () => {
  it.each<[MediaName, string]>([
    ['photo.jpg', 'artwork'],
    ['tiny.png', 'artwork'],
    ['drawing.webp', 'artwork'],
    ['moving.gif', 'artwork'],
    ['drawing.avif', 'artwork'],
    ['drawing.heic', 'artwork'],
    ['memo.m4a', 'sound'],
    ['song.mp3', 'sound'],
    ['note.wav', 'sound'],
    ['note.flac', 'sound'],
    ['note.opus', 'sound'],
    ['note.amr', 'sound'],
    ['recording.webm', 'sound'],
    ['recording.mp4', 'sound'],
    ['recording-film.webm', 'film'],
    ['recording-film.mp4', 'film'],
    ['phone.mov', 'film'],
    ['mute.mp4', 'film'],
    ['film.mkv', 'film'],
    ['film.webm', 'film'],
    ['camera.avi', 'film'],
    ['old.3gp', 'film'],
  ])('takes %s for a %s', async (name, form) => {
    expect(sniff(await head(name))?.form).toBe(form);
  });

  it('takes a recording for a film where its list of tracks is cut off or broken', async () => {
    const whole = await head('recording.webm');
    // An index before it names it too.
    const tracks = whole.lastIndexOf(Buffer.from([0x16, 0x54, 0xae, 0x6b]));
    expect(tracks).toBeGreaterThan(0);
    for (const end of [tracks + 4, tracks + 5, tracks + 20])
      expect(sniff(whole.subarray(0, end))).toEqual({ form: 'film', certain: true });
    const endless = Buffer.from(whole);
    endless.fill(0xff, tracks + 4, tracks + 12).fill(0x01, tracks + 4, tracks + 5);
    expect(sniff(endless)?.form).toBe('film');
    const mp4 = await head('recording.mp4');
    const index = mp4.indexOf('moov') - 4;
    for (const end of [index + 4, index + 8, index + 60])
      expect(sniff(mp4.subarray(0, end))?.form).toBe('film');
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('hello')],
    ['a start that breaks off', Buffer.from([0xff, 0xd8])],
  ])('knows nothing of %s', (_what, bytes) => {
    expect(sniff(bytes)).toBeNull();
  });
});

describe('describeUnknownType', () => {
  const nameOf = (head: Buffer) => {
    const kind = describeUnknownType(head);
    return kind ? nameOfKind(kind) : undefined;
  };

  it.each([
    ['an SVG drawing', '<svg xmlns="http://www.w3.org/2000/svg">'],
    ['a saved web page', '\ufeff<!DOCTYPE HTML>'],
    ['a list of other files', '#EXTM3U\n'],
    ['a packed folder (ZIP)', 'PK\x03\x04\x14\x00\x00\x00\x08\x00'],
    ['a text file', 'Once upon a time'],
    ['a text file', 'Había una vez un banco. هناك مقعد في الحديقة.'],
    ['an icon', '\x00\x00\x01\x00\x01\x00'],
    [undefined, '\x00\x01\x02'],
    [undefined, '%PDF-1.7\n'],
  ])('says %j', (name, text) => {
    expect(nameOf(Buffer.from(text))).toBe(name);
  });

  it('knows text in the ways that older programs write it', () => {
    const words = 'Once upon a time there was a bench in Mill Hill.';
    const wide = Buffer.from(`\ufeff${words}`, 'utf16le');
    expect(nameOf(wide)).toBe('a text file');
    expect(nameOf(Buffer.from(wide).swap16())).toBe('a text file');
    expect(nameOf(Buffer.from(`${words} Caf\xe9.`, 'latin1'))).toBe('a text file');
    const cut = Buffer.from('ن'.repeat(100)).subarray(0, 101);
    expect(nameOf(cut)).toBe('a text file');
  });
});
