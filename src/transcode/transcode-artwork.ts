import { Unacceptable } from '../errors.ts';
import type { MediaLimits } from '../inspect/accepted-media.ts';
import { sentences } from '../inspect/sentences.ts';
import type { ArtworkFacts, Framing } from '../story/media.ts';
import { ToolFailed } from './guarded.ts';
import { decodeHeic } from './heic.ts';
import { type BasePicture, openPicture, openRaw, readPictureHeader, thumbHash } from './image.ts';
import { renderPictureSet } from './picture-set.ts';
import { planRenditions, type Size } from './plan-renditions.ts';
import { straighten } from './straighten.ts';
import { type Part, planStraightening } from './straightening.ts';
import type { Rendered } from './transcoder.ts';

export async function transcodeArtwork(
  path: string,
  facts: ArtworkFacts,
  scratch: string,
  limits: MediaLimits,
  progress: (percent: number) => void,
  signal: AbortSignal,
  framing?: Framing,
): Promise<Rendered> {
  const plan = framing && planStraightening(facts, framing);
  const { sizes } = plan ?? planRenditions(facts);
  const largest = plan?.opened ?? sizes.at(-1);
  if (!largest) throw new Error('Expected at least one size but the plan names none');
  const opened = await open(path, facts, { size: largest, part: plan?.part }, scratch, limits, signal);
  const picture = plan ? await straighten(opened, plan, scratch, limits, signal) : opened;
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
  { size, part }: { readonly size: Size; readonly part: Part | undefined },
  scratch: string,
  limits: MediaLimits,
  signal: AbortSignal,
): Promise<BasePicture> {
  const { pixels } = limits.artwork;
  const seconds = limits.tools.lookSeconds;
  const header = await readPictureHeader(path);
  if (header?.container !== facts.container) throw new Unacceptable(sentences.damaged('picture'));
  try {
    if (header.container !== 'heic') return await openPicture(path, size, pixels, seconds, part);
    const raw = await decodeHeic(path, pixels, { folder: scratch, signal, seconds });
    return await openRaw(raw, header, size, seconds, part);
  } catch (error) {
    signal.throwIfAborted();
    if (header.container === 'heic' && !(error instanceof ToolFailed)) throw error;
    throw new Unacceptable(sentences.damaged('picture'), { cause: error });
  }
}
