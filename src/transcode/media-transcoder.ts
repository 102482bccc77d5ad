import { resolve } from 'node:path';
import { never, Unacceptable } from '../errors.ts';
import { defaultLimits, type MediaLimits } from '../inspect/accepted-media.ts';
import { sentences } from '../inspect/sentences.ts';
import type { Framing, MediaFacts } from '../story/media.ts';
import { transcodeAnimation } from './pictures/transcode-animation.ts';
import { transcodeArtwork } from './pictures/transcode-artwork.ts';
import { OutOfStep } from './recordings/check-output.ts';
import { enlargeFilm, joinPartsOfFilm, makePartOfFilm, partsOfFilm } from './recordings/enlarge-film.ts';
import { transcodeFilm } from './recordings/transcode-film.ts';
import { transcodeSound } from './recordings/transcode-sound.ts';
import { isFileFault } from './tools/diagnosis.ts';
import type { Rendered, Transcoder } from './transcoder.ts';

export interface TranscoderOptions {
  readonly limits?: MediaLimits;
}

/** Makes the renditions with ffmpeg and sharp, on this machine. */
export function createTranscoder({ limits = defaultLimits }: TranscoderOptions = {}): Transcoder {
  return {
    async transcode(path, facts, scratch, progress, signal, framing) {
      // The tools run in folders of their own, where a relative path would lead elsewhere.
      const [source, folder] = [resolve(path), resolve(scratch)];
      return judged(facts, signal, () =>
        render(source, facts, folder, limits, steady(progress), signal, framing),
      );
    },

    async enlarge(path, facts, smallest, scratch, progress, signal) {
      const [source, below, folder] = [resolve(path), resolve(smallest), resolve(scratch)];
      return judged(facts, signal, () =>
        enlargeFilm(source, facts, below, folder, limits, steady(progress), signal),
      );
    },

    async partsOf(facts, smallest, seconds, scratch, signal) {
      const [below, folder] = [resolve(smallest), resolve(scratch)];
      return judged(facts, signal, () => partsOfFilm(facts, below, seconds, folder, limits, signal));
    },

    async makePart(path, facts, part, scratch, progress, signal) {
      const [source, folder] = [resolve(path), resolve(scratch)];
      return judged(facts, signal, () =>
        makePartOfFilm(source, facts, part, folder, limits, steady(progress), signal),
      );
    },

    async joinParts(facts, smallest, parts, scratch, signal) {
      const [below, folder] = [resolve(smallest), resolve(scratch)];
      return judged(facts, signal, () => joinPartsOfFilm(facts, below, parts, folder, limits, signal));
    },
  };
}

/** Tells faults of the file from any others. */
async function judged<Result>(
  { form }: MediaFacts,
  signal: AbortSignal,
  work: () => Promise<Result>,
): Promise<Result> {
  signal.throwIfAborted();
  try {
    return await work();
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof OutOfStep || isFileFault(error))
      throw new Unacceptable(sentences.damaged(form === 'artwork' ? 'picture' : form), { cause: error });
    throw error;
  }
}

function render(
  path: string,
  facts: MediaFacts,
  scratch: string,
  limits: MediaLimits,
  progress: (percent: number) => void,
  signal: AbortSignal,
  framing?: Framing,
): Promise<Rendered> {
  switch (facts.form) {
    case 'artwork':
      return transcodeArtwork(path, facts, scratch, limits, progress, signal, framing);
    case 'sound':
      return transcodeSound(path, facts, scratch, limits, progress, signal);
    case 'film':
      return facts.animation
        ? transcodeAnimation(path, facts, scratch, limits, progress, signal)
        : transcodeFilm(path, facts, scratch, limits, progress, signal, 'smallest');
    default:
      return never(facts);
  }
}

/** Whole percents, rising only, at most four times a second. */
function steady(progress: (percent: number) => void): (percent: number) => void {
  let last = -1;
  let when = 0;
  return (percent) => {
    const whole = Math.min(100, Math.max(0, Math.floor(percent)));
    const now = Date.now();
    if (whole <= last || (whole < 100 && now - when < 250)) return;
    last = whole;
    when = now;
    progress(whole);
  };
}
