import type { ExhibitionSlug, StoryId } from '../../story/ids.ts';

/** How often a story was opened in an exhibition within one hour. That is all that is ever kept of visitors (P38). */
export interface Plays {
  readonly story: StoryId;
  /** The hour's beginning. */
  readonly hour: Date;
  readonly count: number;
}

/** A count as a screen tells it. */
export interface ToldPlays extends Plays {
  /** By chance, of this line alone: the same line, told again since its answer was lost, counts once. */
  readonly id: string;
}

/** Contract; implemented in mongo/. */
export interface PlayStore {
  /** Adds to what is counted, each line once; no screen is named. */
  add(exhibition: ExhibitionSlug, plays: readonly ToldPlays[]): Promise<void>;
  /** From that hour on, oldest first. */
  since(exhibition: ExhibitionSlug, from: Date): Promise<readonly Plays[]>;
}
