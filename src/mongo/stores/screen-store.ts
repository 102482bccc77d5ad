import { type Connection, Schema } from 'mongoose';
import { Conflict } from '../../errors.ts';
import { usualAlerts } from '../../kiosk/screens/alert-fields.ts';
import type { Screen } from '../../kiosk/screens/screen.ts';
import type { ScreenStore } from '../../kiosk/screens/screen-store.ts';
import type { ScreenId } from '../../story/ids.ts';
import { isDuplicateKey } from '../connection.ts';

type Stored = Omit<Screen, 'id'> & { readonly _id: string; readonly credentialHash: string };

const asItIs = Schema.Types.Mixed;
const schema = new Schema<Stored>(
  {
    _id: String,
    credentialHash: String,
    version: Number,
    name: String,
    exhibition: String,
    profile: asItIs,
    glass: asItIs,
    silentMinutes: Number,
    pairedAt: Date,
    revokedAt: Date,
    toldAt: Date,
    beat: asItIs,
  },
  { collection: 'screens', versionKey: false, id: false, minimize: false },
);
schema.index({ credentialHash: 1 }, { unique: true });

export function createScreenStore(connection: Connection): ScreenStore {
  const model = connection.model<Stored>('Screen', schema);
  // Each of some hundred screens asks several times a minute: past Mongoose, whose query costs as much as the answer.
  const screens = connection.collection<Stored>('screens');
  return {
    async insert({ id, ...fields }, credentialHash) {
      try {
        await model.create({ _id: id, credentialHash, ...fields });
      } catch (error) {
        if (isDuplicateKey(error)) throw new Conflict(undefined, { cause: error });
        throw error;
      }
    },
    async find(id) {
      const document = await model.findById(id).lean();
      return document && fromDocument(document);
    },
    async findByCredential(credentialHash) {
      const document = await screens.findOne({ credentialHash });
      return document && fromDocument(document);
    },
    async list() {
      return (await model.find({}).sort({ name: 1, _id: 1 }).lean()).map(fromDocument);
    },
    async holding(story) {
      const found = await model.find({ 'beat.holds': story }).sort({ name: 1, _id: 1 }).lean();
      return found.map(fromDocument);
    },
    async change({ id, version }, { name, exhibition, profile, glass, silentMinutes }) {
      const { matchedCount } = await model.updateOne(
        { _id: id, version, revokedAt: null },
        { $set: { name, exhibition, profile, glass, silentMinutes }, $inc: { version: 1 } },
      );
      if (matchedCount === 0) throw new Conflict();
    },
    async revoke(id, at) {
      const change = { $set: { revokedAt: at }, $inc: { version: 1 } };
      await model.updateOne({ _id: id, revokedAt: null }, change);
    },
    async noteTold(id, at) {
      await model.updateOne({ _id: id, toldAt: null }, { $set: { toldAt: at } });
    },
    async noteBeat(credentialHash, beat) {
      const before = await screens.findOneAndUpdate(
        { credentialHash, revokedAt: null },
        { $set: { beat } },
        { projection: { name: 1, exhibition: 1, profile: 1, glass: 1, 'beat.at': 1 } },
      );
      if (!before) return null;
      const { _id, name, exhibition, profile, glass } = before;
      const screen = { id: _id as ScreenId, name, exhibition, profile, glass };
      return { screen, heardBefore: before.beat?.at ?? null };
    },
  };
}

function fromDocument({ _id, credentialHash: _private, ...fields }: Stored): Screen {
  return {
    id: _id as ScreenId,
    version: fields.version,
    name: fields.name,
    exhibition: fields.exhibition,
    profile: fields.profile,
    glass: fields.glass,
    silentMinutes: fields.silentMinutes ?? usualAlerts.silentMinutes,
    pairedAt: fields.pairedAt,
    revokedAt: fields.revokedAt ?? null,
    toldAt: fields.toldAt ?? null,
    beat: fields.beat ?? null,
  };
}
