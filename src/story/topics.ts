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
