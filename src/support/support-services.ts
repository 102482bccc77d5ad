import type { PlaceStore } from '../story/places.ts';
import type { TopicStore } from '../story/topics.ts';

/** What the pages of hard subjects need. */
export interface SupportServices {
  readonly topics: TopicStore;
  readonly places: PlaceStore;
}
