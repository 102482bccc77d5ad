import { join } from 'node:path';
import type { PictureSize, Size } from '../plan-renditions.ts';
import type { RenderedFile } from '../transcoder.ts';
import { type BasePicture, checkPicture, scaleBase, writePicture } from './image.ts';
import { formatsOf, type PictureFormat } from './picture-formats.ts';

export interface PictureSet {
  readonly kind: 'image' | 'poster';
  /** Of a work with pages, from 1. */
  readonly page?: number;
  readonly sizes: readonly PictureSize[];
}

/**
 * Makes every size in its formats from one decoded picture, and opens each again. `done` hears how many of how many
 * are made. @throws the signal's reason.
 */
export async function renderPictureSet(
  picture: BasePicture,
  set: PictureSet,
  scratch: string,
  done: (part: number) => void,
  signal: AbortSignal,
): Promise<RenderedFile[]> {
  const { kind, page } = set;
  const pixels = set.sizes.reduce((sum, size) => sum + size.width * size.height, 0);
  let made = 0;
  const oneSize = async ({ between, ...size }: PictureSize): Promise<RenderedFile[]> => {
    const scaled = await scaleBase(picture, size);
    const files = await together(
      formatsOf({ between, ...size }).map((format) => oneFile(scaled, format, size)),
    );
    made += size.width * size.height;
    done(made / pixels);
    return files;
  };
  const oneFile = async (scaled: BasePicture, format: PictureFormat, size: Size): Promise<RenderedFile> => {
    signal.throwIfAborted();
    const name = pageName(page, `${kind}-${size.width}.${format.ending}`);
    const path = join(scratch, name);
    await writePicture(scaled, format, path);
    signal.throwIfAborted();
    await checkPicture(path, format, size);
    return { kind, name, type: format.type, path, ...(page !== undefined && { page }), ...size };
  };
  // The largest begins first, so that the small ones fill the cores that it and its check leave idle.
  const files = await together([...set.sizes].reverse().map(oneSize));
  // Smallest first, so that a listing reads in the order of srcset.
  return files.reverse().flat();
}

/** Public file name of a rendition, with the page that it shows. */
export const pageName = (page: number | undefined, name: string) =>
  page === undefined ? name : `page-${page}-${name}`;

/** As Promise.all, but a failure waits for the others to end: nobody still writes into a folder that is being removed. */
async function together<T>(works: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(works);
  return Promise.all(works);
}
