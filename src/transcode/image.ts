import sharp, { type Sharp } from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';
import type { Turn } from '../story/framing.ts';
import type { ArtworkFacts } from '../story/media.ts';
import type { RawPicture } from './heic.ts';
import type { PictureFormat } from './picture-formats.ts';
import type { Size } from './plan-renditions.ts';
import { withColourProfile } from './png-profile.ts';
import type { Part } from './straightening.ts';

/** The only importer of sharp. Its own text formats (SVG, libvips' .v) and all that we do not take stay shut (S5). */
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegFile',
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngFile',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpFile',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadNsgifFile',
    'VipsForeignLoadNsgifBuffer',
    'VipsForeignLoadHeifFile',
    'VipsForeignLoadHeifBuffer',
  ],
});
// A file is read once: caching opened files would only keep an old one of the same name.
sharp.cache(false);

/** What a picture says of itself. HEIC shows no more than this here: sharp's own build cannot decode it. */
export interface PictureHeader {
  readonly container: ArtworkFacts['container'];
  /** Pixels, upright. */
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  readonly alpha: boolean;
  readonly profile: Buffer | null;
}

/** Null where it is no picture of the kinds that we take. Reads the header only: a truncated file passes. */
export async function readPictureHeader(path: string): Promise<PictureHeader | null> {
  try {
    const found = await sharp(path, { limitInputPixels: false }).metadata();
    const container = containerOf(found.format, found.compression);
    if (!container) return null;
    return {
      container,
      width: found.autoOrient.width,
      height: found.autoOrient.height,
      frames: found.pages ?? 1,
      alpha: found.hasAlpha,
      profile: found.icc ?? null,
    };
  } catch {
    return null;
  }
}

