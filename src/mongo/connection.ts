import mongoose, { type Connection } from 'mongoose';
import { errorCode } from '../errors.ts';
import { rejectWritesToClosedSockets } from './closed-socket-writes.ts';

/**
 * Opens the connection that every store shares. Mongoose reconnects by itself; while the server is away calls fail
 * within five seconds instead of waiting (S19).
 * @throws the driver's own error where there is no answer at `uri`.
 */
export async function connectMongo(uri: string): Promise<Connection> {
  rejectWritesToClosedSockets();
  return mongoose
    .createConnection(uri, {
      serverSelectionTimeoutMS: 5000,
      socketTimeoutMS: 30_000,
      waitQueueTimeoutMS: 5000,
      autoIndex: false,
      bufferCommands: false,
    })
    .asPromise();
}

/** Resolves where the database answers. @throws the driver's own error. */
export async function checkMongo(connection: Connection): Promise<void> {
  if (!connection.db) throw new Error('Expected an open connection but it is closed');
  await connection.db.command({ ping: 1 });
}

/** MongoDB's code for "duplicate key". */
export const duplicateKey = 11_000;

export function isDuplicateKey(error: unknown): boolean {
  return errorCode(error) === duplicateKey;
}
