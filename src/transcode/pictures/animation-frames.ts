import { join } from 'node:path';
import { sharp } from './guarded-sharp.ts';
import type { FramesJob, PictureSource } from './picture-job.ts';

/** Dots of as many frames as are opened together: a later frame cannot be opened without those before it. */
const together = 32_000_000;

/** Opens every frame of a picture that moves, on white paper. @throws where one cannot be decoded. */
async function forEachFrame(
  { path, frames = 1 }: PictureSource,
  work: (frame: Frame, nth: number) => Promise<unknown>,
): Promise<void> {
  const found = await sharp(path, { limitInputPixels: false }).metadata();
  const { width } = found;
  const height = found.pageHeight ?? found.height;
  const batch = Math.max(1, Math.floor(together / (width * height)));
  for (let first = 0; first < frames; first += batch) {
    const pages = Math.min(batch, frames - first);
    const options = { page: first, pages, limitInputPixels: false, failOn: 'error' } as const;
    const { data, info } = await sharp(path, options)
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    const { channels } = info;
    const bytes = width * height * channels;
    if (data.length !== bytes * pages) throw new Error('Expected every frame to be as large as the first');
    for (let nth = 0; nth < pages; nth += 1) {
      const pixels = data.subarray(nth * bytes, (nth + 1) * bytes);
      await work({ data: pixels, width, height, channels }, first + nth);
    }
  }
}

interface Frame {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 2 | 3 | 4;
}

/** Decodes every frame. @throws where one cannot be decoded. */
export function lookAtFrames(source: PictureSource): Promise<void> {
  return forEachFrame(source, async () => undefined);
}

/** Writes each frame as a PNG of one size. @throws where one cannot be decoded. */
export async function writeFrames({ source, width, height, folder }: FramesJob): Promise<void> {
  await forEachFrame(source, async ({ data, ...raw }, nth) => {
    await sharp(data, { raw })
      .resize({ width, height, fit: 'fill' })
      .toColourspace('srgb')
      .png({ compressionLevel: 1, adaptiveFiltering: false })
      .toFile(join(folder, `${String(nth).padStart(5, '0')}.png`));
  });
}
