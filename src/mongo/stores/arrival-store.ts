import { type Connection, Schema } from 'mongoose';
import { Conflict } from '../../errors.ts';
import type { Arrival } from '../../story/arrival.ts';
import type { ArrivalId, StoryId } from '../../story/ids.ts';
import type { ArrivalStore } from '../../story/stores/arrival-store.ts';
import { isDuplicateKey } from '../connection.ts';

type Stored = Omit<Arrival, 'id'> & {
  readonly _id: string;
  /** One of its story's places, "<story>/<number>", while it is on its way: two at once never take the last one. */
  readonly place?: string;
  readonly holder: string | null;
  readonly heldUntil: Date | null;
  readonly wanted: boolean;
  /** Who had it last and let it go. */
  readonly letGoBy?: string;
};

const asItIs = Schema.Types.Mixed;
const schema = new Schema<Stored>(
  {
    _id: String,
    story: String,
    instead: String,
    fileName: String,
    bytes: Number,
    modified: Number,
    recording: String,
    sha256: String,
    startedAt: Date,
    touchedAt: Date,
    received: Number,
    becoming: asItIs,
    media: String,
    place: String,
    holder: String,
    heldUntil: Date,
    wanted: Boolean,
    letGoBy: String,
  },
  { collection: 'arrivals', versionKey: false, id: false },
);
schema.index({ story: 1, startedAt: 1 });
schema.index({ place: 1 }, { unique: true, sparse: true });
schema.index({ touchedAt: 1 });

const nobody = { holder: null, heldUntil: null, wanted: false } as const;

export function createArrivalStore(connection: Connection): ArrivalStore {
  const model = connection.model<Stored>('Arrival', schema);

  /** The lowest free place; null where so many are taken. */
  async function freePlace(story: StoryId, most: number): Promise<string | null> {
    const taken = await model.find({ story, place: { $exists: true } }, { place: 1 }).lean();
    if (taken.length >= most) return null;
    const places = new Set(taken.map(({ place }) => place));
    for (let number = 0; ; number += 1) {
      const place = `${story}/${number}`;
      if (!places.has(place)) return place;
    }
  }

  return {
    async insert({ id, ...fields }, most) {
      for (;;) {
        const place = await freePlace(fields.story, most);
        if (!place) throw new Conflict();
        try {
          await model.create({ _id: id, ...fields, ...(fields.media ? {} : { place }), ...nobody });
          return;
        } catch (error) {
          if (!isDuplicateKey(error)) throw error;
          if (await model.exists({ _id: id })) throw new Conflict(undefined, { cause: error });
        }
      }
    },
    async find(id) {
      const document = await model.findById(id).lean();
      return document && fromDocument(document);
    },
    async of(story) {
      return (await model.find({ story }).sort({ startedAt: 1, _id: 1 }).lean()).map(fromDocument);
    },
    async note(id, facts) {
      const leaves = facts.media ? { $unset: { place: true } } : {};
      await model.updateOne({ _id: id }, { $set: facts, ...leaves });
    },
    async remove(id) {
      return (await model.deleteOne({ _id: id })).deletedCount > 0;
    },
    async *leftBefore(before) {
      for await (const document of model
        .find({ touchedAt: { $lt: before } })
        .lean()
        .cursor()) {
        yield fromDocument(document);
      }
    },
    async hold(id, holder, now, until) {
      const before = await model
        .findOneAndUpdate(
          { _id: id, $or: [{ holder: null }, { holder }, { heldUntil: { $lte: now } }] },
          { $set: { holder, heldUntil: until, wanted: false } },
          { returnDocument: 'before' },
        )
        .lean();
      if (before) {
        const after = before.holder === null ? (before.letGoBy ?? null) : null;
        return { held: true, wanted: before.holder === holder && before.wanted, after };
      }
      await model.updateOne({ _id: id }, { $set: { wanted: true } });
      return { held: false };
    },
    async letGo(id, holder) {
      await model.updateOne({ _id: id, holder }, { $set: { ...nobody, letGoBy: holder } });
    },
  };
}

function fromDocument(stored: Stored): Arrival {
  return {
    id: stored._id as ArrivalId,
    story: stored.story,
    instead: stored.instead ?? null,
    fileName: stored.fileName,
    bytes: stored.bytes ?? null,
    modified: stored.modified ?? null,
    recording: stored.recording ?? null,
    sha256: stored.sha256 ?? null,
    startedAt: stored.startedAt,
    touchedAt: stored.touchedAt,
    received: stored.received,
    becoming: stored.becoming ?? null,
    media: stored.media ?? null,
  };
}
