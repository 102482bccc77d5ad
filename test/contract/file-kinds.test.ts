import { open } from 'node:fs/promises';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { nameStranger, sniff } from '../../src/inspect/sniff.ts';
import { createMedia, type MediaName, mediaNames, truncate } from '../fixtures/make-media.ts';
import { projectRoot } from '../support/archive.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** The browser's look at a file's first bytes, and the archive's: they may never disagree. */

jest.setTimeout(120_000);

type Kind = { readonly form?: string; readonly stranger?: string | null } | null;
const { kindOf, headBytes } = (await import(path.join(projectRoot, 'public', 'js', 'file-kinds.js'))) as {
  kindOf(head: Uint8Array): Kind;
  headBytes: number;
};

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

const seenBy = (head: Buffer) => kindOf(new Uint8Array(head));

it.each(mediaNames)('%s is the same to both', async (name: MediaName) => {
  const head = await headOf(await make(name));
  const archive = await sniff(head);
  expect(archive).not.toBeNull();
  expect(seenBy(head)).toEqual({ form: archive?.form });
});

it('nothing that the archive takes is refused by the browser, however short it was cut', async () => {
  for (const name of mediaNames) {
    const file = await make(name);
    const head = await headOf(await truncate(file, 0.01));
    for (const length of [12, 24, 40, 100, 300, 1000, head.length]) {
      const part = head.subarray(0, length);
      const archive = await sniff(part);
      if (archive) expect([name, length, seenBy(part)]).toEqual([name, length, { form: archive.form }]);
    }
  }
});

/** A packed folder of `[name, contents]`, unpressed (APPNOTE 4.3.7), as far as a head shows one. */
const zipped = (...entries: readonly (readonly [string, string])[]) =>
  entries
    .map(([name, contents]) => {
      const header = Buffer.alloc(30);
      header.write('PK\x03\x04\x14', 'latin1');
      header.writeUInt32LE(crc32(contents), 14);
      header.writeUInt32LE(contents.length, 18);
      header.writeUInt32LE(contents.length, 22);
      header.writeUInt16LE(name.length, 26);
      return `${header.toString('latin1')}${name}${contents}`;
    })
    .join('');

const officeTypes = (kind: string) =>
  `<Types><Override ContentType="application/vnd.openxmlformats-officedocument.${kind}.main+xml"/></Types>`;

describe('What the archive does not take', () => {
  it.each<[string, string]>([
    ['PDF', '%PDF-1.7\n%âãÏÓ\n'],
    ['SVG', '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg">'],
    ['a page', '<!doctype html><title>x</title>'],
    ['a playlist', '#EXTM3U\n#EXT-X-VERSION:3'],
    ['a list of pieces', 'ffconcat version 1.0'],
    ['a ZIP', zipped(['holiday/one.jpg', 'rest'])],
    ['7z', '7z\xbc\xaf\x27\x1c\x00\x04'],
    ['RAR', 'Rar!\x1a\x07\x01\x00'],
    ['Photoshop', '8BPS\x00\x01\x00\x00'],
    ['TIFF', `II*\x00\x08\x00\x00\x00\x00\x00${'\x00'.repeat(600)}`],
    ['TIFF, the other way', `MM\x00*\x00\x00\x00\x08\x00\x00${'\x00'.repeat(600)}`],
    ['BMP', `BM\x36\x00\x00\x00${'\x00'.repeat(60)}`],
    ['an icon', `\x00\x00\x01\x00\x01\x00${'\x00'.repeat(60)}`],
    ['JPEG XL', `\xff\x0a\xfa\x1f${'\x00'.repeat(60)}`],
    ['JPEG XL in a box', `\x00\x00\x00\x0cJXL \r\n\x87\n${'\x00'.repeat(60)}`],
    [
      'JPEG 2000',
      `\x00\x00\x00\x0cjP  \r\n\x87\n\x00\x00\x00\x14ftypjp2 \x00\x00\x00\x00${'\x00'.repeat(60)}`,
    ],
    ['MIDI', 'MThd\x00\x00\x00\x06\x00\x01'],
    ['Windows Media', '\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9\x00\xaa\x00\x62\xce\x6c'],
    ['Flash', 'FLV\x01\x05\x00\x00\x00\x09'],
    ['MPEG', `\x00\x00\x01\xba\x44${'\x00'.repeat(60)}`],
    ['a camcorder', `G${'\x00'.repeat(187)}G${'\x00'.repeat(187)}G`],
    ['a camcorder’s disc', `\x00\x00\x00\x00G${'\x00'.repeat(191)}G${'\x00'.repeat(191)}G`],
    ['a Windows program', `MZ\x90\x00${'\x00'.repeat(60)}`],
    ['a program', `\x7fELF\x02\x01\x01${'\x00'.repeat(60)}`],
    ['an old Word document', `\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${'\x00'.repeat(600)}`],
    ['rich text', '{\\rtf1\\ansi hello}'],
    ['text', 'Once upon a time\nthere was a bench.'],
    [
      'Word',
      zipped(
        ['[Content_Types].xml', officeTypes('wordprocessingml.document')],
        ['word/document.xml', '<document/>'],
      ),
    ],
    [
      'slides',
      zipped(
        ['[Content_Types].xml', officeTypes('presentationml.presentation')],
        ['ppt/presentation.xml', '<presentation/>'],
      ),
    ],
    [
      'a sheet',
      zipped(['[Content_Types].xml', officeTypes('spreadsheetml.sheet')], ['xl/workbook.xml', '<workbook/>']),
    ],
  ])('%s has the same name to both', async (_what, bytes) => {
    const head = Buffer.from(bytes, 'latin1');
    expect(await sniff(head)).toBeNull();
    const archive = await nameStranger(head);
    expect(archive).not.toBeNull();
    expect(seenBy(head)).toEqual({ stranger: archive });
  });

  it.each<[string, string]>([
    ['a film that was bought and is locked', `\x00\x00\x00\x20ftypM4P ${'\x00'.repeat(60)}`],
    ['a Flash film in a newer box', `\x00\x00\x00\x20ftypF4V ${'\x00'.repeat(60)}`],
    ['a text document of LibreOffice', zipped(['mimetype', 'application/vnd.oasis.opendocument.text'])],
  ])('%s is refused by both, without a name here', async (_what, bytes) => {
    const head = Buffer.from(bytes, 'latin1');
    expect(await sniff(head)).toBeNull();
    expect(seenBy(head)).toEqual({ stranger: null });
  });

  it.each<[string, string]>([
    ['nothing at all', ''],
    ['bytes that mean nothing', '\x00\x01\x02'],
    ['a film of Matroska’s kind with another name', '\x1a\x45\xdf\xa3\x84\x42\x82\x81x'],
    ['an OGG film', `OggS${'\x00'.repeat(24)}\x80theora`],
  ])('%s is sent, and the archive tells', async (_what, bytes) => {
    const head = Buffer.from(bytes, 'latin1');
    expect(await sniff(head)).toBeNull();
    expect(seenBy(head)).toBeNull();
  });
});
