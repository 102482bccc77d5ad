import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import mongoose, { type Connection } from 'mongoose';
import { errorCode } from '../errors.ts';
import { rejectWritesToClosedSockets } from './closed-socket-writes.ts';

/**
 * Opens the connection that every store shares. Mongoose reconnects by itself; while the server is away calls fail
 * within five seconds instead of waiting (S19).
 * @param options.monitored the client tells of every command: see observed-commands.ts.
 * @throws the driver's own error where there is no answer at `uri`.
 */
export async function connectMongo(
  uri: string,
  { monitored = false }: { readonly monitored?: boolean } = {},
): Promise<Connection> {
  rejectWritesToClosedSockets();
  return mongoose
    .createConnection(uri, {
      serverSelectionTimeoutMS: 5000,
      socketTimeoutMS: 30_000,
      waitQueueTimeoutMS: 5000,
      autoIndex: false,
      bufferCommands: false,
      monitorCommands: monitored,
    })
    .asPromise();
}

/** Resolves where the database answers. @throws the driver's own error. */
export async function checkMongo(connection: Connection): Promise<void> {
  if (!connection.db) throw new Error('Expected an open connection but it is closed');
  await connection.db.command({ ping: 1 });
}

/** What the records take up: in the embedded store's folder, or as a server says; null where it does not. */
export async function databaseBytes(connection: Connection, folder: string | null): Promise<number | null> {
  if (folder === null) {
    const said = await connection.db?.command({ dbStats: 1 }).catch(() => null);
    const bytes = said && Number(said.storageSize) + Number(said.indexSize);
    return bytes && Number.isFinite(bytes) ? bytes : null;
  }
  const names = await readdir(folder).catch(() => []);
  const sizes = await Promise.all(names.map(async (name) => (await stat(path.join(folder, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** MongoDB's code for "duplicate key". */
export const duplicateKey = 11_000;

export function isDuplicateKey(error: unknown): boolean {
  return errorCode(error) === duplicateKey;
}
