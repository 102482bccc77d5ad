import { type Connection, Schema } from 'mongoose';
import { Conflict } from '../../errors.ts';
import type { SettingChange, SettingLog } from '../../settings/setting-log.ts';
import type { CuratorId } from '../../story/ids.ts';
import { isDuplicateKey } from '../connection.ts';
import type { Edition } from '../published/edition.ts';

type Stored = Omit<SettingChange, 'number'> & { readonly _id: number };

const asItIs = Schema.Types.Mixed;
const schema = new Schema<Stored>(
  { _id: Number, at: Date, by: String, subject: String, before: asItIs, now: asItIs, moved: asItIs },
  { collection: 'settingChanges', versionKey: false, id: false, minimize: false },
);
schema.index({ subject: 1, _id: -1 });

export function createSettingLog(connection: Connection, edition: Edition): SettingLog {
  const model = connection.model<Stored>('SettingChange', schema);

  const newest = async () => (await model.findOne({}, { _id: 1 }).sort({ _id: -1 }).lean())?._id ?? 0;

  async function last(subject: string): Promise<SettingChange | null> {
    const found = await model.findOne({ subject }).sort({ _id: -1 }).lean();
    return found && fromDocument(found);
  }

  async function append(change: Omit<SettingChange, 'number'>, seen: number): Promise<SettingChange> {
    for (;;) {
      // Read first: whoever adds one from here on takes the next number before us, and we look again.
      const number = (await newest()) + 1;
      if (((await last(change.subject))?.number ?? 0) !== seen) throw new Conflict();
      try {
        await model.create({ _id: number, ...change });
        return { number, ...change };
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
    }
  }

  return {
    add: (change, seen) => edition.takingAway(() => append(change, seen), []),
    last,
    async lastOfEach(subjects) {
      const found = await Promise.all(subjects.map(last));
      return new Map(found.flatMap((change) => (change ? [[change.subject, change] as const] : [])));
    },
    async find(number) {
      const found = await model.findById(number).lean();
      return found && fromDocument(found);
    },
    async list(subject, most, before) {
      const query = { ...(subject !== null && { subject }), ...(before && { _id: { $lt: before } }) };
      return (await model.find(query).sort({ _id: -1 }).limit(most).lean()).map(fromDocument);
    },
    newest,
  };
}

function fromDocument({ _id, at, by, subject, before, now, moved }: Stored): SettingChange {
  return {
    ...{ number: _id, at, by: by as CuratorId, subject, before: before ?? null, now: now ?? null },
    ...(moved && { moved }),
  };
}
