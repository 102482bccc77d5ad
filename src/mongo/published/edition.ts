import { type Connection, Schema } from 'mongoose';

/**
 * The gallery's edition: a number that goes up whenever what the public may see changes. Pages kept in memory hold for
 * one edition only, so a decision shows on every server with the next request.
 */
export interface Edition {
  current(): Promise<number>;
  /**
   * As it was known within the last five seconds, for those who ask again soon anyway. What this process has decided counts
   * at once.
   */
  recent(): Promise<number>;
  next(): Promise<void>;
}

interface EditionDocument {
  _id: string;
  number: number;
}

const recently = 5000;

const schema = new Schema<EditionDocument>(
  { _id: String, number: Number },
  { collection: 'editions', versionKey: false },
);

export function createEdition(connection: Connection): Edition {
  const model = connection.model<EditionDocument>('Edition', schema);
  const editions = connection.collection<EditionDocument>('editions');
  let known: { readonly number: Promise<number>; readonly at: number } | null = null;

  async function ask(): Promise<number> {
    // Asked with almost every page, so past Mongoose: its query costs as much as the answer.
    return (await editions.findOne({ _id: 'gallery' }))?.number ?? 0;
  }
  function current(): Promise<number> {
    const asked = { number: ask(), at: performance.now() };
    known = asked;
    asked.number.catch(() => {
      if (known === asked) known = null;
    });
    return asked.number;
  }

  return {
    current,
    recent: () => (known && performance.now() - known.at < recently ? known.number : current()),
    async next() {
      await model.updateOne({ _id: 'gallery' }, { $inc: { number: 1 } }, { upsert: true });
      known = null;
    },
  };
}
