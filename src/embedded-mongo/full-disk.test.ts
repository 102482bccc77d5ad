import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Collection, MongoClient } from 'mongodb';
import { type SmallDisk, smallDisk } from '../../test/support/small-disk.ts';
import { temporaryFolder } from '../../test/support/temporary.ts';
import { connectionUri } from './index.ts';

/** The embedded store on a disk that is really full. It runs as a process of its own, so that its end would be seen. */

const cli = fileURLToPath(new URL('../../dist/embedded-mongo/cli.js', import.meta.url));
const probe = await smallDisk(1);
if (typeof probe === 'string') process.stderr.write(`Skipped, the embedded store on a full disk: ${probe}\n`);
else await probe.remove();

interface Kept {
  _id: number;
  tag: string;
  text: string;
}

const full = { code: 14031, message: expect.stringContaining('The disk is full') };

(typeof probe === 'string' ? describe.skip : describe)('the embedded store on a full disk', () => {
  let disk: SmallDisk;
  let run: Awaited<ReturnType<typeof temporaryFolder>>;
  let child: ChildProcess;
  let client: MongoClient;
  let kept: Collection<Kept>;
  let told: string;

  beforeEach(async () => {
    disk = (await smallDisk(4)) as SmallDisk;
    run = await temporaryFolder();
    told = '';
    await start();
    await kept.createIndex({ tag: 1 });
  });
  afterEach(async () => {
    await stop();
    await run.remove();
    await disk.remove();
  });

  async function start(): Promise<void> {
    const socket = join(run.path, 'run', 'mongo.sock');
    child = spawn(process.execPath, [cli, '--dir', join(disk.path, 'data'), '--socket', socket], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stderr?.on('data', (chunk) => {
      told += chunk;
    });
    const [line] = await once(createInterface({ input: child.stdout as NodeJS.ReadableStream }), 'line');
    expect(line).toBe('ready');
    client = await MongoClient.connect(connectionUri(socket, 'test'));
    kept = client.db().collection<Kept>('kept');
  }

  async function stop(): Promise<void> {
    await client.close();
    if (child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }

  const record = (_id: number): Kept => ({ _id, tag: `tag${_id % 3}`, text: 'y'.repeat(2000) });

  /** Inserts from `from` on, several at once, until one is refused. @returns which were acknowledged, and the refusals. */
  async function insertUntilRefused(from: number) {
    const acknowledged: number[] = [];
    const refusals: unknown[] = [];
    let next = from;
    const writer = async () => {
      while (refusals.length === 0 && next < from + 5000) {
        const _id = next++;
        await kept.insertOne(record(_id)).then(
          () => acknowledged.push(_id),
          (error: unknown) => refusals.push(error),
        );
      }
    };
    await Promise.all(Array.from({ length: 6 }, writer));
    return { acknowledged, refusals };
  }

  /** Whatever the indexes and the documents say agrees with what was acknowledged. */
  async function expectExactly(ids: readonly number[]): Promise<void> {
    const sorted = [...ids].sort((a, b) => a - b);
    const found = await kept.find().sort({ _id: 1 }).toArray();
    expect(found).toEqual(sorted.map(record));
    for (const tag of ['tag0', 'tag1', 'tag2'])
      expect(await kept.countDocuments({ tag })).toBe(sorted.filter((id) => record(id).tag === tag).length);
    expect(await kept.estimatedDocumentCount()).toBe(sorted.length);
  }

  it('refuses with a sentence where its own records fill it, again and again, and loses nothing', async () => {
    const { acknowledged, refusals } = await insertUntilRefused(0);
    expect(acknowledged.length).toBeGreaterThan(100);
    expect(refusals).toEqual(refusals.map(() => expect.objectContaining(full)));
    await expectExactly(acknowledged);
    // Refused again and again, and still reading; a refused new collection is not there, nor what would be in it.
    for (let tries = 0; tries < 5; tries += 1) {
      await expect(
        client
          .db()
          .collection('other')
          .insertOne({ text: 'z'.repeat(50_000) }),
      ).rejects.toMatchObject(full);
      await expect(kept.createIndex({ text: 1, _id: 1 })).rejects.toMatchObject(full);
    }
    expect(
      (await client.db().listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name),
    ).toEqual(['kept']);
    expect((await kept.indexes()).map(({ name }) => name)).toEqual(['_id_', 'tag_1']);
    await expectExactly(acknowledged);
    // Said once, and not for each; a small write may have found room between them.
    const times = (words: string) => told.split(words).length - 1;
    expect(times('refuses what comes')).toBe(times('writes again') + 1);
  });

  it('goes on without a restart once something else has made room, and after a restart on the full disk', async () => {
    const before = Array.from({ length: 50 }, (_, id) => record(id));
    await kept.insertMany(before);
    await disk.fill();
    await expect(kept.insertOne({ ...record(100), text: 'z'.repeat(100_000) })).rejects.toMatchObject(full);
    await expectExactly(before.map(({ _id }) => _id));
    await stop();
    await start();
    await expectExactly(before.map(({ _id }) => _id));
    await expect(kept.insertOne({ ...record(100), text: 'z'.repeat(100_000) })).rejects.toMatchObject(full);

    await disk.free();
    const [made, other] = await Promise.all([
      kept.insertOne(record(100)),
      client.db().collection<Kept>('other').insertOne(record(1)),
    ]);
    expect([made.insertedId, other.insertedId]).toEqual([100, 1]);
    expect(told).toContain('The embedded store writes again');
    await stop();
    await start();
    await expectExactly([...before.map(({ _id }) => _id), 100]);
    expect(await client.db().collection<Kept>('other').findOne()).toEqual(record(1));
  });

  it('ends as it should while it is full, when it is killed too', async () => {
    const { acknowledged } = await insertUntilRefused(0);
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    await client.close();
    await start();
    await expectExactly(acknowledged);
    await stop();
    expect(child.exitCode).toBe(0);
    await start();
  });
});
