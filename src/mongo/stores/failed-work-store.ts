import { type Connection, Schema } from 'mongoose';
import {
  type FailedWork,
  type FailedWorkStore,
  failedWorkId,
  freshMinutes,
  whyOf,
} from '../../jobs/failed-work.ts';

type Stored = Omit<FailedWork, 'id'> & { readonly _id: string };

const schema = new Schema<Stored>(
  {
    _id: String,
    type: { type: String },
    lane: String,
    story: String,
    media: String,
    why: String,
    tries: Number,
    isFinal: Boolean,
    since: Date,
    at: Date,
    leftAt: Date,
  },
  { collection: 'failedWork', versionKey: false, id: false },
);

/** So many are shown; a store that is broken for a night must not fill the page. */
const most = 200;

export function createFailedWorkStore(connection: Connection): FailedWorkStore {
  const model = connection.model<Stored>('FailedWork', schema);
  return {
    async note({ job, lane, why, isFinal, tries }, at) {
      const _id = failedWorkId(job);
      const before = await model.findById(_id).lean();
      const isSame = before && before.at >= staleBefore(at);
      await model.replaceOne(
        { _id },
        {
          type: job.type,
          lane,
          story: 'story' in job ? job.story : null,
          media: 'media' in job ? job.media : null,
          why: whyOf(why),
          tries: tries ?? (isSame ? before.tries + 1 : 1),
          isFinal,
          since: isSame ? before.since : at,
          at,
          leftAt: null,
        },
        { upsert: true },
      );
    },
    async all(at) {
      const shown = { $or: [{ isFinal: true }, { at: { $gte: staleBefore(at) } }] };
      return (await model.find(shown).sort({ at: -1 }).limit(most).lean()).map(fromDocument);
    },
    async find(id) {
      const found = await model.findById(id).lean();
      return found && fromDocument(found);
    },
    async leave(id, at) {
      await model.updateOne({ _id: id }, { $set: { leftAt: at } });
    },
    async remove(id) {
      await model.deleteOne({ _id: id });
    },
  };
}

const staleBefore = (at: Date) => new Date(at.getTime() - freshMinutes * 60_000);

function fromDocument({ _id, ...failed }: Stored): FailedWork {
  return {
    id: _id,
    ...failed,
    story: failed.story ?? null,
    media: failed.media ?? null,
    leftAt: failed.leftAt ?? null,
  };
}
