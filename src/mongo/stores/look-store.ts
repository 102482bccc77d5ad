import { type Connection, Schema } from 'mongoose';
import type { Look, LookStore } from '../../story/stores/contact-store.ts';

const schema = new Schema<Look>(
  { story: String, at: Date, by: String, what: String },
  { collection: 'looks', versionKey: false, id: false },
);
schema.index({ story: 1, at: 1 });

/** Looks at what is kept back, one document each; nothing changes or removes one. */
export function createLookStore(connection: Connection): LookStore {
  const model = connection.model<Look>('Look', schema);
  return {
    async record(look) {
      await model.create(look);
    },
    async of(story) {
      const found = await model.find({ story }).sort({ at: 1 }).lean();
      return found.map(({ at, by, what }) => ({ story, at, by, what }));
    },
  };
}
