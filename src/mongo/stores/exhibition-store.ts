import { type Connection, Schema } from 'mongoose';
import { Conflict } from '../../errors.ts';
import type { ExhibitionStore } from '../../story/exhibitions.ts';
import { type ByHand, type Exhibition, nothingChosen } from '../../story/exhibitions.ts';
import type { ExhibitionSlug, StoryId } from '../../story/ids.ts';
import { isDuplicateKey } from '../connection.ts';
import type { Edition } from '../published/edition.ts';

type Stored = Omit<Exhibition, 'slug'> & { readonly _id: string };

const asItIs = Schema.Types.Mixed;
const schema = new Schema<Stored>(
  {
    _id: String,
    name: String,
    about: String,
    place: String,
    opens: Date,
    closes: Date,
    asking: Boolean,
    neighbourhood: String,
    rule: asItIs,
    byHand: asItIs,
    leaseDays: Number,
    version: Number,
  },
  { collection: 'exhibitions', versionKey: false, id: false, minimize: false },
);

export function createExhibitionStore(connection: Connection, edition: Edition): ExhibitionStore {
  const model = connection.model<Stored>('Exhibition', schema);
  const stories = connection.collection<{ _id: string; state: string }>('stories');
  const conflict = (cause?: unknown) => new Conflict(undefined, { cause });

  /** Nothing of them is left to come back to its place. */
  async function withoutErased({ added, removed, order }: ByHand): Promise<ByHand> {
    const chosen = [...new Set([...added, ...removed, ...order])];
    const erased = await stories.find({ _id: { $in: chosen }, state: 'erased' }).toArray();
    const isLeft = (id: StoryId) => !erased.some(({ _id }) => _id === id);
    return { added: added.filter(isLeft), removed: removed.filter(isLeft), order: order.filter(isLeft) };
  }

  async function replace({ slug, ...fields }: Exhibition): Promise<void> {
    const byHand = await withoutErased(fields.byHand);
    const next = { ...fields, byHand, version: fields.version + 1 };
    if (fields.version === 0 && !(await model.exists({ _id: slug }))) {
      try {
        await model.create({ _id: slug, ...next });
      } catch (error) {
        throw isDuplicateKey(error) ? conflict(error) : error;
      }
    } else {
      // One that an earlier archive saved has no version: null finds that.
      const version = fields.version === 0 ? { $in: [0, null] } : fields.version;
      const { matchedCount } = await model.replaceOne({ _id: slug, version }, next);
      if (matchedCount === 0) throw conflict();
    }
  }

  return {
    async list() {
      return (await model.find({}).sort({ opens: -1, _id: 1 }).lean()).map(fromDocument);
    },
    async find(slug) {
      const document = await model.findById(slug).lean();
      return document && fromDocument(document);
    },
    async save({ slug, ...fields }) {
      await edition.adding(() => model.replaceOne({ _id: slug }, fields, { upsert: true }), []);
    },
    async replace(exhibition) {
      // Screens ask for the edition each time, under no lease.
      await edition.adding(() => replace(exhibition), []);
    },
  };
}

/** One that was kept before curators could choose has nothing chosen. */
function fromDocument({ _id, ...stored }: Stored): Exhibition {
  const { name, about, place, opens, closes, asking } = stored;
  return {
    slug: _id as ExhibitionSlug,
    name,
    about,
    place,
    opens: opens ?? null,
    closes: closes ?? null,
    asking,
    neighbourhood: stored.neighbourhood ?? null,
    rule: stored.rule ?? null,
    byHand: stored.byHand ?? nothingChosen.byHand,
    leaseDays: stored.leaseDays ?? nothingChosen.leaseDays,
    version: stored.version ?? 0,
  };
}
