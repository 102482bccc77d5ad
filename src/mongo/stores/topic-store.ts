import { isDeepStrictEqual } from 'node:util';
import { type Connection, Schema } from 'mongoose';
import { Conflict } from '../../errors.ts';
import type { NeighbourhoodSlug, TopicSlug } from '../../story/ids.ts';
import type { SupportLink, Topic, TopicStore } from '../../story/topics.ts';
import { isDuplicateKey } from '../connection.ts';
import type { Edition } from '../published/edition.ts';

/** `version` counts the saves: a replacement is accepted only from the one that it was compared with. */
type Stored = Omit<Topic, 'slug'> & { readonly _id: string; readonly version: number };

const schema = new Schema<Stored>(
  {
    _id: String,
    version: Number,
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

  async function add({ slug, ...fields }: Topic): Promise<void> {
    await model.create({ _id: slug, version: 1, ...fields }).catch((error) => {
      throw isDuplicateKey(error) ? new Conflict() : error;
    });
  }

  async function change(before: Topic, { slug, ...fields }: Topic): Promise<void> {
    const stored = await model.findById(slug).lean();
    if (!stored || !isDeepStrictEqual(toTopic(stored), before)) throw new Conflict();
    const { version } = stored;
    const { matchedCount } = await model.replaceOne(
      { _id: slug, version },
      { version: version + 1, ...fields },
    );
    if (matchedCount === 0) throw new Conflict();
  }

  return {
    async topics() {
      return (await model.find({}).sort({ order: 1, _id: 1 }).lean()).map(toTopic);
    },
    async save({ slug, ...fields }) {
      await edition.adding(
        () => model.updateOne({ _id: slug }, { $set: fields, $inc: { version: 1 } }, { upsert: true }),
        [],
      );
    },
    async replace(before, topic) {
      if (before === null) await edition.adding(() => add(topic), []);
      else await edition.takingAway(() => change(before, topic), []);
    },
  };
}

function toTopic({ _id, name, note, order, links }: Stored): Topic {
  return { slug: _id as TopicSlug, name, note, order, links: links.map(toLink) };
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
