import { join } from 'node:path';
import { type BasePicture, checkPicture, pictureFormats, scaleBase, writePicture } from './image.ts';
import type { Size } from './plan-renditions.ts';
import type { RenderedFile } from './transcoder.ts';

export interface PictureSet {
  readonly kind: 'image' | 'poster';
  readonly sizes: readonly Size[];
}

/**
 * Makes every size in every format from one decoded picture, and opens each again. `done` hears how many of how many
 * are made. @throws the signal's reason.
 */
export async function renderPictureSet(
  picture: BasePicture,
  set: PictureSet,
  scratch: string,
  done: (part: number) => void,
  signal: AbortSignal,
): Promise<RenderedFile[]> {
  const files: RenderedFile[] = [];
  const pixels = set.sizes.reduce((sum, size) => sum + size.width * size.height, 0);
  let made = 0;
  // Smallest first, so that a listing reads in the order of srcset.
  for (const size of set.sizes) {
    signal.throwIfAborted();
    const scaled = await scaleBase(picture, size);
    const one = async (format: (typeof pictureFormats)[number]): Promise<RenderedFile> => {
      const name = `${set.kind}-${size.width}.${format.ending}`;
      const path = join(scratch, name);
      await writePicture(scaled, format, path);
      await checkPicture(path, format, size);
      return { kind: set.kind, name, type: format.type, path, ...size };
    };
    files.push(...(await Promise.all(pictureFormats.map(one))));
    made += size.width * size.height;
    done(made / pixels);
  }
  return files;
}
