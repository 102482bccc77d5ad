import { parseArgs } from 'node:util';
import { checkSocketPath, startEmbeddedMongo } from './server/server.ts';

const USAGE = 'Usage: npm run embedded-mongo -- --dir DIR --socket PATH';

function flags(): { dir: string; socketPath: string } {
  const { values } = parseArgs({ options: { dir: { type: 'string' }, socket: { type: 'string' } } });
  const { dir, socket } = values;
  if (!dir || !socket) throw new Error(`Expected both --dir and --socket. ${USAGE}`);
  checkSocketPath(socket);
  return { dir, socketPath: socket };
}

const say = (level: string) => (details: Record<string, unknown>, sentence: string) =>
  console.error(JSON.stringify({ level, ...details, sentence }));

/** Ends with a sentence: code 2 for a wrong call, 1 for a store that could not start. */
function fail(error: unknown, code: number): never {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(code);
}

function readFlags(): { dir: string; socketPath: string } {
  try {
    return flags();
  } catch (error) {
    return fail(error, 2);
  }
}

try {
  const store = await startEmbeddedMongo({ ...readFlags(), log: { warn: say('warn'), error: say('error') } });
  const stop = () =>
    store.close().then(
      () => process.exit(0),
      (error: unknown) => fail(error, 1),
    );
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  console.log('ready');
} catch (error) {
  fail(error, 1);
}
