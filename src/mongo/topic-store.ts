import { type Connection, Schema } from 'mongoose';
import type { NeighbourhoodSlug, TopicSlug } from '../story/ids.ts';
import type { TopicStore } from '../story/topic-store.ts';
import type { SupportLink, Topic } from '../story/topics.ts';
import type { Edition } from './edition.ts';

type Stored = Omit<Topic, 'slug'> & { readonly _id: string };

const schema = new Schema<Stored>(
  {
    _id: String,
    name: String,
    note: String,
    order: Number,
    links: [
      new Schema(
        { name: String, address: String, phone: String, about: String, neighbourhood: String },
        { _id: false },
      ),
    ],
  },
  { collection: 'topics', versionKey: false, id: false },
);

export function createTopicStore(connection: Connection, edition: Edition): TopicStore {
  const model = connection.model<Stored>('Topic', schema);
  return {
    async topics() {
      const found = await model.find({}).sort({ order: 1, _id: 1 }).lean();
      return found.map(({ _id, name, note, order, links }) => ({
        slug: _id as TopicSlug,
        name,
        note,
        order,
        links: links.map(toLink),
      }));
    },
    async save({ slug, ...fields }) {
      await model.replaceOne({ _id: slug }, fields, { upsert: true });
      await edition.next();
    },
  };
}

function toLink({ name, address, phone, about, neighbourhood }: SupportLink): SupportLink {
  return {
    name,
    address: address ?? null,
    phone: phone ?? null,
    about,
    neighbourhood: (neighbourhood as NeighbourhoodSlug) ?? null,
  };
}
