import type { NeighbourhoodSlug, TopicSlug } from './ids.ts';

/** A hard subject: what is said before a story about it, and where to turn after it. Data that curators edit (P11). */
export interface Topic {
  readonly slug: TopicSlug;
  /** As the storyteller ticks it, such as "Someone's death". */
  readonly name: string;
  /** Stands before the story, such as "This story speaks of someone's death." */
  readonly note: string;
  readonly links: readonly SupportLink[];
  readonly order: number;
}

export interface SupportLink {
  readonly name: string;
  /** A web address or null. */
  readonly address: string | null;
  /** As it is dialled, or null. */
  readonly phone: string | null;
  /** Such as "Free, day and night". */
  readonly about: string;
  /** Only for stories of that neighbourhood; null is everywhere. */
  readonly neighbourhood: NeighbourhoodSlug | null;
}

/** Hard subjects with their notes and support links, in their order. Contract; implemented in mongo/. */
export interface TopicStore {
  topics(): Promise<readonly Topic[]>;
  /** Adds, or replaces the one with the same slug. The gallery's edition goes up. */
  save(topic: Topic): Promise<void>;
  /**
   * Saves `topic` only if the stored one is still `before`, or if there is none where `before` is null.
   * @throws Conflict where somebody else saved first; nothing is changed then.
   */
  replace(before: Topic | null, topic: Topic): Promise<void>;
}
