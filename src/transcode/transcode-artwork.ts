import { Unacceptable } from '../errors.ts';
import type { MediaLimits } from '../inspect/accepted-media.ts';
import { sentences } from '../inspect/sentences.ts';
import type { ArtworkFacts } from '../story/media.ts';
import { ToolFailed } from './guarded.ts';
import { decodeHeic } from './heic.ts';
import { type BasePicture, openPicture, openRaw, readPictureHeader, thumbHash } from './image.ts';
import { renderPictureSet } from './picture-set.ts';
import { planRenditions, type Size } from './plan-renditions.ts';
import type { Rendered } from './transcoder.ts';

export async function transcodeArtwork(
  path: string,
  facts: ArtworkFacts,
  scratch: string,
  limits: MediaLimits,
  progress: (percent: number) => void,
  signal: AbortSignal,
): Promise<Rendered> {
  const { sizes } = planRenditions(facts);
  const largest = sizes.at(-1);
  if (!largest) throw new Error('Expected at least one size but the plan names none');
  const picture = await open(path, facts, largest, scratch, limits, signal);
  progress(15);
  signal.throwIfAborted();
  const placeholder = await thumbHash(picture);
  const set = { kind: 'image', sizes } as const;
  const done = (part: number) => progress(15 + part * 85);
  return { files: await renderPictureSet(picture, set, scratch, done, signal), placeholder };
}

/** The file passed inspection, so a decoder that fails now tells of the file. */
async function open(
  path: string,
  facts: ArtworkFacts,
  largest: Size,
  scratch: string,
  limits: MediaLimits,
  signal: AbortSignal,
): Promise<BasePicture> {
  const { pixels } = limits.artwork;
  const seconds = limits.tools.lookSeconds;
  const header = await readPictureHeader(path);
  if (header?.container !== facts.container) throw new Unacceptable(sentences.damaged('picture'));
  try {
    if (header.container !== 'heic') return await openPicture(path, largest, pixels, seconds);
    const raw = await decodeHeic(path, pixels, { folder: scratch, signal, seconds });
    return await openRaw(raw, header, largest, seconds);
  } catch (error) {
    signal.throwIfAborted();
    if (header.container === 'heic' && !(error instanceof ToolFailed)) throw error;
    throw new Unacceptable(sentences.damaged('picture'), { cause: error });
  }
}
