import { ToolFailed } from '../transcode/guarded.ts';
import { decodeHeic } from '../transcode/heic.ts';
import { decodeUpload, type PictureHeader } from '../transcode/image.ts';
import type { MediaLimits } from './accepted-media.ts';
import type { Inspection } from './inspector.ts';
import { bytesInWords, sentences } from './sentences.ts';

/** Judges a picture by its header first, so that a bomb is refused before it is opened, then by decoding all of it. */
export async function inspectArtwork(
  path: string,
  bytes: number,
  header: PictureHeader,
  scratch: string,
  limits: MediaLimits,
  signal: AbortSignal,
): Promise<Inspection> {
  const most = limits.artwork;
  const refused = (reason: string): Inspection => ({ kind: 'refused', reason });
  if (bytes > most.bytes) return refused(sentences.tooManyBytes('picture', bytesInWords(most.bytes)));
  if (header.width * header.height > most.pixels) {
    return refused(sentences.tooManyPixels(String(Math.round(most.pixels / 1e5) / 10)));
  }
  if (header.frames > most.frames) return refused(sentences.tooManyFrames(most.frames));

  const seconds = limits.tools.lookSeconds;
  let { width, height } = header;
  try {
    if (header.container === 'heic') {
      const picture = await decodeHeic(path, most.pixels, { folder: scratch, signal, seconds });
      ({ width, height } = picture);
    } else {
      await decodeUpload(path, most.pixels, seconds);
    }
  } catch (error) {
    signal.throwIfAborted();
    if (header.container === 'heic' && !(error instanceof ToolFailed)) throw error;
    if (error instanceof ToolFailed && error.complaint.includes('TOO MANY PIXELS')) {
      return refused(sentences.tooManyPixels(String(Math.round(most.pixels / 1e5) / 10)));
    }
    return refused(sentences.cutShort('picture'));
  }
  const { container, frames, alpha } = header;
  return { kind: 'accepted', facts: { form: 'artwork', container, width, height, frames, alpha } };
}
