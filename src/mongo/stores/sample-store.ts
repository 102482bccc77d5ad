import { type Connection, Schema } from 'mongoose';
import type { SampleStore, SampleWish } from '../../samples/sample-store.ts';
import type { Edition } from '../published/edition.ts';
import { fromDocument, type StoryModel } from './story-model.ts';

interface WishDocument {
  readonly _id: string;
  readonly wish: SampleWish;
}

const schema = new Schema<WishDocument>(
  { _id: String, wish: String },
  { collection: 'wishes', versionKey: false },
);

export function createSampleStore(connection: Connection, model: StoryModel, edition: Edition): SampleStore {
  const wishes = connection.model<WishDocument>('Wish', schema);
  return {
    async *samples() {
      for await (const document of model.find({ sample: true }).lean().cursor()) yield fromDocument(document);
    },
    async remove(story) {
      if (!story.sample) throw new Error('Expected a sample story but received a real one');
      // Nobody's story, so whoever removes a dozen waits for no lease.
      await edition.adding(() => model.deleteOne({ _id: story.id, sample: true }), [story.id]);
    },
    async wish() {
      return (await wishes.findById('samples').lean())?.wish ?? null;
    },
    async setWish(wish) {
      await wishes.updateOne({ _id: 'samples' }, { $set: { wish } }, { upsert: true });
    },
    async archiveIsEmpty() {
      return (await model.findOne({}, { _id: 1 }).lean()) === null;
    },
  };
}
