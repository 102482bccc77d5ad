import { resolve } from 'node:path';
import { Unacceptable } from '../errors.ts';
import { defaultLimits } from '../inspect/accepted-media.ts';
import { sentences } from '../inspect/sentences.ts';
import type { TranscoderOptions } from './media-transcoder.ts';
import type { NarrationMixer } from './narration-mixer.ts';
import { OutOfStep } from './recordings/check-output.ts';
import { mixNarration } from './recordings/mix-narration.ts';
import { isFileFault } from './tools/diagnosis.ts';

/** Lays voices over films with ffmpeg, on this machine. */
export function createNarrationMixer({ limits = defaultLimits }: TranscoderOptions = {}): NarrationMixer {
  return {
    async mix(film, voice, begins, folder, signal) {
      signal.throwIfAborted();
      try {
        // The tools run in folders of their own, where a relative path would lead elsewhere.
        const scratch = resolve(folder);
        return await mixNarration(resolve(film), resolve(voice), begins, scratch, limits, signal);
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof OutOfStep || isFileFault(error))
          throw new Unacceptable(sentences.damaged('sound'), { cause: error });
        throw error;
      }
    },
  };
}
