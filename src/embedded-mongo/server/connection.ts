import type { Socket } from 'node:net';
import type { Context } from '../commands/command.ts';
import { dispatch } from '../commands/dispatch.ts';
import { type Message, messageLength, readMessage, writeReply } from './wire.ts';

async function answer(socket: Socket, message: Message, context: Context): Promise<void> {
  const { body, db, encoded, legacy } = message;
  const query = legacy && '$query' in body ? (body.$query as Message['body']) : body;
  const name = Object.keys(query)[0] ?? '';
  const reply = await dispatch({ name, db, body: query, encoded }, context);
  if (message.wantsReply && socket.writable) socket.write(writeReply(reply, message));
}

/** Answers one driver connection's messages in the order they come, one at a time. */
export function serveConnection(socket: Socket, context: Context): void {
  let chunks: Buffer[] = [];
  let held = 0;
  let queue: Promise<void> = Promise.resolve();
  const fail = (error: unknown) => {
    context.store.log.warn(
      { err: String(error) },
      'A connection to the embedded store was closed: it did not speak the protocol',
    );
    socket.destroy();
  };
  const drain = () => {
    let bytes = chunks.length === 1 ? (chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(chunks);
    for (
      let length = messageLength(bytes);
      length !== undefined && bytes.length >= length;
      length = messageLength(bytes)
    ) {
      const message = readMessage(bytes.subarray(0, length));
      queue = queue.then(() => answer(socket, message, context)).catch(fail);
      bytes = bytes.subarray(length);
    }
    chunks = bytes.length > 0 ? [bytes] : [];
    held = bytes.length;
  };
  let expected = 0;
  socket.on('data', (chunk) => {
    chunks.push(chunk);
    held += chunk.length;
    // A large message comes in many pieces; they are put together once it is all there.
    if (held < expected) return;
    try {
      drain();
      expected = held >= 4 ? (messageLength(chunks[0] ?? Buffer.alloc(0)) ?? 0) : 0;
    } catch (error) {
      fail(error);
    }
  });
  socket.on('error', () => socket.destroy());
}
