import { type Connection, Schema } from 'mongoose';
import type { CommandStore } from '../../kiosk/screens/command-store.ts';
import type { CommandLog } from '../../kiosk/screens/commands.ts';
import { isDuplicateKey } from '../connection.ts';

interface Stored {
  readonly _id: string;
  /** Counts every change; a save is accepted only from the version it was made from. */
  readonly version: number;
  readonly log: CommandLog;
}

const schema = new Schema<Stored>(
  { _id: String, version: Number, log: Schema.Types.Mixed },
  { collection: 'screenCommands', versionKey: false, id: false },
);

export function createCommandStore(connection: Connection): CommandStore {
  const model = connection.model<Stored>('ScreenCommands', schema);
  // Every screen asks each minute: past Mongoose, whose query costs as much as the answer.
  const commands = connection.collection<Stored>('screenCommands');

  async function save(_id: string, before: Stored | null, log: CommandLog): Promise<boolean> {
    const version = (before?.version ?? 0) + 1;
    if (before) {
      const { matchedCount } = await model.updateOne(
        { _id, version: before.version },
        { $set: { version, log } },
      );
      return matchedCount > 0;
    }
    try {
      await model.create({ _id, version, log });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  return {
    async of(screen) {
      return (await commands.findOne({ _id: screen }))?.log ?? [];
    },
    async change(screen, make) {
      for (;;) {
        const before = await commands.findOne({ _id: screen });
        const log = before?.log ?? [];
        const after = make(log);
        if (after === log || (await save(screen, before, after))) return;
      }
    },
  };
}
