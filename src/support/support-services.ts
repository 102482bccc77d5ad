import type { PlaceStore } from '../story/place-store.ts';
import type { TopicStore } from '../story/topic-store.ts';

/** What the pages of hard subjects need. */
export interface SupportServices {
  readonly topics: TopicStore;
  readonly places: PlaceStore;
}
