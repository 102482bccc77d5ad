import type { PlaceStore } from '../story/stores/place-store.ts';
import type { TopicStore } from '../story/stores/topic-store.ts';

/** What the pages of hard subjects need. */
export interface SupportServices {
  readonly topics: TopicStore;
  readonly places: PlaceStore;
}
