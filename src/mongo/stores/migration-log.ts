import { type Connection, Schema } from 'mongoose';
import type { MigrationLog } from '../../migrations/migration.ts';

interface StoredMigration {
  readonly _id: number;
  readonly name: string;
  readonly at: Date;
  readonly version: string;
}
interface StoredRelease {
  readonly _id: string;
  readonly at: Date;
}

const migrationSchema = new Schema<StoredMigration>(
  { _id: Number, name: String, at: Date, version: String },
  { collection: 'migrations', versionKey: false, id: false },
);
const releaseSchema = new Schema<StoredRelease>(
  { _id: String, at: Date },
  { collection: 'releases', versionKey: false, id: false },
);

export function createMigrationLog(connection: Connection): MigrationLog {
  const migrations = connection.model<StoredMigration>('Migration', migrationSchema);
  const releases = connection.model<StoredRelease>('Release', releaseSchema);

  return {
    async made() {
      const found = await migrations.find({}).sort({ _id: 1 }).lean();
      return found.map(({ _id, name, at, version }) => ({ number: _id, name, at, version }));
    },
    async note({ number, ...fields }) {
      // Whoever was first has noted it.
      await migrations.updateOne({ _id: number }, { $setOnInsert: fields }, { upsert: true });
    },
    async lastVersion() {
      return (await releases.findOne({}).sort({ at: -1 }).lean())?._id ?? null;
    },
    async noteVersion(version, at) {
      await releases.updateOne({ _id: version }, { $set: { at } }, { upsert: true });
    },
  };
}
