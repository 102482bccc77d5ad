import { type Connection, Schema } from 'mongoose';
import {
  type Attending,
  attendsFor,
  type ColleagueNote,
  type ColleagueStore,
} from '../../moderation/colleagues/colleague-store.ts';
import type { StoryId } from '../../story/ids.ts';

interface Stored {
  readonly _id: StoryId;
  readonly notes?: readonly ColleagueNote[];
  readonly attending?: readonly Attending[];
}

const asItIs = Schema.Types.Mixed;
const schema = new Schema<Stored>(
  { _id: String, notes: asItIs, attending: asItIs },
  { collection: 'colleagues', versionKey: false, id: false },
);

export function createColleagueStore(connection: Connection): ColleagueStore {
  const model = connection.model<Stored>('Colleagues', schema);
  const still = (attending: readonly Attending[] = [], now: Date) =>
    attending.filter(({ at }) => now.getTime() - at.getTime() < attendsFor);
  return {
    async of(story, now) {
      const found = await model.findById(story).lean();
      return { notes: found?.notes ?? [], attending: still(found?.attending, now) };
    },
    async attendingTo(stories, now) {
      const found = await model.find({ _id: { $in: [...stories] } }, { attending: 1 }).lean();
      return new Map(found.map(({ _id, attending }) => [_id, still(attending, now)]));
    },
    async attend(story, attending) {
      await model.updateOne({ _id: story }, { $pull: { attending: { by: attending.by } } });
      await model.updateOne({ _id: story }, { $push: { attending } }, { upsert: true });
    },
    async leave(story, by) {
      await model.updateOne({ _id: story }, { $pull: { attending: { by } } });
    },
    async addNote(story, note) {
      await model.updateOne({ _id: story }, { $push: { notes: note } }, { upsert: true });
    },
    async removeNote(story, id, by) {
      await model.updateOne({ _id: story }, { $pull: { notes: { id, by } } });
    },
    async remove(story) {
      await model.deleteOne({ _id: story });
    },
  };
}
