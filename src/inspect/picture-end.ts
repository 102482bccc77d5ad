import { open } from 'node:fs/promises';
import type { ArtworkFacts } from '../story/media.ts';
import { type ReadAt, readAtOf } from '../transcode/pictures/read-at.ts';

type Container = ArtworkFacts['container'];

const marks: readonly (readonly [container: Container, at: number, mark: string])[] = [
  ['jpeg', 0, '\xff\xd8\xff'],
  ['png', 0, '\x89PNG'],
  ['gif', 0, 'GIF8'],
  ['webp', 8, 'WEBP'],
  ['bmp', 0, 'BM'],
  ['tiff', 0, 'II*\0'],
  ['tiff', 0, 'MM\0*'],
];

/** What a picture begins as, whatever else is wrong with it; null of everything else. */
export function containerOf(head: Buffer): Container | null {
  const has = (at: number, mark: string) => head.toString('latin1', at, at + mark.length) === mark;
  return marks.find(([, at, mark]) => has(at, mark))?.[0] ?? null;
}

/**
 * Whether a picture that cannot be decoded is all there: then it is damaged, and not cut short. Told by what each kind ends
 * with, or by the sizes that it promises.
 */
export async function isAllThere(path: string, container: Container): Promise<boolean> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    return await endsWhole(readAtOf(file), size, container);
  } finally {
    await file.close();
  }
}

async function endsWhole(read: ReadAt, bytes: number, container: Container): Promise<boolean> {
  const tail = async (mark: Buffer | string) =>
    (await read(Math.max(0, bytes - 65_536), 65_536)).includes(mark);
  const head = await read(0, 16);
  switch (container) {
    case 'jpeg':
      return tail(Buffer.from([0xff, 0xd9]));
    case 'png':
      return tail('IEND');
    case 'gif':
      return tail(Buffer.from([0x00, 0x3b]));
    case 'webp':
      return head.length >= 8 && head.readUInt32LE(4) + 8 <= bytes;
    case 'bmp':
      return head.length >= 6 && head.readUInt32LE(2) <= bytes;
    case 'avif':
    case 'heic':
      return endsWithBox(read, bytes);
    // A directory that points beyond the file is told by the header.
    case 'tiff':
    case 'pdf':
      return true;
    default:
      return container satisfies never;
  }
}

/** Walks past the boxes of the file (ISO/IEC 14496-12, 4.2): the last one ends where the file does. */
async function endsWithBox(read: ReadAt, bytes: number): Promise<boolean> {
  for (let at = 0, boxes = 0; boxes < 1000; boxes += 1) {
    const head = await read(at, 16);
    if (head.length < 8) return at <= bytes;
    const short = head.readUInt32BE(0);
    const size = short === 1 && head.length === 16 ? Number(head.readBigUInt64BE(8)) : short;
    if (size === 0) return true;
    if (size < 8) return false;
    at += size;
  }
  return false;
}
