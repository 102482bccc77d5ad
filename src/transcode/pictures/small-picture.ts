import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MediaLimits } from '../../inspect/accepted-media.ts';
import { withScratch } from '../../storage/local-copy.ts';
import { pixelsAnew, type TakenPicture } from './pixels-anew.ts';

/** Pixels of its longer side: what a screen sends of itself has 800. */
const longest = 1000;
const taken: TakenPicture = { kinds: ['jpeg'], longest, most: { width: longest, height: longest } };
const quality = 80;

/**
 * Reads a small JPEG that came from elsewhere, in the child that opens uploads, and makes it anew from its pixels alone.
 * Resolves to null where it is no JPEG, is larger, or cannot be opened.
 */
export function smallPictureReader(limits: MediaLimits, scratch: string) {
  return (bytes: Buffer): Promise<{ bytes: Buffer; width: number; height: number } | null> =>
    withScratch(scratch, async (folder) => {
      const path = join(folder, 'sent');
      await writeFile(path, bytes, { mode: 0o600 });
      const made = await pixelsAnew(path, folder, limits, taken);
      if (!made) return null;
      const { pixels, width, height } = made;
      return { bytes: await pixels.jpeg({ quality }).toBuffer(), width, height };
    });
}
