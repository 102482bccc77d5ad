import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import { type LesserMongo, startLesserMongo } from '../../test/support/lesser-mongo.ts';
import { mongoTargets } from '../../test/support/mongo.ts';
import { connectMongo } from './connection.ts';
import { checkServer, lackingOf } from './server-check.ts';

const collectionsOf = async ({ db }: Connection) =>
  (await db?.listCollections().toArray())?.map(({ name }) => name).sort();

describe.each(mongoTargets)('what the archive needs of $name', ({ open }) => {
  it('is there, and nothing is left of the trial', async () => {
    const mongo = await open();
    const connection = await connectMongo(mongo.uri);
    expect(connection.db && (await lackingOf(connection.db)).map(({ name }) => name)).toEqual([]);
    expect(await collectionsOf(connection)).toEqual([]);
    await connection.close();
    await mongo.close();
  });
});

describe('A server that others made', () => {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  /** One that answers as `answer` says. It does not say that it is the archive's own. */
  async function connectTo(
    answer: Parameters<typeof startLesserMongo>[0],
  ): Promise<{ connection: Connection; server: LesserMongo }> {
    const server = await startLesserMongo(async (command, store) =>
      command.name === 'buildInfo'
        ? { ok: 1, version: '7.0.99', gitVersion: 'abc', ...(await answer(command, async () => ({}))) }
        : answer(command, store),
    );
    closing.push(server.close);
    const connection = await connectMongo(server.uri);
    closing.push(() => connection.close());
    return { connection, server };
  }
  const refusal = (code: number) => ({ ok: 0, code, errmsg: 'not implemented' });
  const hasIndexOption = (option: string, body: object) =>
    JSON.stringify((body as { indexes?: unknown }).indexes)?.includes(option);

  it('is tried once, and not again by whoever starts after', async () => {
    const { connection, server } = await connectTo((command, store) => store(command));
    await checkServer(connection);
    const tried = server.asked.get('createIndexes');
    expect(tried).toBe(3);
    await checkServer(connection);
    expect(server.asked.get('createIndexes')).toBe(tried);
    expect(await collectionsOf(connection)).toEqual(['serverChecks']);
  });

  it.each<[string, Parameters<typeof startLesserMongo>[0]]>([
    [
      'unique keys',
      async ({ body, ...command }, store) => store({ ...command, body: without(body, 'unique') }),
    ],
    [
      'indexes of some records only',
      async (command, store) =>
        hasIndexOption('partialFilterExpression', command.body) ? refusal(67) : store(command),
    ],
    [
      'records that expire',
      async ({ body, ...command }, store) => store({ ...command, body: without(body, 'expireAfterSeconds') }),
    ],
    [
      'changes to one item of a list',
      async (command, store) =>
        command.name === 'update' && JSON.stringify(command.body).includes('media.$.')
          ? refusal(2)
          : store(command),
    ],
    [
      'that of several who take a lease at once only one gets it',
      async (command, store) => {
        if (command.name !== 'findAndModify') return store(command);
        // Reads, and writes a little later what it has not looked at again.
        const found = await store({
          ...command,
          name: 'find',
          body: { find: command.body.findAndModify, filter: command.body.query },
        });
        await sleep(20);
        const [value = null] = (found.cursor as { firstBatch: unknown[] }).firstBatch;
        return { ok: 1, value: value && { _id: 'lease', holder: null }, lastErrorObject: { n: 1 } };
      },
    ],
    [
      'that changes made at once are all kept',
      async (command, store) => {
        const isCount = command.name === 'update' && JSON.stringify(command.body).includes('$inc');
        return isCount ? { ok: 1, n: 1, nModified: 1 } : store(command);
      },
    ],
  ])('that lacks %s is refused by that name', async (lack, answer) => {
    const { connection } = await connectTo(answer);
    await expect(checkServer(connection)).rejects.toThrow(lack);
    await expect(checkServer(connection)).rejects.toThrow(/7\.0\.99.*MONGODB_URI/s);
    expect(await collectionsOf(connection)).toEqual([]);
  });

  it('that is FerretDB is refused before it is tried', async () => {
    const { connection, server } = await connectTo(async (command, store) =>
      command.name === 'buildInfo' ? { ferretdb: { version: 'v1.24.0' } } : store(command),
    );
    await expect(checkServer(connection)).rejects.toThrow('FerretDB');
    expect(server.asked.get('createIndexes')).toBeUndefined();
  });
});

/** The command as a server takes it that knows no such option of an index. */
function without(body: object, option: string): Record<string, unknown> {
  const { indexes, ...rest } = body as { indexes?: readonly Record<string, unknown>[] };
  if (!indexes) return rest;
  return { ...rest, indexes: indexes.map(({ [option]: _unknown, ...spec }) => spec) };
}
