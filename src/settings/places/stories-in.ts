import type { StoryId } from '../../story/ids.ts';

/** A neighbourhood or a theme, as the log of changes names it. */
export interface PlaceRef {
  readonly kind: PlaceKind;
  readonly slug: string;
}
export const placeKinds = ['neighbourhood', 'theme'] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** What there is in a place. Erased stories count nowhere. */
export interface Held {
  /** On the website at this moment. */
  readonly onWeb: number;
  /** Sent, and not on the website: they wait, are hidden, or show elsewhere alone. */
  readonly others: number;
  /** Begun and not sent. */
  readonly drafts: number;
}

/** Contract; implemented in mongo/. */
export interface StoriesIn {
  held(place: PlaceRef): Promise<Held>;
  /** Every story that was sent. */
  sent(place: PlaceRef): Promise<readonly StoryId[]>;
}
