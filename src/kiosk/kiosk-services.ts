import type { PublishedOn } from '../publish/published-stories.ts';
import type { ExhibitionStore } from '../story/exhibition-store.ts';
import type { PlaceStore } from '../story/place-store.ts';

/** What exhibitions need. */
export interface KioskServices {
  readonly exhibitions: ExhibitionStore;
  readonly places: PlaceStore;
  /** The read model of each surface; what a screen shows comes from nowhere else. */
  readonly published: PublishedOn;
  now(): Date;
}
