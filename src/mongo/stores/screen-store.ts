import { type Connection, Schema } from 'mongoose';
import { Conflict } from '../../errors.ts';
import { usualAlerts } from '../../kiosk/screens/alert-fields.ts';
import type { Screen } from '../../kiosk/screens/screen.ts';
import { isSameName, NameTaken, nameKeyOf } from '../../kiosk/screens/screen-name.ts';
import type { ScreenStore } from '../../kiosk/screens/screen-store.ts';
import type { ScreenId } from '../../story/ids.ts';
import { isDuplicateKey } from '../connection.ts';

type Stored = Omit<Screen, 'id'> & {
  readonly _id: string;
  readonly credentialHash: string;
  /** Of a paired screen, what no other may have; one that was named before names had to differ has none. */
  readonly nameKey?: string;
  readonly askedUntil?: Date;
};

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
    askedUntil: Date,
    beat: asItIs,
    programme: asItIs,
    group: String,
    nameKey: String,
  },
  { collection: 'screens', versionKey: false, id: false, minimize: false },
);
schema.index({ credentialHash: 1 }, { unique: true });
schema.index({ nameKey: 1 }, { unique: true, sparse: true });

export function createScreenStore(connection: Connection): ScreenStore {
  const model = connection.model<Stored>('Screen', schema);
  // Each of some hundred screens asks several times a minute: past Mongoose, whose query costs as much as the answer.
  const screens = connection.collection<Stored>('screens');
  return {
    async insert({ id, ...fields }, credentialHash) {
      try {
        const nameKey = fields.revokedAt === null ? { nameKey: nameKeyOf(fields.name) } : {};
        await model.create({ _id: id, credentialHash, ...fields, ...nameKey });
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        const isPaired = await screens.findOne({ credentialHash });
        throw isPaired
          ? new Conflict(undefined, { cause: error })
          : new NameTaken(fields.name, { cause: error });
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
    async change(
      { id, version, name: before },
      { name, exhibition, programme = [], group = '', profile, glass, silentMinutes },
    ) {
      // Two that were named alike before names had to differ can be changed otherwise as they are.
      const nameKey = isSameName(before, name) ? {} : { nameKey: nameKeyOf(name) };
      const settings = { name, exhibition, programme, group, profile, glass, silentMinutes, ...nameKey };
      try {
        const { matchedCount } = await model.updateOne(
          { _id: id, version, revokedAt: null },
          { $set: settings, $inc: { version: 1 } },
        );
        if (matchedCount === 0) throw new Conflict();
      } catch (error) {
        if (isDuplicateKey(error)) throw new NameTaken(name, { cause: error });
        throw error;
      }
    },
    async revoke(id, at) {
      const change = { $set: { revokedAt: at }, $unset: { nameKey: 1 as const }, $inc: { version: 1 } };
      await model.updateOne({ _id: id, revokedAt: null }, change);
    },
    async noteAsked(id, until) {
      await model.updateOne({ _id: id }, { $max: { askedUntil: until } });
    },
    async noteTold(id, at) {
      await model.updateOne({ _id: id, toldAt: null }, { $set: { toldAt: at } });
    },
    async noteBeat(credentialHash, beat) {
      const before = await screens.findOneAndUpdate(
        { credentialHash, revokedAt: null },
        { $set: { beat } },
        {
          projection: {
            ...{ name: 1, exhibition: 1, programme: 1, profile: 1, glass: 1, askedUntil: 1, 'beat.at': 1 },
          },
        },
      );
      if (!before) return null;
      const { _id, name, exhibition, programme = [], profile, glass } = before;
      const screen = { id: _id as ScreenId, name, exhibition, programme, profile, glass };
      const { beat: last, askedUntil = null } = before;
      return { screen, heardBefore: last?.at ?? null, askedUntil };
    },
    async latestLease() {
      const [latest] = await screens
        .find({}, { projection: { 'beat.leaseUntil': 1 } })
        .sort({ 'beat.leaseUntil': -1 })
        .limit(1)
        .toArray();
      return latest?.beat?.leaseUntil ?? null;
    },
    async noteLease(id, beatAt, leaseUntil) {
      await screens.updateOne({ _id: id, 'beat.at': beatAt }, { $set: { 'beat.leaseUntil': leaseUntil } });
    },
  };
}

function fromDocument({ _id, credentialHash: _private, ...fields }: Stored): Screen {
  return {
    id: _id as ScreenId,
    version: fields.version,
    name: fields.name,
    exhibition: fields.exhibition,
    programme: fields.programme ?? [],
    group: fields.group ?? '',
    profile: fields.profile,
    glass: fields.glass,
    silentMinutes: fields.silentMinutes ?? usualAlerts.silentMinutes,
    pairedAt: fields.pairedAt,
    revokedAt: fields.revokedAt ?? null,
    toldAt: fields.toldAt ?? null,
    beat: fields.beat ?? null,
  };
}
