import type { UnfinishedStories } from '../jobs/unfinished-stories.ts';
import { fromDocument, type StoryModel } from './story-model.ts';

export function createUnfinishedStories(model: StoryModel): UnfinishedStories {
  return {
    async *processing() {
      for await (const document of model.find({ state: 'processing' }).lean().cursor()) {
        const story = fromDocument(document);
        if (story.state === 'processing') yield story;
      }
    },
  };
}
