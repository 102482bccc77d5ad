import { type Connection, Schema } from 'mongoose';
import {
  type Attending,
  attendsFor,
  type Claim,
  type ColleagueNote,
  type ColleagueStore,
} from '../../moderation/colleagues/colleague-store.ts';
import type { StoryId } from '../../story/ids.ts';

interface Stored {
  readonly _id: StoryId;
  readonly notes?: readonly ColleagueNote[];
  readonly attending?: readonly Attending[];
  readonly claim?: Claim;
}

const asItIs = Schema.Types.Mixed;
const schema = new Schema<Stored>(
  { _id: String, notes: asItIs, attending: asItIs, claim: asItIs },
  { collection: 'colleagues', versionKey: false, id: false },
);

export function createColleagueStore(connection: Connection): ColleagueStore {
  const model = connection.model<Stored>('Colleagues', schema);
  const still = (attending: readonly Attending[] = [], now: Date) =>
    attending.filter(({ at }) => now.getTime() - at.getTime() < attendsFor);
  return {
    async of(story, now) {
      const found = await model.findById(story).lean();
      const claim = found?.claim && found.claim.until > now ? found.claim : null;
      return { notes: found?.notes ?? [], attending: still(found?.attending, now), claim };
    },
    async attendingTo(stories, now) {
      const found = await model.find({ _id: { $in: [...stories] } }, { attending: 1 }).lean();
      return new Map(found.map(({ _id, attending }) => [_id, still(attending, now)]));
    },
    async claims(now) {
      const found = await model.find({ 'claim.until': { $gt: now } }, { claim: 1 }).lean();
      return new Map(found.flatMap(({ _id, claim }): [StoryId, Claim][] => (claim ? [[_id, claim]] : [])));
    },
    async claim(story, claim) {
      await model.updateOne({ _id: story }, { $set: { claim } }, { upsert: true });
    },
    async release(story, by) {
      await model.updateOne({ _id: story, ...(by && { 'claim.by': by }) }, { $unset: { claim: 1 } });
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
