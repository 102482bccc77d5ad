import type { Binary } from 'mongodb';
import { type Connection, Schema } from 'mongoose';
import type { DeskText, DeskTextStore } from '../../desk/desk-text.ts';
import { isDuplicateKey } from '../connection.ts';

type Stored = Omit<DeskText, 'doc'> & { readonly _id: string; readonly doc: Buffer };

type Lean = Omit<Stored, 'doc'> & { readonly doc: Binary };

const asItIs = Schema.Types.Mixed;
const schema = new Schema<Stored>(
  {
    _id: String,
    story: { type: String, index: true },
    media: String,
    id: String,
    version: Number,
    doc: Buffer,
    known: asItIs,
    here: asItIs,
    at: Date,
  },
  { collection: 'deskTexts', versionKey: false, id: false, minimize: false },
);

/** Words in the making in a collection of their own, so that no query for stories can ever bring one along. */
export function createDeskTextStore(connection: Connection): DeskTextStore {
  const model = connection.model<Stored>('DeskText', schema);
  const keyOf = ({ story, media }: Pick<DeskText, 'story' | 'media'>) => `${story} ${media}`;
  return {
    async find(story, media) {
      const found = await model.findById(keyOf({ story, media })).lean<Lean>();
      return found && fromDocument(found);
    },
    async of(story) {
      return (await model.find({ story }).lean<Lean[]>()).map(fromDocument);
    },
    async add(text) {
      try {
        await model.create({ _id: keyOf(text), ...text, doc: Buffer.from(text.doc) });
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
    },
    async replace(text, { id, version }) {
      const { matchedCount } = await model.replaceOne(
        { _id: keyOf(text), id, version },
        { ...text, doc: Buffer.from(text.doc) },
      );
      return matchedCount > 0;
    },
    async note(text, here) {
      await model.updateOne({ _id: keyOf(text), id: text.id }, { $set: { here } });
    },
    async remove(story, media, was) {
      await model.deleteMany({
        story,
        ...(media && { media }),
        ...(was && { id: was.id, version: was.version }),
      });
    },
    async *all() {
      for await (const { story, media } of model.find({}, { story: 1, media: 1 }).lean().cursor())
        yield { story, media };
    },
  };
}

/** Lean documents hold bytes as the driver's own. */
function fromDocument({ _id, doc, ...text }: Lean): DeskText {
  return { ...text, doc: Uint8Array.from(doc.buffer) };
}
