import { type Connection, Schema } from 'mongoose';
import type { ExhibitionStore } from '../story/exhibition-store.ts';
import type { Exhibition } from '../story/exhibitions.ts';
import type { ExhibitionSlug } from '../story/ids.ts';
import type { Edition } from './edition.ts';

type Stored = Omit<Exhibition, 'slug'> & { readonly _id: string };

const schema = new Schema<Stored>(
  {
    _id: String,
    name: String,
    about: String,
    place: String,
    opens: Date,
    closes: Date,
    asking: Boolean,
  },
  { collection: 'exhibitions', versionKey: false, id: false },
);

export function createExhibitionStore(connection: Connection, edition: Edition): ExhibitionStore {
  const model = connection.model<Stored>('Exhibition', schema);
  return {
    async list() {
      return (await model.find({}).sort({ opens: -1, _id: 1 }).lean()).map(fromDocument);
    },
    async find(slug) {
      const document = await model.findById(slug).lean();
      return document && fromDocument(document);
    },
    async save({ slug, ...fields }) {
      await model.replaceOne({ _id: slug }, fields, { upsert: true });
      await edition.next();
    },
  };
}

function fromDocument({ _id, name, about, place, opens, closes, asking }: Stored): Exhibition {
  return {
    slug: _id as ExhibitionSlug,
    name,
    about,
    place,
    opens: opens ?? null,
    closes: closes ?? null,
    asking,
  };
}
