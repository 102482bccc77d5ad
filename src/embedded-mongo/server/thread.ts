import { parentPort, workerData } from 'node:worker_threads';
import type { Log } from './log.ts';
import { type EmbeddedMongoOptions, startEmbeddedMongo } from './server.ts';
import type { FromThread } from './thread-client.ts';

/** The thread's own entry: starts the store with what it was given, and closes it when told to. */
const tell = (message: FromThread): void => parentPort?.postMessage(message);
const log: Log = {
  warn: (details, sentence) => tell({ kind: 'log', level: 'warn', details, sentence }),
  error: (details, sentence) => tell({ kind: 'log', level: 'error', details, sentence }),
};

try {
  const store = await startEmbeddedMongo({ ...(workerData as EmbeddedMongoOptions), log });
  parentPort?.once('message', async () => {
    await store.close();
    tell({ kind: 'closed' });
  });
  tell({ kind: 'ready' });
} catch (error) {
  tell({ kind: 'failed', sentence: error instanceof Error ? error.message : String(error) });
}
