import { type FileHandle, open } from 'node:fs/promises';
import type { ArtworkFacts } from '../../story/media.ts';
import { RanTooLong, ToolFailed } from '../tools/guarded.ts';
import { readBmpHeader } from './bmp-header.ts';
import { readHeifHeader } from './heif-header.ts';
import { headerInChild, type PictureGuards, PictureTooLarge } from './picture-job.ts';
import { readAtOf } from './read-at.ts';
import { readTiffHeader, type TiffPage } from './tiff-header.ts';

/** What a picture says of itself. */
export interface PictureHeader {
  readonly container: ArtworkFacts['container'];
  /** Pixels, upright. */
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  /** How long each frame shows, in milliseconds, as the file has it; empty of a picture that does not move. */
  readonly delays: readonly number[];
  /** True of an AVIF or HEIC sequence, which is a film in all but its name. */
  readonly sequence: boolean;
  readonly alpha: boolean;
  /** The pictures of a TIFF. */
  readonly pages: readonly TiffPage[];
  /** True where the header contradicts itself or the file's own length. */
  readonly broken: boolean;
}

const plain = { frames: 1, delays: [], sequence: false, alpha: false, pages: [], broken: false } as const;

/**
 * Null where it is no picture of the kinds that we take. Reads the header only: most truncated files pass. What a library
 * has to read is read in the child that opens pictures (S3). @throws the signal's reason.
 */
export async function readPictureHeader(path: string, guards: PictureGuards): Promise<PictureHeader | null> {
  const file = await open(path);
  try {
    const head = await readAtOf(file)(0, 64);
    return (await readOwnWay(file, head)) ?? (isForLibrary(head) ? await readInChild(path, guards) : null);
  } finally {
    await file.close();
  }
}

/** Whether its first bytes are those of a kind that a library reads: nothing else is worth a child. */
function isForLibrary(head: Buffer): boolean {
  const text = head.toString('latin1');
  return (
    /^(?:\xff\xd8\xff|\x89PNG|GIF8|RIFF.{4}WEBP)/s.test(text) ||
    /^.{4}ftyp.*(?:avi[fs]|hei[cx]|mif1)/s.test(text)
  );
}

async function readInChild(path: string, guards: PictureGuards): Promise<PictureHeader | null> {
  try {
    const found = await headerInChild(path, guards);
    return found && { ...plain, ...found };
  } catch (error) {
    guards.signal.throwIfAborted();
    if (error instanceof ToolFailed || error instanceof RanTooLong || error instanceof PictureTooLarge)
      return null;
    throw error;
  }
}

/** Kinds of which a library tells too little, or opens files that are something else. */
async function readOwnWay(file: FileHandle, head: Buffer): Promise<PictureHeader | null> {
  const read = readAtOf(file);
  if (head.toString('latin1', 4, 8) === 'ftyp') {
    const heif = await readHeifHeader(read);
    if (!heif) return null;
    const { container, width, height, alpha, moves } = heif;
    return { ...plain, container, width, height, alpha, sequence: moves };
  }
  const bitmap = readBmpHeader(head);
  if (bitmap) {
    const { width, height, leastBytes } = bitmap;
    return { ...plain, container: 'bmp', width, height, broken: (await file.stat()).size < leastBytes };
  }
  const tiff = await readTiffHeader(read);
  if (!tiff) return null;
  const { pages, broken } = tiff;
  const { width, height } = pages[0] ?? { width: 1, height: 1 };
  return { ...plain, container: 'tiff', width, height, pages, broken };
}
