import { type Connection, Schema } from 'mongoose';
import type { EditionRecords } from './edition.ts';

interface EditionDocument {
  readonly _id: string;
  /** Of the edition itself, `gallery`. */
  readonly number?: number;
  /** Of a change that is being made, by a name of its own. */
  readonly begun?: Date;
}

const gallery = 'gallery';
const schema = new Schema<EditionDocument>(
  { _id: String, number: Number, begun: Date },
  { collection: 'editions', versionKey: false },
);

/** The edition's number and the changes that are being made, in one small collection that one query reads. */
export function editionRecords(connection: Connection): EditionRecords {
  const model = connection.model<EditionDocument>('Edition', schema);
  const editions = connection.collection<EditionDocument>('editions');

  return {
    async read() {
      // Asked with many a page, so past Mongoose: its query costs as much as the answer.
      const documents = await editions.find({}).toArray();
      return {
        number: documents.find(({ _id }) => _id === gallery)?.number ?? 0,
        changes: documents.flatMap(({ _id, begun }) => (begun ? [{ name: _id, begun }] : [])),
      };
    },
    async begin({ name, begun }) {
      await model.create({ _id: name, begun });
    },
    async turn() {
      await model.updateOne({ _id: gallery }, { $inc: { number: 1 } }, { upsert: true });
    },
    async end(name, forgottenBefore) {
      await model.deleteOne({ _id: name });
      await model.deleteMany({ begun: { $lt: forgottenBefore } });
    },
  };
}
