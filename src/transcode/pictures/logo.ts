import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MediaLimits } from '../../inspect/accepted-media.ts';
import { withScratch } from '../../storage/local-copy.ts';
import { sharp } from './guarded-sharp.ts';
import { readPictureHeader } from './picture-header.ts';
import { openInChild } from './picture-job.ts';
import { pictureGuards } from './picture-source.ts';

/** Pixels: twice what a page shows, for fine glass. */
const most = { width: 640, height: 160 };
/** Of its longer side, as it is sent. */
const longest = 6000;
const kinds = ['jpeg', 'png', 'webp'] as const;

/**
 * Makes a group's logo of a picture that was sent, in the child that opens uploads: a PNG from its pixels alone, on white.
 * Resolves to null where it is no JPEG, PNG or WebP, is larger than a logo needs, or cannot be opened.
 */
export function logoMaker(limits: MediaLimits, scratch: string) {
  return (path: string): Promise<{ bytes: Buffer; width: number; height: number } | null> =>
    withScratch(scratch, async (folder) => {
      const guards = pictureGuards(folder, limits, AbortSignal.timeout(limits.tools.lookSeconds * 1000));
      const header = await readPictureHeader(path, guards);
      const container = kinds.find((kind) => kind === header?.container);
      if (!header || !container || Math.max(header.width, header.height) > longest) return null;
      const scale = Math.min(1, most.width / header.width, most.height / header.height);
      const side = (length: number) => Math.max(1, Math.round(length * scale));
      const [width, height] = [side(header.width), side(header.height)];
      const maxPixels = longest * longest;
      const large = header.width * header.height > limits.artwork.surePixels;
      const to = join(folder, 'pixels');
      try {
        const source = { path, container, maxPixels, large };
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
      const bytes = await sharp(await readFile(to), raw)
        .png({ compressionLevel: 9 })
        .toBuffer();
      return { bytes, width, height };
    });
}
