import { type Connection, Schema } from 'mongoose';
import type { SessionRecord, SessionRecords } from '../../curators/sessions/session-records.ts';

type Stored = Omit<SessionRecord, 'id'> & { readonly _id: string };

const schema = new Schema<Stored>(
  {
    _id: String,
    curator: String,
    epoch: Number,
    device: String,
    since: Date,
    lastSeen: Date,
    provedAt: Date,
    steppedElsewhere: Boolean,
    endsAt: Date,
  },
  { collection: 'session-records', versionKey: false, id: false },
);
schema.index({ curator: 1 });
schema.index({ endsAt: 1 }, { expireAfterSeconds: 0 });

/** Who is signed in where, a document each; what has come to its end goes by itself. */
export function createSessionRecords(connection: Connection): SessionRecords {
  const model = connection.model<Stored>('SessionRecord', schema);
  return {
    async insert({ id, ...fields }) {
      await model.create({ _id: id, ...fields });
    },
    async find(id) {
      const document = await model.findById(id).lean();
      return document && fromDocument(document);
    },
    async of(curator, at) {
      const documents = await model
        .find({ curator, endsAt: { $gt: at } })
        .sort({ lastSeen: -1 })
        .lean();
      return documents.map(fromDocument);
    },
    async note(id, seen) {
      await model.updateOne({ _id: id }, { $set: seen });
    },
    async end(id, curator) {
      await model.deleteOne({ _id: id, curator });
    },
    async endOthers(curator, but) {
      await model.deleteMany({ curator, _id: { $ne: but } });
    },
  };
}

function fromDocument({ _id, ...fields }: Stored): SessionRecord {
  return { id: _id, ...fields };
}
