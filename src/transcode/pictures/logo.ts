import type { MediaLimits } from '../../inspect/accepted-media.ts';
import { withScratch } from '../../storage/local-copy.ts';
import { pixelsAnew, type TakenPicture } from './pixels-anew.ts';

/** Twice what a page shows, for fine glass. */
const taken: TakenPicture = {
  kinds: ['jpeg', 'png', 'webp'],
  longest: 6000,
  most: { width: 640, height: 160 },
};

/**
 * Makes a group's logo of a picture that was sent, in the child that opens uploads: a PNG from its pixels alone, on white.
 * Resolves to null where it is no JPEG, PNG or WebP, is larger than a logo needs, or cannot be opened.
 */
export function logoMaker(limits: MediaLimits, scratch: string) {
  return (path: string): Promise<{ bytes: Buffer; width: number; height: number } | null> =>
    withScratch(scratch, async (folder) => {
      const made = await pixelsAnew(path, folder, limits, taken);
      if (!made) return null;
      const { pixels, width, height } = made;
      return { bytes: await pixels.png({ compressionLevel: 9 }).toBuffer(), width, height };
    });
}
