import { type Connection, Schema } from 'mongoose';
import type { AlertReader } from '../../alerts/alert-reader.ts';
import type { AlertReaderStore } from '../../alerts/alert-reader-store.ts';
import type { CuratorId } from '../../story/ids.ts';

type Stored = Omit<AlertReader, 'curator'> & {
  readonly _id: string;
  /** Who writes to them just now, and until when nobody else does. */
  readonly heldBy?: string | null;
  readonly heldUntil?: Date | null;
};

const free = { heldBy: null, heldUntil: null };

export function createAlertReaderStore(
  connection: Connection,
  names: { readonly model: string; readonly collection: string },
): AlertReaderStore {
  const model = connection.model<Stored>(
    names.model,
    new Schema<Stored>(
      {
        _id: String,
        wish: String,
        wishedAt: Date,
        summedAt: Date,
        told: [String],
        heldBy: String,
        heldUntil: Date,
      },
      { collection: names.collection, versionKey: false, id: false },
    ),
  );
  return {
    async wishOf(curator) {
      return (await model.findById(curator).lean())?.wish ?? 'off';
    },
    async choose(curator, wish, at) {
      const before = await model.findById(curator).lean();
      if (before?.wish === wish) return;
      const wished = (before?.wish ?? 'off') === 'off' ? { wishedAt: at } : {};
      await model.updateOne({ _id: curator }, { $set: { wish, summedAt: at, ...wished } }, { upsert: true });
    },
    async all() {
      const found = await model
        .find({ wish: { $ne: 'off' } }, { _id: 1 })
        .sort({ _id: 1 })
        .lean();
      return found.map(({ _id }) => _id as CuratorId);
    },
    async hold(curator, token, at, until) {
      const found = await model
        .findOneAndUpdate(
          {
            _id: curator,
            wish: { $ne: 'off' },
            $or: [{ heldUntil: null }, { heldUntil: { $lte: at } }],
          },
          { $set: { heldBy: token, heldUntil: until } },
        )
        .lean();
      return found && fromDocument(found);
    },
    async noteTold(curator, token, { told, summedAt }) {
      await model.updateOne(
        { _id: curator, heldBy: token },
        { $set: { told: [...told], summedAt, ...free } },
      );
    },
    async letGo(curator, token) {
      await model.updateOne({ _id: curator, heldBy: token }, { $set: free });
    },
  };
}

function fromDocument({ _id, wish, wishedAt, summedAt, told }: Stored): AlertReader {
  return { curator: _id as CuratorId, wish, wishedAt, summedAt, told: told ?? [] };
}
