import { resolve } from 'node:path';
import { never, Unacceptable } from '../errors.ts';
import { defaultLimits, type MediaLimits } from '../inspect/accepted-media.ts';
import { sentences } from '../inspect/sentences.ts';
import type { Framing, MediaFacts } from '../story/media.ts';
import { transcodeAnimation } from './pictures/transcode-animation.ts';
import { transcodeArtwork } from './pictures/transcode-artwork.ts';
import { OutOfStep } from './recordings/check-output.ts';
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
      signal.throwIfAborted();
      try {
        // The tools run in folders of their own, where a relative path would lead elsewhere.
        const folder = resolve(scratch);
        return await render(resolve(path), facts, folder, limits, steady(progress), signal, framing);
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof OutOfStep || isFileFault(error))
          throw new Unacceptable(sentences.damaged(facts.form === 'artwork' ? 'picture' : facts.form), {
            cause: error,
          });
        throw error;
      }
    },
  };
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
        : transcodeFilm(path, facts, scratch, limits, progress, signal);
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
