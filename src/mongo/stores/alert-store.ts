import { type Connection, Schema } from 'mongoose';
import type { Alert } from '../../alerts/alert.ts';
import type { AlertStore } from '../../alerts/alert-store.ts';
import { isDuplicateKey } from '../connection.ts';

/** `_id` is what it is about, and its kind. */
interface Stored extends Omit<Alert, 'about' | 'kind'> {
  readonly _id: string;
}
interface Look {
  readonly _id: string;
  readonly since: Date;
  readonly at: Date;
}

const asItIs = Schema.Types.Mixed;
const last = 'last';
/** Whoever has not looked for so long begins anew, in milliseconds. */
const gap = 15 * 60_000;

/** @param names of the model, from which that of looks is made, and of the two collections. */
export function createAlertStore<Kind extends string, About extends string>(
  connection: Connection,
  names: { readonly model: string; readonly alerts: string; readonly looks: string },
): AlertStore<Kind, About> {
  const model = connection.model<Stored>(
    names.model,
    new Schema<Stored>(
      { _id: String, version: Number, seen: Date, episode: asItIs, facts: asItIs },
      { collection: names.alerts, versionKey: false, id: false, minimize: false },
    ),
  );
  const looks = connection.model<Look>(
    `${names.model}Look`,
    new Schema<Look>(
      { _id: String, since: Date, at: Date },
      { collection: names.looks, versionKey: false, id: false },
    ),
  );
  return {
    async all() {
      return (await model.find({}).sort({ _id: 1 }).lean()).map((stored) =>
        fromDocument<Kind, About>(stored),
      );
    },
    async save({ version, about, kind, ...alert }) {
      const _id = idOf({ about, kind });
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

const idOf = ({ about, kind }: Pick<Alert, 'about' | 'kind'>) => `${about} ${kind}`;

function fromDocument<Kind extends string, About extends string>(stored: Stored): Alert<Kind, About> {
  const { _id, version, seen, episode, facts } = stored;
  const space = _id.indexOf(' ');
  return {
    about: _id.slice(0, space) as About,
    kind: _id.slice(space + 1) as Kind,
    version,
    seen: seen ?? null,
    episode: episode ?? null,
    ...(facts && { facts }),
  };
}
