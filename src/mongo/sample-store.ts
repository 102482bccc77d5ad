import type { SampleStore } from '../samples/sample-store.ts';
import type { Edition } from './edition.ts';
import { fromDocument, type StoryModel } from './story-model.ts';

export function createSampleStore(model: StoryModel, edition: Edition): SampleStore {
  return {
    async *samples() {
      for await (const document of model.find({ sample: true }).lean().cursor()) yield fromDocument(document);
    },
    async remove(story) {
      if (!story.sample) throw new Error('Expected a sample story but received a real one');
      await model.deleteOne({ _id: story.id, sample: true });
      await edition.next();
    },
  };
}
