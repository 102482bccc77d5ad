import { open, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lookAtFrames } from './animation-frames.ts';
import { isGifCut } from './gif-end.ts';
import { type Sharp, sharp } from './guarded-sharp.ts';
import { readHeifHeader } from './heif-header.ts';
import { hasAllScans, withEnd } from './jpeg-end.ts';
import { decodeHeic } from './libheif.ts';
import type { OpenedPicture, OpenJob, PictureSource } from './picture-job.ts';
import { addColourProfile } from './png-profile.ts';
import { readAtOf } from './read-at.ts';
import { toScreenColours } from './screen-colours.ts';
import { packTiles, tileOverlap, tileSize } from './tiles.ts';

/**
 * Opens uploads, all of each. Only for the child (picture-child.ts), which may use so much memory and no more; a worker
 * that did this itself would be killed by the first photo that is larger than its machine.
 */

/** What an upload becomes before anything is made of it. */
interface Opened {
  /** A new pipeline from its first dot: upright, on white paper, its colours still its own. */
  fresh(): Sharp;
}

/** Decodes all of it at a small size. @throws where it cannot be decoded. */
export async function lookAt(
  source: PictureSource,
  folder: string,
): Promise<{ width: number; height: number }> {
  const { result } = await withMending(source, folder, async ({ fresh }) => {
    if (source.container === 'gif' && isGifCut(await readFile(source.path))) throw new Error('Cut short');
    if (source.frames !== undefined) await lookAtFrames(source);
    await fresh().resize({ width: 64, height: 64, fit: 'inside' }).raw().toBuffer();
    return sizeOf(fresh());
  });
  return result;
}

/**
 * Writes its pixels at the size that is asked for and tells so, then its tiles where they are asked for. @throws where it
 * cannot be decoded.
 */
export async function openUpload(job: OpenJob, tell: (picture: OpenedPicture) => void): Promise<void> {
  const { largest, part, to, tiles, folder } = job;
  const { result, opened } = await withMending(job.source, folder, async ({ fresh }) => {
    const whole = part ? fresh().extract(part) : fresh();
    return whole
      .resize({ width: largest.width, height: largest.height, fit: 'fill' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
  });
  const { width, height, channels } = result.info;
  await writeFile(to, inThreeColours(result.data, channels));
  tell({ width, height, peak: process.resourceUsage().maxRSS * 1024 });
  if (tiles) await writeTiles(opened, folder, tiles);
}

async function writeTiles(
  { fresh }: Opened,
  folder: string,
  { pack, index }: { readonly pack: string; readonly index: string },
): Promise<void> {
  const stem = join(folder, 'pyramid');
  const size = await sizeOf(fresh());
  await fresh()
    .toColourspace('srgb')
    .jpeg({ quality: 82 })
    .tile({ size: tileSize, overlap: tileOverlap, layout: 'dz', depth: 'onepixel', container: 'fs' })
    .toFile(`${stem}.dz`);
  await packTiles(`${stem}_files`, size, pack, index);
  await rm(`${stem}.dzi`);
}

async function sizeOf(picture: Sharp): Promise<{ width: number; height: number }> {
  const { autoOrient } = await picture.metadata();
  return { width: autoOrient.width, height: autoOrient.height };
}

/** Grey stays grey in raw output; everything after this counts on three colours. */
function inThreeColours(data: Buffer, channels: number): Buffer {
  if (channels === 3) return data;
  if (channels !== 1) throw new Error(`Expected 1 or 3 channels but received ${channels}`);
  const out = Buffer.alloc(data.length * 3);
  for (let at = 0; at < data.length; at += 1) out.fill(data[at] ?? 0, at * 3, at * 3 + 3);
  return out;
}

/**
 * Works on an upload; a JPEG that fails is tried once more with an end marker, since every browser shows one that lacks
 * only that. Then no complaint of the decoder is let pass: a JPEG that lacks more than its end is cut.
 */
async function withMending<T>(
  source: PictureSource,
  folder: string,
  work: (opened: Opened) => Promise<T>,
): Promise<{ result: T; opened: Opened }> {
  const opened = await openSource(source, folder);
  try {
    return { result: await work(opened), opened };
  } catch (error) {
    if (source.container !== 'jpeg') throw error;
    const mended = withEnd(await readFile(source.path));
    if (!mended || !hasAllScans(mended)) throw error;
    const options = { limitInputPixels: source.maxPixels, failOn: 'warning', sequentialRead: true } as const;
    const again = { fresh: () => onPaper(sharp(mended, options).autoOrient()) };
    return { result: await work(again), opened: again };
  }
}

const onPaper = (picture: Sharp) => picture.flatten({ background: '#ffffff' });

async function openSource(source: PictureSource, folder: string): Promise<Opened> {
  const { path, container, maxPixels } = source;
  if (container === 'heic') return openHeic(path, folder, maxPixels);
  const options = {
    limitInputPixels: maxPixels,
    failOn: 'error',
    sequentialRead: true,
    ...(source.directory !== undefined && { page: source.directory }),
  } as const;
  const fresh = () => onPaper(sharp(path, options).autoOrient());
  if (container !== 'avif') return { fresh };
  const colours = (await headerOf(path))?.colours;
  if (!colours) return { fresh };
  const deep = sharp(path, options).toColourspace('rgb16').raw({ depth: 'ushort' });
  const { data, info } = await deep.toBuffer({ resolveWithObject: true });
  if (info.channels !== 3 && info.channels !== 4) throw new Error('Expected colours');
  return raw(toScreenColours(inWords(data), info.channels, 65_535, colours), info, 3);
}

async function openHeic(path: string, folder: string, maxPixels: number): Promise<Opened> {
  const header = await headerOf(path);
  const colours = header?.colours;
  const picture = await decodeHeic(await readFile(path), maxPixels, Boolean(colours));
  const { data, channels, bits } = picture;
  if (colours) {
    return raw(toScreenColours(inWords(data), channels, 2 ** bits - 1, colours), picture, 3);
  }
  const opened = raw(data, picture, channels);
  if (!header?.profile) return opened;
  // sharp reads a profile only from a file that carries one.
  const png = join(folder, 'profiled.png');
  await opened.fresh().png({ compressionLevel: 0 }).toFile(png);
  await addColourProfile(png, header.profile);
  return { fresh: () => sharp(png, { limitInputPixels: false, sequentialRead: true }) };
}

function raw(data: Buffer, { width, height }: { width: number; height: number }, channels: 3 | 4): Opened {
  const options = { raw: { width, height, channels }, limitInputPixels: false } as const;
  return { fresh: () => onPaper(sharp(data, options)) };
}

const inWords = (data: Buffer) => new Uint16Array(data.buffer, data.byteOffset, data.length / 2);

async function headerOf(path: string) {
  const file = await open(path);
  try {
    return await readHeifHeader(readAtOf(file));
  } finally {
    await file.close();
  }
}
