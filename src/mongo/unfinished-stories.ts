import type { UnfinishedStories } from '../jobs/unfinished-stories.ts';
import { fromDocument, type StoryModel, type StoryQuery } from './stores/story-model.ts';

export function createUnfinishedStories(model: StoryModel): UnfinishedStories {
  return {
    async *all() {
      const unfinished: readonly StoryQuery[] = [{ state: 'processing' }, { 'listing.errand': true }];
      for (const query of unfinished) {
        for await (const document of model.find(query).lean().cursor()) yield fromDocument(document);
      }
    },

    async *draftsLeftBefore(before) {
      const left: StoryQuery = { state: 'draft', 'listing.since': { $lt: before } };
      for await (const document of model.find(left).lean().cursor()) {
        const story = fromDocument(document);
        if (story.state === 'draft') yield story;
      }
    },
  };
}
