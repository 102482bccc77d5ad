import type { Credit } from '../story/telling.ts';
import type { Film, PictureFormat } from './sample-tools.ts';
import type { Track } from './sounds/track.ts';

/** How one file of a sample story is made. */
export type SampleMedia =
  | {
      readonly form: 'artwork';
      readonly format: PictureFormat;
      readonly alt: string;
      readonly draw: () => string;
    }
  | {
      readonly form: 'sound';
      readonly ending: 'm4a' | 'flac' | 'ogg';
      /** Nobody speaks in any of them, so this says what can be heard. */
      readonly heard: string;
      readonly play: () => Track;
    }
  | {
      readonly form: 'film';
      /** What can be seen, for those who cannot see it. */
      readonly shows: string;
      /** A whole WebVTT file, of what can be heard. */
      readonly captions?: string;
      readonly film: () => Film;
    };

/** A made-up story. Nobody in it is real, and no place in it is more than a name. */
export interface SampleStory {
  /** Names the story among the samples, for good: planting it again finds it by this. */
  readonly name: string;
  readonly theme: 'isolation' | 'connectedness' | 'employment';
  readonly neighbourhood: 'haslingden' | 'stockbridge-village' | 'workington';
  readonly title: string;
  readonly words: string;
  readonly credit: Credit;
  readonly videoTour?: true;
  /** Hard subjects that it speaks of, by their slugs in first-content.ts. */
  readonly sensitive?: readonly string[];
  readonly media: readonly SampleMedia[];
}
