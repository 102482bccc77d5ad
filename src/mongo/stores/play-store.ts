import { MongoBulkWriteError } from 'mongodb';
import { type Connection, Schema } from 'mongoose';
import type { PlayStore } from '../../kiosk/exhibitions/play-store.ts';
import type { StoryId } from '../../story/ids.ts';
import { duplicateKey } from '../connection.ts';

interface Stored {
  readonly exhibition: string;
  readonly story: string;
  readonly hour: Date;
  /** Opened. The other two came later, and stand beside it. */
  readonly count?: number;
  readonly started?: number;
  readonly finished?: number;
  /** Of the lines that were added last, so that none is added twice. */
  readonly told?: readonly string[];
}

/** Lines remembered: far more than screens add to a story's hour while one of them waits for its answer. */
const remembered = 192;

const fieldOf = { opened: 'count', started: 'started', finished: 'finished' } as const;

const schema = new Schema<Stored>(
  {
    exhibition: String,
    story: String,
    hour: Date,
    count: Number,
    started: Number,
    finished: Number,
    told: [String],
  },
  { collection: 'plays', versionKey: false, id: false },
);
schema.index({ exhibition: 1, hour: 1, story: 1 }, { unique: true });

export function createPlayStore(connection: Connection): PlayStore {
  const model = connection.model<Stored>('Plays', schema);
  const counts = connection.collection<Stored>('plays');
  return {
    async add(exhibition, plays) {
      const lines = plays.map(({ id, story, hour, kind, count }) => ({
        updateOne: {
          filter: { exhibition, hour, story, told: { $ne: id } },
          update: { $inc: { [fieldOf[kind]]: count }, $push: { told: { $each: [id], $slice: -remembered } } },
          upsert: true,
        },
      }));
      if (lines.length === 0) return;
      // One that is there already stands against its own hour. So does the first of an hour that another screen begins at
      // once, but the second time it finds the hour begun.
      const add = () => counts.bulkWrite(lines, { ordered: false });
      await add()
        .catch(exceptDuplicates(add))
        .catch(exceptDuplicates(async () => undefined));
    },
    async since(exhibition, from) {
      const found = await model
        .find({ exhibition, hour: { $gte: from } }, { told: 0 })
        .sort({ hour: 1, story: 1 })
        .lean();
      return found.map(({ story, hour, count: opened = 0, started = 0, finished = 0 }) => ({
        ...{ story: story as StoryId, hour },
        ...{ opened, started, finished },
      }));
    },
  };
}

/** Goes on with `next` where nothing but duplicate keys stood in the way. */
const exceptDuplicates = (next: () => Promise<unknown>) => (error: unknown) => {
  const isOnlyThat =
    error instanceof MongoBulkWriteError &&
    [error.writeErrors].flat().every(({ code }) => code === duplicateKey);
  return isOnlyThat ? next() : Promise.reject(error);
};
