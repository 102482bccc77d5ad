import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { MediaLimits } from '../../inspect/accepted-media.ts';
import type { ArtworkFacts } from '../../story/media.ts';
import { renderPage } from '../pdf.ts';
import type { Size } from '../plan-renditions.ts';
import { lookGuards } from '../tools/work-guards.ts';
import { convertBmp } from './bmp.ts';
import type { PictureHeader } from './picture-header.ts';
import type { PictureGuards, PictureSource } from './picture-job.ts';

/** Guards of the child that opens a picture. */
export function pictureGuards(folder: string, limits: MediaLimits, signal: AbortSignal): PictureGuards {
  const { pictureMemory, lookSeconds } = limits.tools;
  const output = 64 * 1024 * 1024 + limits.artwork.pixels * 4;
  return { folder, signal, seconds: lookSeconds, memory: pictureMemory, output };
}

/** Which picture of an upload is to be opened. */
export interface Wanted {
  /** From 0, among the pages. */
  readonly nth: number;
  /** Its pixels; those at which a page of a PDF is drawn. */
  readonly size: Size;
}

/** Gives `work` something that the child can open: kinds that need another tool first are a file of ours meanwhile. */
export async function withSource<T>(
  path: string,
  { container, pages }: { container: ArtworkFacts['container']; pages: PictureHeader['pages'] },
  { nth, size }: Wanted,
  folder: string,
  limits: MediaLimits,
  signal: AbortSignal,
  work: (source: PictureSource) => Promise<T>,
): Promise<T> {
  const maxPixels = limits.artwork.pixels;
  const large = size.width * size.height > limits.artwork.surePixels;
  if (container !== 'bmp' && container !== 'pdf') {
    const directory = container === 'tiff' ? pages[nth]?.directory : undefined;
    return work({ path, container, maxPixels, large, ...(directory !== undefined && { directory }) });
  }
  const png = join(folder, `opened-${nth}.png`);
  try {
    const guards = lookGuards(folder, limits, signal);
    if (container === 'bmp') await convertBmp(path, maxPixels, png, guards);
    else await renderPage(path, nth + 1, size, png, { ...guards, memory: limits.tools.pictureMemory });
    return await work({ path: png, container: 'png', maxPixels, large });
  } finally {
    await rm(png, { force: true });
  }
}
