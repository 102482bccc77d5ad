import { type Connection, Schema } from 'mongoose';
import type { Beat, BeatStore } from '../../watch/beats/beat.ts';

type Stored = Omit<Beat, 'name'> & { readonly _id: string };

const asItIs = Schema.Types.Mixed;
const schema = new Schema<Stored>(
  {
    _id: String,
    kind: String,
    host: String,
    pid: Number,
    version: String,
    since: Date,
    at: Date,
    lanes: [String],
    doing: asItIs,
    jobsDone: Number,
    lagMilliseconds: Number,
    memoryBytes: Number,
    disk: asItIs,
  },
  { collection: 'beats', versionKey: false, id: false, minimize: false },
);

export function createBeatStore(connection: Connection): BeatStore {
  const model = connection.model<Stored>('Beat', schema);
  return {
    async beat({ name, ...beat }) {
      await model.replaceOne({ _id: name }, beat, { upsert: true });
    },
    async all() {
      const found = await model.find({}).sort({ _id: 1 }).lean();
      return found.map(({ _id, ...beat }) => ({ name: _id, ...beat }));
    },
    async remove(name) {
      await model.deleteOne({ _id: name });
    },
  };
}
