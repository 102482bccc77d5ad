import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MediaLimits } from '../../inspect/accepted-media.ts';
import { sharp } from './guarded-sharp.ts';
import { readPictureHeader } from './picture-header.ts';
import { openInChild } from './picture-job.ts';
import { pictureGuards } from './picture-source.ts';

export interface TakenPicture {
  readonly kinds: readonly ('jpeg' | 'png' | 'webp')[];
  /** Pixels of its longer side, as it is sent. */
  readonly longest: number;
  /** It becomes no larger than this, in pixels. */
  readonly most: { readonly width: number; readonly height: number };
}

/**
 * The pixels of a picture that is shown at once and is no story's, opened in the child that opens uploads. Resolves to null where it is
 * of another kind, is larger, or cannot be opened. `folder` is the caller's scratch.
 */
export async function pixelsAnew(
  path: string,
  folder: string,
  limits: MediaLimits,
  { kinds, longest, most }: TakenPicture,
): Promise<{
  readonly pixels: ReturnType<typeof sharp>;
  readonly width: number;
  readonly height: number;
} | null> {
  const guards = pictureGuards(folder, limits, AbortSignal.timeout(limits.tools.lookSeconds * 1000));
  const header = await readPictureHeader(path, guards);
  const container = kinds.find((kind) => kind === header?.container);
  if (!header || !container || Math.max(header.width, header.height) > longest) return null;
  const scale = Math.min(1, most.width / header.width, most.height / header.height);
  const side = (length: number) => Math.max(1, Math.round(length * scale));
  const [width, height] = [side(header.width), side(header.height)];
  const large = header.width * header.height > limits.artwork.surePixels;
  const source = { path, container, maxPixels: longest * longest, large };
  const to = join(folder, 'pixels');
  try {
    const { opened, finished } = openInChild({ source, largest: { width, height }, to, tiles: null }, guards);
    await opened;
    await finished;
  } catch {
    return null;
  }
  const raw = { width, height, channels: 3 } as const;
  return { pixels: sharp(await readFile(to), { raw }), width, height };
}
