import type { PictureHeader } from '../transcode/pictures/picture-header.ts';
import { lookInChild, PictureTooLarge } from '../transcode/pictures/picture-job.ts';
import { pictureGuards, withSource } from '../transcode/pictures/picture-source.ts';
import { saysTruncated } from '../transcode/tools/diagnosis.ts';
import { RanTooLong, ToolFailed } from '../transcode/tools/guarded.ts';
import type { MediaLimits } from './accepted-media.ts';
import { judgeAnimation } from './inspect-animation.ts';
import type { Inspection } from './inspector.ts';
import { isAllThere } from './picture-end.ts';
import { sentences } from './sentences.ts';

const refused = (reason: string): Inspection => ({ kind: 'refused', reason });

/**
 * Judges a picture by its header first, so that a bomb is refused before it is opened, then by decoding all of it in a
 * child that has only so much memory.
 */
export async function inspectArtwork(
  path: string,
  bytes: number,
  header: PictureHeader,
  scratch: string,
  limits: MediaLimits,
  signal: AbortSignal,
): Promise<Inspection> {
  const refusal = refuseByHeader(bytes, header, limits.artwork);
  if (refusal) return refusal;
  const animation = header.frames > 1 ? judgeAnimation(header, limits) : null;
  if (animation?.kind === 'refused') return animation;
  try {
    const sizes = await look(path, header, scratch, limits, signal);
    const [first] = sizes;
    if (!first) return refused(sentences.cutShort('picture'));
    if (animation) return animation;
    const { container, alpha } = header;
    const pages = sizes.length > 1 && { pages: sizes.map((size) => ({ ...size, text: '' })) };
    return { kind: 'accepted', facts: { form: 'artwork', container, ...first, frames: 1, alpha, ...pages } };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof PictureTooLarge) {
      return refused(
        animation ? sentences.tooManyMovingPixels() : sentences.tooMuchMemory(limits.artwork.surePixels),
      );
    }
    if (error instanceof RanTooLong) return refused(sentences.tooMuchMemory(limits.artwork.surePixels));
    if (!(error instanceof ToolFailed)) throw error;
    if (error.complaint.includes('TOO MANY PIXELS'))
      return refused(sentences.tooManyPixels(limits.artwork.pixels));
    const allThere = !saysTruncated(error.complaint) && (await isAllThere(path, header.container));
    return refused(allThere ? sentences.damaged('picture') : sentences.cutShort('picture'));
  }
}

/** What can be said before anything is decoded. */
function refuseByHeader(
  bytes: number,
  header: PictureHeader,
  most: MediaLimits['artwork'],
): Inspection | null {
  if (bytes > most.bytes) return refused(sentences.tooManyBytes('picture', most.bytes));
  const sizes = header.pages.length > 0 ? header.pages : [header];
  if (sizes.some(({ width, height }) => width * height > most.pixels))
    return refused(sentences.tooManyPixels(most.pixels));
  if (header.broken) return refused(sentences.cutShort('picture'));
  return header.pages.length > most.pages ? refused(sentences.tooManyPages(most.pages)) : null;
}

/** Decodes all that it holds, and gives the size of each picture in it. */
function look(
  path: string,
  header: PictureHeader,
  scratch: string,
  limits: MediaLimits,
  signal: AbortSignal,
): Promise<readonly { width: number; height: number }[]> {
  return withSource(path, header, { nth: 0, size: header }, scratch, limits, signal, (source) => {
    const sources =
      header.pages.length > 1
        ? header.pages.map(({ directory }) => ({ ...source, directory }))
        : [header.frames > 1 ? { ...source, frames: header.frames } : source];
    const guards = pictureGuards(scratch, limits, signal);
    return lookInChild(sources, { ...guards, seconds: guards.seconds * Math.ceil(sources.length / 10) });
  });
}