function containerOf(
  format: string | undefined,
  compression: string | undefined,
): ArtworkFacts['container'] | null {
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

/** Opens an upload; only its first frame, however many there are. */
function openUpload(path: string, maxPixels: number): Sharp {
  return sharp(path, { limitInputPixels: maxPixels, failOn: 'error', sequentialRead: true }).autoOrient();
}

/** Decodes the whole of the first frame, at a small size for speed. @throws where it cannot be decoded. */
export async function decodeUpload(path: string, maxPixels: number, seconds: number): Promise<void> {
  await openUpload(path, maxPixels)
    .resize({ width: 64, height: 64, fit: 'inside' })
    .timeout({ seconds: wholeSeconds(seconds) })
    .raw()
    .toBuffer();
}

/** sharp takes whole seconds, an hour at most. */
function wholeSeconds(seconds: number): number {
  return Math.min(3600, Math.max(1, Math.ceil(seconds)));
}

/** Raw pixels in sRGB, upright, without any metadata: what all renditions are made from. */
export interface BasePicture extends Size {
  readonly data: Buffer;
  readonly channels: 3 | 4;
}

/** Decodes an upload once, or a part of it, at the largest size that is needed. @throws where it cannot be decoded. */
export async function openPicture(
  path: string,
  largest: Size,
  maxPixels: number,
  seconds: number,
  part?: Part,
): Promise<BasePicture> {
  return toBase(partOf(openUpload(path, maxPixels), part), largest, seconds);
}

const partOf = (from: Sharp, part: Part | undefined) => (part ? from.extract({ ...part }) : from);

/** The same for pixels that another decoder read; the header says what their colours mean. */
export async function openRaw(
  picture: RawPicture,
  header: Pick<PictureHeader, 'alpha' | 'profile'>,
  largest: Size,
  seconds: number,
  part?: Part,
): Promise<BasePicture> {
  const { data, width, height, channels } = picture;
  const all = partOf(sharp(data, { raw: { width, height, channels }, limitInputPixels: false }), part);
  const raw = header.alpha ? all : all.removeAlpha();
  if (!header.profile) return toBase(raw, largest, seconds);
  const small = raw.resize({ width: largest.width, height: largest.height, fit: 'fill' });
  const png = await small.png({ compressionLevel: 0 }).toBuffer();
  return toBase(sharp(withColourProfile(png, header.profile)), largest, seconds);
}

async function toBase(from: Sharp, largest: Size, seconds: number): Promise<BasePicture> {
  const { data, info } = await from
    .resize({ width: largest.width, height: largest.height, fit: 'fill' })
    .toColourspace('srgb')
    .timeout({ seconds: wholeSeconds(seconds) })
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  // Grey stays grey in raw output; everything after this counts on three colours.
  if (info.channels < 3) {
    const raw = { width: info.width, height: info.height, channels: info.channels };
    const grey = sharp(data, { raw }).toColourspace('srgb');
    const pixels = await (info.channels === 2 ? grey.ensureAlpha() : grey)
      .raw()
      .toBuffer({ resolveWithObject: true });
    return base(pixels.data, pixels.info);
  }
  return base(data, info);
}

function base(data: Buffer, info: { width: number; height: number; channels: number }): BasePicture {
  const { width, height, channels } = info;
  if (channels !== 3 && channels !== 4) throw new Error(`Expected 3 or 4 channels but received ${channels}`);
  return { data, width, height, channels };
}

function fromBase({ data, width, height, channels }: BasePicture): Sharp {
  return sharp(data, { raw: { width, height, channels }, limitInputPixels: false });
}

/** Scales once; the pixels then go into each format. */
export async function scaleBase(picture: BasePicture, size: Size): Promise<BasePicture> {
  if (picture.width === size.width && picture.height === size.height) return picture;
  const { data, info } = await fromBase(picture)
    .resize({ width: size.width, height: size.height, fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return base(data, info);
}

/** Turns it clockwise. */
export async function turnBase(picture: BasePicture, degrees: Turn): Promise<BasePicture> {
  if (degrees === 0) return picture;
  const { data, info } = await fromBase(picture).rotate(degrees).raw().toBuffer({ resolveWithObject: true });
  return base(data, info);
}

/** Writes one rendition. sharp writes no metadata unless asked to. */
export async function writePicture(picture: BasePicture, format: PictureFormat, to: string): Promise<void> {
  const from = fromBase(picture);
  switch (format.ending) {
    case 'avif':
      await from.avif(format.options).toFile(to);
      return;
    case 'webp':
      await from.webp(format.options).toFile(to);
      return;
    case 'jpg':
      // JPEG knows no transparency; paper is white.
      await from.flatten({ background: '#ffffff' }).jpeg(format.options).toFile(to);
      return;
  }
}

/** Opens a rendition again. @throws where its size is not `size`, or where it cannot be decoded. */
export async function checkPicture(path: string, format: PictureFormat, size: Size): Promise<void> {
  const { info } = await sharp(path, { failOn: 'warning' })
    .resize({ width: 32, height: 32, fit: 'inside' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const header = await readPictureHeader(path);
  const container = format.ending === 'jpg' ? 'jpeg' : format.ending;
  if (info.size === 0 || header?.container !== container) {
    throw new Error(`Expected a ${container} picture but received ${header?.container ?? 'something else'}`);
  }
  if (header.width !== size.width || header.height !== size.height) {
    throw new Error(
      `Expected ${size.width}x${size.height} pixels but received ${header.width}x${header.height}`,
    );
  }
}

/** ThumbHash as base64: some 25 bytes that a page can show before the picture arrives. */
export async function thumbHash(picture: BasePicture): Promise<string> {
  const { data, info } = await fromBase(picture)
    .resize({ width: 100, height: 100, fit: 'inside' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64');
}

/**
 * Opens SVG to this whole process. Only for the command that draws the archive's own samples and reads no uploads (S5);
 * a server or a worker never calls it.
 */
export function allowOwnSvg(): void {
  sharp.unblock({ operation: ['VipsForeignLoadSvgBuffer'] });
}

/** Draws an SVG of our own at its own size; `raw` is RGBA, 8 bits each. @throws where allowOwnSvg() was not called. */
export async function renderOwnSvg(svg: string, format: 'raw' | 'jpeg' | 'png' | 'webp'): Promise<Buffer> {
  const picture = sharp(Buffer.from(svg));
  switch (format) {
    case 'raw':
      return picture.ensureAlpha().raw({ depth: 'uchar' }).toBuffer();
    case 'jpeg':
      return picture.flatten({ background: '#ffffff' }).jpeg({ quality: 88 }).toBuffer();
    case 'png':
      return picture.removeAlpha().png({ palette: true, quality: 90, effort: 4 }).toBuffer();
    case 'webp':
      return picture.webp({ quality: 88, effort: 3 }).toBuffer();
  }
}
