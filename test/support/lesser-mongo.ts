import { createServer, type Socket } from 'node:net';
import path from 'node:path';
import { Cursors } from '../../src/embedded-mongo/commands/cursors.ts';
import { dispatch } from '../../src/embedded-mongo/commands/dispatch.ts';
import { connectionUri } from '../../src/embedded-mongo/index.ts';
import type { Doc } from '../../src/embedded-mongo/query/values.ts';
import { messageLength, readMessage, writeReply } from '../../src/embedded-mongo/server/wire.ts';
import { Store } from '../../src/embedded-mongo/storage/store.ts';
import { temporaryFolder } from './temporary.ts';

type Command = { readonly name: string; readonly db: string; readonly body: Doc };
type Answer = (command: Command) => Promise<Doc>;

export interface LesserMongo {
  readonly uri: string;
  /** How often each command came. */
  readonly asked: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

/**
 * A MongoDB that lacks something: the embedded store's commands over a wire of its own, where `answer` may put another
 * answer in the place of the store's.
 */
export async function startLesserMongo(
  answer: (command: Command, store: Answer) => Promise<Doc>,
): Promise<LesserMongo> {
  const folder = await temporaryFolder();
  const silent = { warn: () => undefined, error: () => undefined };
  const store = new Store(path.join(folder.path, 'mongo'), silent);
  const context = { store, cursors: new Cursors() };
  const asked = new Map<string, number>();
  const sockets = new Set<Socket>();

  async function reply(message: ReturnType<typeof readMessage>): Promise<Buffer> {
    const name = Object.keys(message.body)[0] ?? '';
    asked.set(name, (asked.get(name) ?? 0) + 1);
    const { db, body, encoded } = message;
    const command = { name, db, body };
    return writeReply(await answer(command, (asIs) => dispatch({ ...asIs, encoded }, context)), message);
  }

  const server = createServer((socket) => {
    sockets.add(socket);
    let held = Buffer.alloc(0);
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      held = Buffer.concat([held, chunk]);
      for (let length = messageLength(held); length && held.length >= length; length = messageLength(held)) {
        const message = readMessage(held.subarray(0, length));
        held = Buffer.from(held.subarray(length));
        void reply(message).then((bytes) => socket.writable && socket.write(bytes));
      }
    });
  });
  const socketPath = path.join(folder.path, 'lesser.sock');
  await new Promise<void>((resolve) => server.listen(socketPath, resolve));
  return {
    uri: connectionUri(socketPath, 'stories'),
    asked,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      await store.close();
      await folder.remove();
    },
  };
}
