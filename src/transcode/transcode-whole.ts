import { inTheirPlace } from '../story/changes/larger-sizes.ts';
import type { Framing, MediaFacts } from '../story/media.ts';
import type { Rendered, Transcoder } from './transcoder.ts';

/** Makes a film's smallest size and its larger ones after another; anything else as the transcoder does. */
export async function transcodeWhole(
  transcoder: Transcoder,
  path: string,
  facts: MediaFacts,
  scratch: string,
  progress: (percent: number) => void,
  signal: AbortSignal,
  framing?: Framing,
): Promise<Rendered> {
  const isFilm = facts.form === 'film';
  const soon = isFilm ? (percent: number) => progress(percent * smallestShare) : progress;
  const first = await transcoder.transcode(path, facts, scratch, soon, signal, framing);
  const smallest = first.hasLarger ? first.files.find(({ kind }) => kind === 'film') : undefined;
  if (!smallest || !isFilm) {
    progress(100);
    return first;
  }
  const later = (percent: number) => progress(100 * smallestShare + percent * (1 - smallestShare));
  const larger = await transcoder.enlarge(path, facts, smallest.path, scratch, later, signal);
  return { ...first, files: inTheirPlace(first.files, larger), hasLarger: false };
}

/** About as much of the time goes to the smallest of three sizes. */
const smallestShare = 0.3;
