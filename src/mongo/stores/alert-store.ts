import { type Connection, Schema } from 'mongoose';
import type { Alert } from '../../kiosk/alerts/alert.ts';
import type { AlertStore } from '../../kiosk/alerts/alert-store.ts';
import { isDuplicateKey } from '../connection.ts';

type Stored = Alert & { readonly _id: string };

const asItIs = Schema.Types.Mixed;
const schema = new Schema<Stored>(
  { _id: String, screen: String, kind: String, version: Number, seen: Date, episode: asItIs },
  { collection: 'alerts', versionKey: false, id: false, minimize: false },
);

interface Look {
  readonly _id: string;
  readonly since: Date;
  readonly at: Date;
}
const lookSchema = new Schema<Look>(
  { _id: String, since: Date, at: Date },
  { collection: 'alertLooks', versionKey: false, id: false },
);
const last = 'last';
/** Whoever has not looked for so long begins anew, in milliseconds. */
const gap = 15 * 60_000;

export function createAlertStore(connection: Connection): AlertStore {
  const model = connection.model<Stored>('Alert', schema);
  const looks = connection.model<Look>('AlertLook', lookSchema);
  return {
    async all() {
      return (await model.find({}).sort({ _id: 1 }).lean()).map(fromDocument);
    },
    async save({ version, ...alert }) {
      const _id = idOf(alert);
      const next = { ...alert, version: version + 1 };
      if (version > 0) {
        await model.replaceOne({ _id, version }, next);
        return;
      }
      await model.create({ _id, ...next }).catch((error: unknown) => {
        if (!isDuplicateKey(error)) throw error;
      });
    },
    async remove(alert) {
      await model.deleteOne({ _id: idOf(alert) });
    },
    async noteLook(at) {
      const before = await looks.findById(last).lean();
      const since = before && at.getTime() - before.at.getTime() < gap ? before.since : at;
      await looks.replaceOne({ _id: last }, { since, at }, { upsert: true });
      return since;
    },
  };
}

const idOf = ({ screen, kind }: Pick<Alert, 'screen' | 'kind'>) => `${screen} ${kind}`;

function fromDocument({ screen, kind, version, seen, episode }: Stored): Alert {
  return { screen, kind, version, seen: seen ?? null, episode: episode ?? null };
}
