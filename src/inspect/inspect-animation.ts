import { timeOf } from '../transcode/pictures/animation-time.ts';
import type { PictureHeader } from '../transcode/pictures/picture-header.ts';
import type { MediaLimits } from './accepted-media.ts';
import type { Inspection } from './inspector.ts';
import { sentences } from './sentences.ts';

/** Longest side of the film that it becomes. */
const longestSide = 1920;

/** Judges a picture that moves by its header; its frames are decoded afterwards. It becomes a short film without sound. */
export function judgeAnimation(header: PictureHeader, limits: MediaLimits): Inspection {
  const { container, width, height, frames, delays } = header;
  const most = limits.artwork;
  const refused = (reason: string): Inspection => ({ kind: 'refused', reason });
  if (frames > most.frames) return refused(sentences.tooManyFrames(most.frames));
  if (frames * width * height > most.movingPixels) return refused(sentences.tooManyMovingPixels());
  const { seconds, frameRate } = timeOf(delays, frames);
  if (seconds > most.movingSeconds) {
    return refused(sentences.tooLong('moving-picture', most.movingSeconds));
  }
  const scale = Math.min(1, longestSide / Math.max(width, height));
  const side = (value: number) => Math.round(value * scale);
  if (Math.min(side(width), side(height)) < 16) return refused(sentences.tooSmall('moving-picture'));
  return {
    kind: 'accepted',
    facts: {
      form: 'film',
      container,
      codec: container,
      seconds,
      width: side(width),
      height: side(height),
      frameRate,
      hdr: null,
      audio: null,
      animation: true,
    },
  };
}

/** An AVIF that moves is a film in all but its name: it is judged as one, and plays as the other pictures that move. */
export function asAnimation(found: Inspection, limits: MediaLimits): Inspection {
  if (found.kind === 'refused' || found.facts.form !== 'film') return found;
  const most = limits.artwork.movingSeconds;
  if (found.facts.seconds > most) {
    return { kind: 'refused', reason: sentences.tooLong('moving-picture', most) };
  }
  return { kind: 'accepted', facts: { ...found.facts, container: 'avif', audio: null, animation: true } };
}
