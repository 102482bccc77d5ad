import { readFile } from 'node:fs/promises';
import type { Turn } from '../../story/framing.ts';
import type { Size } from '../plan-renditions.ts';
import { type Sharp, sharp } from './guarded-sharp.ts';
import type { PictureFormat } from './picture-formats.ts';

/** Pictures of our own making: what a child or ffmpeg made of an upload, and the renditions. */

/** Raw pixels in sRGB, upright, without any metadata: what all renditions are made from. */
export interface BasePicture extends Size {
  readonly data: Buffer;
  readonly channels: 3 | 4;
}

/** Takes pixels that a child wrote, three bytes a dot. @throws where there are more or fewer. */
export async function readBase(path: string, { width, height }: Size): Promise<BasePicture> {
  const data = await readFile(path);
  if (data.length !== width * height * 3) {
    throw new Error(`Expected ${width * height * 3} bytes of pixels but received ${data.length}`);
  }
  return { data, width, height, channels: 3 };
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
      await from.jpeg(format.options).toFile(to);
      return;
  }
}

/** Opens a rendition again. @throws where its size is not `size`, or where it cannot be decoded. */
export async function checkPicture(path: string, format: PictureFormat, size: Size): Promise<void> {
  const { info } = await sharp(path, { failOn: 'warning' })
    .resize({ width: 32, height: 32, fit: 'inside' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const header = await sharp(path).metadata();
  const wanted = { jpg: 'jpeg', webp: 'webp', avif: 'heif' }[format.ending];
  if (info.size === 0 || header.format !== wanted) {
    throw new Error(`Expected a ${wanted} picture but received ${header.format}`);
  }
  if (header.width !== size.width || header.height !== size.height) {
    throw new Error(
      `Expected ${size.width}x${size.height} pixels but received ${header.width}x${header.height}`,
    );
  }
}

/** A picture of some 100 bytes, as an address with all of it in itself: what a page shows before the picture arrives. */
export async function sketchOf(picture: BasePicture): Promise<string> {
  const small = await fromBase(picture)
    .resize({ width: 32, height: 32, fit: 'inside' })
    .blur(2)
    .webp({ quality: 20, effort: 6 })
    .toBuffer();
  return `data:image/webp;base64,${small.toString('base64')}`;
}
