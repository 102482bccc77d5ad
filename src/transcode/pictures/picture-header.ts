import { type FileHandle, open } from 'node:fs/promises';
import type { ArtworkFacts } from '../../story/media.ts';
import { readBmpHeader } from './bmp-header.ts';
import { sharp } from './guarded-sharp.ts';
import { readHeifHeader } from './heif-header.ts';
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

/** Null where it is no picture of the kinds that we take. Reads the header only: most truncated files pass. */
export async function readPictureHeader(path: string): Promise<PictureHeader | null> {
  const file = await open(path);
  try {
    return (await readOwnWay(file)) ?? (await readBySharp(path));
  } finally {
    await file.close();
  }
}

/** Kinds of which a library tells too little, or opens files that are something else. */
async function readOwnWay(file: FileHandle): Promise<PictureHeader | null> {
  const read = readAtOf(file);
  const head = await read(0, 64);
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

async function readBySharp(path: string): Promise<PictureHeader | null> {
  try {
    const found = await sharp(path, { limitInputPixels: false, pages: 1 }).metadata();
    const container = containerOf(found.format, found.compression);
    if (!container) return null;
    const { width, height } = found.autoOrient;
    const shape = { ...plain, container, width, height, alpha: found.hasAlpha };
    const frames = container === 'gif' || container === 'webp' ? (found.pages ?? 1) : 1;
    if (frames === 1) return shape;
    const { delay = [] } = await sharp(path, { limitInputPixels: false, pages: -1 }).metadata();
    return { ...shape, frames, delays: delay };
  } catch {
    return null;
  }
}

function containerOf(
  format: string | undefined,
  compression: string | undefined,
): PictureHeader['container'] | null {
  switch (format) {
    case 'jpeg':
    case 'png':
    case 'webp':
    case 'gif':
      return format;
    case 'heif':
      return compression === 'av1' ? 'avif' : compression === 'hevc' ? 'heic' : null;
    default:
      return null;
  }
}
