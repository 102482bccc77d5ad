import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { Unavailable } from '../errors.ts';
import { say } from '../words/say.ts';
import type { Asked, IndexEngine, Told } from './index-engine.ts';
import type { Answer, Suggested } from './story-search.ts';

/** What the thread answers. */
export interface FromIndex {
  readonly id: number;
  readonly value?: unknown;
  readonly fault?: string;
}

/** So many may wait for an answer at a time: a crowd of strangers is sent away before it takes memory. */
const mostWaiting = 64;

function threadFile(): URL {
  // What is built of this file lies beside the thread's own, or in dist/parts with what several entries share.
  const places = ['./index-thread.js', '../search/index-thread.js'];
  const file = places.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(url));
  if (file) return file;
  throw new Error('The search runs in a thread only when built: run `npm run build` and start from dist/');
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/**
 * An index in a thread of its own, so that whoever asks much holds up no page. The thread starts with the first message, and one that
 * has died rejects what waits for it and is started anew by the next: the index is empty then, which `lost` hears.
 */
export function createThreadedIndex(lost: (error: Error) => void): IndexEngine {
  let worker: Worker | null = null;
  let next = 0;
  const waiting = new Map<number, Waiting>();

  function start(): Worker {
    const started = new Worker(threadFile(), { execArgv: [] });
    started.on('message', ({ id, value, fault }: FromIndex) => {
      const waits = waiting.get(id);
      waiting.delete(id);
      if (fault === undefined) waits?.resolve(value);
      else waits?.reject(new Error(fault));
    });
    started.on('error', (error) => end(started, error instanceof Error ? error : new Error(String(error))));
    started.on('exit', (code) => end(started, new Error(`The search's thread ended with code ${code}`)));
    // Whatever else keeps the process going, this does not.
    started.unref();
    return started;
  }

  function end(ended: Worker, error: Error): void {
    if (worker !== ended) return;
    worker = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
    lost(error);
  }

  function send(message: Told | Asked): Promise<unknown> {
    worker ??= start();
    const id = next;
    next += 1;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      worker?.postMessage({ id, message });
    });
  }

  function ask(message: Asked): Promise<unknown> {
    if (waiting.size >= mostWaiting) throw new Unavailable(say('errors-slow'), { retryAfter: 2 });
    return send(message);
  }

  return {
    async tell(told) {
      await send(told);
    },
    find: async (question) => (await ask({ kind: 'find', question })) as Answer,
    suggest: async (typed) => (await ask({ kind: 'suggest', typed })) as Suggested,
    async close() {
      const ending = worker;
      worker = null;
      await ending?.terminate();
    },
  };
}
