import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { dirname } from 'node:path';
import { Cursors } from '../commands/cursors.ts';
import { answers, lockDirectory } from '../storage/directory-lock.ts';
import { watchGrowth } from '../storage/outgrown.ts';
import { Store } from '../storage/store.ts';
import { sweepExpired } from '../storage/ttl.ts';
import { serveConnection } from './connection.ts';
import { type Log, SILENT } from './log.ts';

export interface EmbeddedMongoOptions {
  /** The data folder; made, for its owner only, if it is not there. */
  readonly dir: string;
  /** Where to listen: a unix socket of at most 107 bytes, in a folder for its owner only. */
  readonly socketPath: string;
  readonly log?: Log;
  /** How often expired documents are removed, in milliseconds; 30,000 unless told. */
  readonly ttlSweepMs?: number;
}

export interface EmbeddedMongo {
  /** A connection string for a database of this store. */
  uri(dbName: string): string;
  /** Closes the sockets, finishes the writes under way, then closes the files. */
  close(): Promise<void>;
}

/** sun_path has 108 bytes on Linux (104 on macOS), one of them for the end. */
const MAX_SOCKET_PATH = process.platform === 'darwin' ? 103 : 107;

export function connectionUri(socketPath: string, dbName: string): string {
  return `mongodb://${encodeURIComponent(socketPath)}/${encodeURIComponent(dbName)}?directConnection=true&retryWrites=false&retryReads=false`;
}

function privateFolder(dir: string): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  chmodSync(dir, 0o700);
}

/** Throws a sentence when a path is too long to listen on. */
export function checkSocketPath(socketPath: string): void {
  const bytes = Buffer.byteLength(socketPath);
  if (bytes > MAX_SOCKET_PATH) {
    throw new Error(
      `Expected a socket path of at most ${MAX_SOCKET_PATH} bytes but received ${bytes}: ${socketPath}`,
    );
  }
}

async function listen(server: Server, socketPath: string): Promise<void> {
  privateFolder(dirname(socketPath));
  if (await answers(socketPath)) throw new Error(`Another process already listens on ${socketPath}`);
  rmSync(socketPath, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socketPath, resolve);
  });
  chmodSync(socketPath, 0o600);
}

function startSweeper(store: Store, everyMs: number): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const lookAtGrowth = watchGrowth(store);
  const timer = setInterval(() => {
    lookAtGrowth();
    running = running
      .then(() => sweepExpired(store))
      .catch((error: unknown) =>
        store.log.error({ err: String(error) }, 'Expired documents could not be removed'),
      );
  }, everyMs);
  timer.unref();
  return () => {
    clearInterval(timer);
    return running;
  };
}

function openStore(dir: string, log: Log, unlock: () => void): Store {
  try {
    return new Store(dir, log);
  } catch (error) {
    unlock();
    throw error;
  }
}

/**
 * Starts the store in this thread: MongoDB's wire protocol on a unix socket, LMDB underneath. Throws a plain sentence
 * when the folder is served already, or the socket cannot be used.
 */
export async function startEmbeddedMongo(options: EmbeddedMongoOptions): Promise<EmbeddedMongo> {
  const { dir, socketPath, log = SILENT, ttlSweepMs = 30_000 } = options;
  checkSocketPath(socketPath);
  privateFolder(dir);
  const unlock = await lockDirectory(dir, socketPath);
  const sockets = new Set<Socket>();
  const store = openStore(dir, log, unlock);
  const context = { store, cursors: new Cursors() };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serveConnection(socket, context);
  });
  const stopSweeper = startSweeper(store, ttlSweepMs);
  const close = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    if (server.listening) await closed;
    await stopSweeper();
    await store.close();
    unlock();
  };
  try {
    await listen(server, socketPath);
  } catch (error) {
    await close();
    throw error;
  }
  return { uri: (dbName) => connectionUri(socketPath, dbName), close };
}
