import { type Connection, Schema } from 'mongoose';
import { type EditionRecords, type Touched, turnsLogged } from './edition.ts';

interface EditionDocument {
  readonly _id: string;
  /** Of the edition itself, `gallery`. */
  readonly number?: number;
  /** Of a change that is being made, by a name of its own. */
  readonly begun?: Date;
}

/** Which stories a change was about. */
interface LogDocument {
  readonly _id: string;
  /** The edition's when it began. */
  readonly number: number;
  readonly touched: Touched;
}

const gallery = 'gallery';
const schema = new Schema<EditionDocument>(
  { _id: String, number: Number, begun: Date },
  { collection: 'editions', versionKey: false },
);

const logSchema = new Schema<LogDocument>(
  { _id: String, number: Number, touched: Schema.Types.Mixed },
  { collection: 'editionChanges', versionKey: false },
);
logSchema.index({ number: 1 });

/** The edition's number and the changes that are being made, in one small collection that one query reads. */
export function editionRecords(connection: Connection): EditionRecords {
  const model = connection.model<EditionDocument>('Edition', schema);
  const editions = connection.collection<EditionDocument>('editions');
  const log = connection.model<LogDocument>('EditionChange', logSchema);
  const numberNow = async () => (await editions.findOne({ _id: gallery }))?.number ?? 0;

  return {
    async read() {
      // Asked with many a page, so past Mongoose: its query costs as much as the answer.
      const documents = await editions.find({}).toArray();
      return {
        number: documents.find(({ _id }) => _id === gallery)?.number ?? 0,
        changes: documents.flatMap(({ _id, begun }) => (begun ? [{ name: _id, begun }] : [])),
      };
    },
    async begin({ name, begun }, touched) {
      await model.create({ _id: name, begun });
      // After it is known to be under way: whoever looks meanwhile looks again from this number on.
      await log.create({ _id: name, number: await numberNow(), touched });
    },
    async turn() {
      await model.updateOne({ _id: gallery }, { $inc: { number: 1 } }, { upsert: true });
    },
    async loggedSince(number) {
      const found = await log.find({ number: { $gte: number } }).lean();
      return found.map(({ _id: name, touched }) => ({ name, touched }));
    },
    async end(name, forgottenBefore) {
      await model.deleteOne({ _id: name });
      await model.deleteMany({ begun: { $lt: forgottenBefore } });
      await log.deleteMany({ number: { $lt: (await numberNow()) - turnsLogged } });
    },
  };
}
