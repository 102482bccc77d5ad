import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { type Log, SILENT } from './log.ts';
import { connectionUri, type EmbeddedMongo, type EmbeddedMongoOptions } from './server.ts';

export interface EmbeddedMongoThreadOptions extends EmbeddedMongoOptions {
  /** Called once if the store's thread dies after it was ready; the store is then gone, and the process should end. */
  readonly onFatal?: (error: Error) => void;
}

/** What the thread says to whoever started it. */
export type FromThread =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly sentence: string }
  | { readonly kind: 'closed' }
  | {
      readonly kind: 'log';
      readonly level: keyof Log;
      readonly details: Record<string, unknown>;
      readonly sentence: string;
    };

function threadFile(): URL {
  // What is built of this file lies beside the thread's own, or in dist/parts with what several entries share.
  const places = ['./thread.js', '../embedded-mongo/server/thread.js'];
  const file = places.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(url));
  if (file) return file;
  throw new Error(
    'The embedded store runs in a thread only when built: run `npm run build` and start from dist/, or use startEmbeddedMongo',
  );
}

interface Handlers {
  ready(): void;
  failed(error: Error): void;
  closed(): void;
}

function listen(worker: Worker, log: Log, handlers: Handlers): void {
  worker.on('message', (message: FromThread) => {
    switch (message.kind) {
      case 'ready':
        return handlers.ready();
      case 'failed':
        return handlers.failed(new Error(message.sentence));
      case 'closed':
        return handlers.closed();
      case 'log':
        return log[message.level](message.details, message.sentence);
      default:
        return message satisfies never;
    }
  });
  worker.on('error', (error) => handlers.failed(error instanceof Error ? error : new Error(String(error))));
  worker.on('exit', (code) =>
    handlers.failed(new Error(`The embedded store's thread ended with code ${code}`)),
  );
}

/**
 * Starts the store in a thread of its own, so that a long query does not hold up the caller's loop. Same result and
 * same refusals as `startEmbeddedMongo`; works from the built files only.
 */
export async function startEmbeddedMongoThread(options: EmbeddedMongoThreadOptions): Promise<EmbeddedMongo> {
  const { onFatal, log = SILENT, ...plain } = options;
  const worker = new Worker(threadFile(), { workerData: plain, execArgv: [] });
  let state: 'starting' | 'serving' | 'closed' = 'starting';
  let finish: () => void = () => undefined;
  const closed = new Promise<void>((resolve) => {
    finish = resolve;
  });
  await new Promise<void>((resolve, reject) => {
    listen(worker, log, {
      ready: () => {
        state = 'serving';
        resolve();
      },
      failed: (error) => {
        const was = state;
        state = 'closed';
        reject(error);
        finish();
        if (was === 'serving') onFatal?.(error);
      },
      closed: () => {
        state = 'closed';
        finish();
      },
    });
  });
  return {
    uri: (dbName) => connectionUri(options.socketPath, dbName),
    close: async () => {
      if (state === 'serving') worker.postMessage('close');
      await closed;
      await worker.terminate();
    },
  };
}
