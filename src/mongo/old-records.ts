import type { Connection } from 'mongoose';
import type { OldRecords } from '../migrations/migration.ts';
import type { PlaceStore } from '../story/places.ts';
import {
  dropOldSearch,
  hasOldSearch,
  relistOldStories,
  type StoryModel,
  unlistedStories,
} from './stores/story-model.ts';

/** What an earlier release kept, as migrations look at it and change it. */
export function createOldRecords(connection: Connection, model: StoryModel, places: PlaceStore): OldRecords {
  return {
    places,
    async unlisted() {
      const counts = await Promise.all(unlistedStories.map((query) => model.countDocuments(query)));
      return counts.reduce((sum, count) => sum + count, 0);
    },
    relist: () => relistOldStories(model),
    hasOldSearch: () => hasOldSearch(model),
    dropOldSearch: () => dropOldSearch(model),
    themesWithoutOpen: () => connection.collection('themes').countDocuments({ open: null }),
  };
}
