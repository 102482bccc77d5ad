import { type Connection, Schema } from 'mongoose';

/**
 * The gallery's edition: a number that goes up whenever what the public may see changes. Pages kept in memory hold for
 * one edition only, so a decision shows on every server with the next request.
 */
export interface Edition {
  current(): Promise<number>;
  next(): Promise<void>;
}

interface EditionDocument {
  _id: string;
  number: number;
}

const schema = new Schema<EditionDocument>(
  { _id: String, number: Number },
  { collection: 'editions', versionKey: false },
);

export function createEdition(connection: Connection): Edition {
  const model = connection.model<EditionDocument>('Edition', schema);
  const editions = connection.collection<EditionDocument>('editions');
  return {
    async current() {
      // Asked with almost every page, so past Mongoose: its query costs as much as the answer.
      return (await editions.findOne({ _id: 'gallery' }))?.number ?? 0;
    },
    async next() {
      await model.updateOne({ _id: 'gallery' }, { $inc: { number: 1 } }, { upsert: true });
    },
  };
}
