import { sharp } from './guarded-sharp.ts';
import type { LibraryHeader } from './picture-job.ts';

/** What a library reads of a picture's header; null of what it cannot open. Only for the child (picture-child.ts). */
export async function readLibraryHeader(path: string): Promise<LibraryHeader | null> {
  try {
    const found = await sharp(path, { limitInputPixels: false, pages: 1 }).metadata();
    const container = containerOf(found.format, found.compression);
    if (!container) return null;
    const { width, height } = found.autoOrient;
    const shape = { container, width, height, alpha: found.hasAlpha, frames: 1, delays: [] };
    const frames = container === 'gif' || container === 'webp' ? (found.pages ?? 1) : 1;
    if (frames === 1) return shape;
    const { delay = [] } = await sharp(path, { limitInputPixels: false, pages: -1 }).metadata();
    return { ...shape, frames, delays: delay };
  } catch {
    return null;
  }
}

function containerOf(
  format: string | undefined,
  compression: string | undefined,
): LibraryHeader['container'] | null {
  switch (format) {
    case 'jpeg':
    case 'png':
    case 'webp':
    case 'gif':
      return format;
    case 'heif':
      return compression === 'av1' ? 'avif' : compression === 'hevc' ? 'heic' : null;
    default:
      return null;
  }
}
