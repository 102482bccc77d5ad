import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import { type EmbeddedMongo, startEmbeddedMongo } from '../../src/embedded-mongo/index.ts';
import { createAgendaQueue } from '../../src/jobs/agenda-queue.ts';
import { done, type Handlers } from '../../src/jobs/handler.ts';
import { JobRepository } from '../../src/jobs/job-repository.ts';
import { createLogger } from '../../src/logger.ts';
import { connectMongo } from '../../src/mongo/connection.ts';
import { createFailedWorkStore } from '../../src/mongo/stores/failed-work-store.ts';
import { newMediaId, newStoryId } from '../../src/random.ts';
import { quickLanes } from '../support/lanes.ts';
import { eventually } from '../support/storyteller.ts';
import { temporaryFolder } from '../support/temporary.ts';

const { leaseSeconds } = quickLanes;
const logger = createLogger({ level: 'silent', process: 'worker' });

/** The store goes and comes back under a worker, who must work on without being started anew (S19). */
describe('work while the store is away', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let store: EmbeddedMongo;
  let connection: Connection;

  const start = () =>
    startEmbeddedMongo({
      dir: path.join(folder.path, 'mongo'),
      socketPath: path.join(folder.path, 'run', 'mongo.sock'),
    });
  const open = () =>
    createAgendaQueue(database(connection), logger, { failures: createFailedWorkStore(connection) });

  beforeEach(async () => {
    folder = await temporaryFolder();
    store = await start();
    connection = await connectMongo(store.uri('test'));
  });
  afterEach(async () => {
    await connection?.close();
    await store?.close();
    await folder?.remove();
  });

  it('goes on in every lane once a store is back that was away longer than a lease', async () => {
    const seen = new Set<string>();
    const reached = (holds: (jobs: number) => boolean) =>
      eventually('the jobs', async () => seen.size, holds);
    const queue = open();
    for (let made = 0; made < 20; made += 1) {
      const story = newStoryId();
      await queue.add({ type: 'inspect', story, media: newMediaId() });
      await queue.add({ type: 'transcode', lane: 'image', story, media: newMediaId() });
    }
    const handler = async ({ type, media }: { type: string; media: string }) => {
      await sleep(30);
      seen.add(`${type} ${media}`);
      return done;
    };
    const nothing = async () => done;
    const handlers: Handlers = {
      inspect: handler,
      transcode: handler,
      enlarge: nothing,
      'enlarge-part': nothing,
      mix: nothing,
      listen: nothing,
      'list-wish': nothing,
      erase: nothing,
      tell: nothing,
      'watch-screens': nothing,
      reconcile: nothing,
      sweep: nothing,
    };
    const workers = await queue.work(handlers, quickLanes);
    await reached((jobs) => jobs > 5);
    await store.close();
    expect(seen.size).toBeLessThan(35);
    await sleep((leaseSeconds + 1) * 1000);
    store = await start();
    await reached((jobs) => jobs === 40);
    await workers.drain();
    await queue.close();
  });

  it('begins what was locked, however long it waited for its turn, and counts its lease from there', async () => {
    const queue = open();
    await queue.add({ type: 'inspect', story: newStoryId(), media: newMediaId() });
    const repository = new JobRepository({ mongo: database(connection), db: { collection: 'jobs' } });
    await repository.connect();
    const hourAgo = new Date(Date.now() - 3_600_000);
    const job = await repository.getNextJobToRun('inspect', new Date(), hourAgo, hourAgo, undefined);
    if (!job) throw new Error('Expected the job');
    // As agenda's own Job asks before it begins one.
    expect(job.lockedAt && job.lockedAt > new Date()).toBe(true);
    const lockedAt = async () => (await database(connection).collection('jobs').findOne())?.lockedAt;
    expect(await lockedAt()).toEqual(hourAgo);
    const before = Date.now();
    await repository.saveJobState(job, undefined);
    expect(job.lockedAt?.getTime()).toBeGreaterThanOrEqual(before);
    expect(await lockedAt()).toEqual(job.lockedAt);
    await queue.close();
  });

  it('takes up again what had begun, was found once its lease was over, and whose answer came too late', async () => {
    const queue = open();
    await queue.add({ type: 'inspect', story: newStoryId(), media: newMediaId() });
    const jobs = database(connection).collection('jobs');
    const repository = new JobRepository({ mongo: database(connection), db: { collection: 'jobs' } });
    await repository.connect();
    const hourAgo = new Date(Date.now() - 3_600_000);
    const next = (deadline: Date) =>
      repository.getNextJobToRun('inspect', new Date(), deadline, new Date(), undefined);
    // Half of no lease at all is too short for any answer, nearly always.
    let isLate = false;
    while (!isLate) {
      await jobs.updateOne({}, { $set: { nextRunAt: null, lockedAt: hourAgo } });
      isLate = await next(new Date()).then(
        () => false,
        () => true,
      );
    }
    await eventually(
      'the late answer',
      async () => (await jobs.findOne())?.lockedAt ?? null,
      (at) => at?.getTime() !== hourAgo.getTime(),
    );
    expect(
      await eventually(
        'it to be taken again',
        async () => next(new Date(Date.now() - 50)).catch(() => undefined),
        (job) => job !== undefined,
        10,
      ),
    ).toMatchObject({ name: 'inspect' });
    await queue.close();
  });

  it('says so to whoever adds a job, and takes the next one', async () => {
    await store.close();
    const queue = open();
    const job = { type: 'inspect', story: newStoryId(), media: newMediaId() } as const;
    await expect(queue.add(job)).rejects.toThrow();
    store = await start();
    await queue.add(job);
    expect(await database(connection).collection('jobs').countDocuments()).toBe(1);
    await queue.close();
  });
});

function database(connection: Connection) {
  if (!connection.db) throw new Error('expected an open connection');
  return connection.db;
}
