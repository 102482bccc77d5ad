import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import { mongoTargets, type TestMongo } from '../../test/support/mongo.ts';
import { isStoreUnavailable } from '../errors.ts';
import { checkMongo, connectMongo } from './connection.ts';

/** Longer than the driver may take to choose a server and wait for a free connection (connection.ts). */
const patience = 12_000;

describe.each(mongoTargets)('A connection to $name whose other end goes away', ({ open }) => {
  const sockets = new Set<Socket>();
  const keep = (message: unknown) => sockets.add((message as { socket: Socket }).socket);
  let mongo: TestMongo;
  let connection: Connection;

  beforeAll(async () => {
    mongo = await open();
    subscribe('net.client.socket', keep);
    connection = await connectMongo(mongo.uri);
  });
  afterAll(async () => {
    unsubscribe('net.client.socket', keep);
    await connection?.close();
    await mongo?.close();
  });

  it('settles a question that is asked before the driver has heard of it', async () => {
    await checkMongo(connection);
    // A socket whose end was read is destroyed at once, and says so only after others have had their turn.
    for (const socket of sockets) socket.destroy();
    const outcome = await Promise.race([
      checkMongo(connection).then(
        () => 'answered',
        (error) => isStoreUnavailable(error),
      ),
      sleep(patience, 'never settled', { ref: false }),
    ]);
    expect(outcome).toBe(true);
  });

  it('settles a large question that the other end had no time to take', async () => {
    await checkMongo(connection);
    const large = connection.db?.collection('large').insertOne({ words: 'x'.repeat(8_000_000) });
    for (const socket of sockets) socket.destroy();
    const outcome = await Promise.race([
      large?.then(
        () => 'answered',
        (error) => isStoreUnavailable(error),
      ),
      sleep(patience, 'never settled', { ref: false }),
    ]);
    expect(outcome).toBe(true);
  });

  it('asks again over a new one', async () => {
    await checkMongo(connection);
  });
});
