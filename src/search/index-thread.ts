import { parentPort } from 'node:worker_threads';
import { type Asked, createIndexHere, type Told } from './index-engine.ts';
import type { FromIndex } from './threaded-index.ts';

/** The thread's own entry: an index that is told and asked by messages, one after the other. */
const engine = createIndexHere();
const answer = (message: FromIndex): void => parentPort?.postMessage(message);

parentPort?.on('message', ({ id, message }: { readonly id: number; readonly message: Told | Asked }) => {
  handle(message).then(
    (value) => answer({ id, value }),
    (error) => answer({ id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});

async function handle(message: Told | Asked): Promise<unknown> {
  if (message.kind === 'find') return engine.find(message.question);
  if (message.kind === 'suggest') return engine.suggest(message.typed);
  return engine.tell(message);
}
