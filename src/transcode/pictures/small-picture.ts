import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MediaLimits } from '../../inspect/accepted-media.ts';
import { withScratch } from '../../storage/local-copy.ts';
import { sharp } from './guarded-sharp.ts';
import { readPictureHeader } from './picture-header.ts';
import { openInChild } from './picture-job.ts';
import { pictureGuards } from './picture-source.ts';

/** Pixels of its longer side: what a screen sends of itself has 800. */
const longest = 1000;
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
      const guards = pictureGuards(folder, limits, AbortSignal.timeout(limits.tools.lookSeconds * 1000));
      const header = await readPictureHeader(path, guards);
      if (header?.container !== 'jpeg' || Math.max(header.width, header.height) > longest) return null;
      const { width, height } = header;
      const source = { path, container: 'jpeg', maxPixels: longest * longest, large: false } as const;
      const to = join(folder, 'pixels');
      try {
        const { opened, finished } = openInChild(
          { source, largest: { width, height }, to, tiles: null },
          guards,
        );
        await opened;
        await finished;
      } catch {
        return null;
      }
      const raw = { raw: { width, height, channels: 3 } } as const;
      return {
        bytes: await sharp(await readFile(to), raw)
          .jpeg({ quality })
          .toBuffer(),
        width,
        height,
      };
    });
}
