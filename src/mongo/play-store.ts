import { type Connection, Schema } from 'mongoose';
import type { PlayStore } from '../kiosk/play-store.ts';
import type { StoryId } from '../story/ids.ts';
import { isDuplicateKey } from './mongo-errors.ts';

interface Stored {
  readonly exhibition: string;
  readonly story: string;
  readonly hour: Date;
  readonly count: number;
}

const schema = new Schema<Stored>(
  { exhibition: String, story: String, hour: Date, count: Number },
  { collection: 'plays', versionKey: false, id: false },
);
schema.index({ exhibition: 1, hour: 1, story: 1 }, { unique: true });

export function createPlayStore(connection: Connection): PlayStore {
  const model = connection.model<Stored>('Plays', schema);
  return {
    async add(exhibition, plays) {
      for (const { story, hour, count } of plays) {
        const add = () => model.updateOne({ exhibition, hour, story }, { $inc: { count } }, { upsert: true });
        // Of two screens that begin the same hour at once, one finds it begun.
        await add().catch((error: unknown) => (isDuplicateKey(error) ? add() : Promise.reject(error)));
      }
    },
    async since(exhibition, from) {
      const found = await model
        .find({ exhibition, hour: { $gte: from } })
        .sort({ hour: 1, story: 1 })
        .lean();
      return found.map(({ story, hour, count }) => ({ story: story as StoryId, hour, count }));
    },
  };
}
