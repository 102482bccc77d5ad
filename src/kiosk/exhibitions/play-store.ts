import type { ExhibitionSlug, StoryId } from '../../story/ids.ts';
import type { PlayKind } from '../player/kiosk-api.ts';

export const playKinds = ['opened', 'started', 'finished'] as const satisfies readonly PlayKind[];

/** How often something was done with a story. */
export type PlayCounts = Readonly<Record<PlayKind, number>>;

/**
 * How often a story was opened in an exhibition within one hour, and its films and sounds started and heard to their end.
 * That is all that is ever kept of visitors (P38).
 */
export interface Plays extends PlayCounts {
  readonly story: StoryId;
  /** The hour's beginning. */
  readonly hour: Date;
}

/** A count as a screen tells it. */
export interface ToldPlays {
  /** By chance, of this line alone: the same line, told again since its answer was lost, counts once. */
  readonly id: string;
  readonly story: StoryId;
  readonly hour: Date;
  readonly kind: PlayKind;
  readonly count: number;
}

/** Contract; implemented in mongo/. */
export interface PlayStore {
  /** Adds to what is counted, each line once; no screen is named. */
  add(exhibition: ExhibitionSlug, plays: readonly ToldPlays[]): Promise<void>;
  /** From that hour on, oldest first. */
  since(exhibition: ExhibitionSlug, from: Date): Promise<readonly Plays[]>;
}
