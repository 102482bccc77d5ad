import path from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import { Unacceptable, Unavailable } from '../../src/errors.ts';
import { createAgendaQueue } from '../../src/jobs/agenda-queue.ts';
import { again, done, givenUp, type Handlers, type Run } from '../../src/jobs/handler.ts';
import type { Job } from '../../src/jobs/job.ts';
import {
  type PreparationServices,
  prepareMedia,
  preparing,
  type Stage,
} from '../../src/jobs/prepare-media.ts';
import { workBudget } from '../../src/jobs/work-budget.ts';
import { workDue } from '../../src/jobs/work-due.ts';
import type { MakeLimiter } from '../../src/limiter.ts';
import { createLogger } from '../../src/logger.ts';
import { connectMongo } from '../../src/mongo/connection.ts';
import { createLimiter, prepareLimits } from '../../src/mongo/limiter.ts';
import { createEdition } from '../../src/mongo/published/edition.ts';
import { editionRecords } from '../../src/mongo/published/edition-records.ts';
import { createFailedWorkStore } from '../../src/mongo/stores/failed-work-store.ts';
import { storyModel } from '../../src/mongo/stores/story-model.ts';
import { createStoryStore } from '../../src/mongo/stores/story-store.ts';
import { newAttemptToken, newMediaId, newStoryId } from '../../src/random.ts';
import { createDiskBlobStore } from '../../src/storage/disk/disk-blob-store.ts';
import { newRenditionKey } from '../../src/storage/keys.ts';
import type { BlobKey, MediaId, StoryId } from '../../src/story/ids.ts';
import type { ReceivedMedia } from '../../src/story/media.ts';
import type { ProcessingStory } from '../../src/story/story.ts';
import { quickLanes } from '../support/lanes.ts';
import { mongoTargets, shortLease, type TestMongo } from '../support/mongo.ts';
import { aReadyArtwork, aReceivedArtwork, aStoryInReview } from '../support/stories.ts';
import { eventually } from '../support/storyteller.ts';
import { temporaryFolder } from '../support/temporary.ts';

const logger = createLogger({ level: 'silent', process: 'worker' });

describe.each(mongoTargets)('work, over $name', ({ open }) => {
  let mongo: TestMongo;
  let connection: Connection;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let services: PreparationServices;

  beforeAll(async () => {
    folder = await temporaryFolder();
    mongo = await open();
    connection = await connectMongo(mongo.uri);
    const model = storyModel(connection);
    await model.createIndexes();
    services = {
      stories: createStoryStore(model, createEdition(editionRecords(connection), shortLease)),
      blobs: createDiskBlobStore({ root: path.join(folder.path, 'blobs') }),
      logger,
      now: () => new Date(),
      scratch: path.join(folder.path, 'scratch'),
      leaseSeconds: 1,
      tries: 3,
    };
  });
  afterAll(async () => {
    await connection?.close();
    await mongo?.close();
    await folder?.remove();
  });

  describe('one attempt at one media', () => {
    const run: Run = { signal: new AbortController().signal, touch: async () => undefined };

    it('borrows the original, takes the result, and sends the story to review', async () => {
      const { story, media } = await aReceivedStory();
      const outcome = await prepareMedia(services, target(story, media), refusing('Not today.'), run);
      expect(outcome).toEqual(done);
      expect(await services.stories.find(story)).toMatchObject({
        state: 'inReview',
        media: [{ state: 'refused', reason: 'Not today.' }],
        history: [{ action: 'sent' }, { action: 'prepared' }],
      });
    });

    it('does nothing for a story that is gone or has moved on', async () => {
      const { story, media } = await aReceivedStory();
      await prepareMedia(services, target(story, media), refusing('Once.'), run);
      const before = await services.stories.find(story);
      expect(await prepareMedia(services, target(story, media), refusing('Twice.'), run)).toEqual(done);
      expect(await services.stories.find(story)).toEqual(before);
      expect(await prepareMedia(services, target(newStoryId(), newMediaId()), refusing('?'), run)).toEqual(
        done,
      );
    });

    it('waits while another attempt holds the media', async () => {
      const { story, media } = await aReceivedStory({
        attempt: { token: newAttemptToken(), leaseUntil: new Date(Date.now() + 30_000), percent: 0 },
      });
      const outcome = await prepareMedia(services, target(story, media), refusing('No.'), run);
      expect(outcome).toMatchObject({ kind: 'again' });
      expect(await services.stories.find(story)).toMatchObject({ state: 'processing' });
    });

    it('takes back what a late worker stored', async () => {
      const { story, media } = await aReceivedStory();
      const [late, kept] = [newRenditionKey(story, media, 'late'), newRenditionKey(story, media, 'kept')];
      // While the first attempt works, its lease runs out and a second one is faster.
      const first = prepareMedia(
        services,
        target(story, media),
        storing(late, async () => {
          await stealLease(story, media);
          await prepareMedia(services, target(story, media), storing(kept), run);
        }),
        run,
      );
      expect(await first).toEqual(done);
      await expect(services.blobs.stat(late)).rejects.toMatchObject({ status: 404 });
      expect((await services.blobs.stat(kept)).bytes).toBe(4);
      expect(await services.stories.find(story)).toMatchObject({ media: [{ renditions: [{ key: kept }] }] });
    });

    it('keeps a long attempt alive past its lease', async () => {
      const { story, media } = await aReceivedStory();
      let end = () => {};
      const enough = new Promise<void>((resolve) => {
        end = resolve;
      });
      const slow = refusing('Done at last.', () => enough);
      const running = prepareMedia(services, target(story, media), slow, run);
      await sleep(1200);
      const second = await prepareMedia(services, target(story, media), refusing('Too early.'), run);
      expect(second).toMatchObject({ kind: 'again' });
      end();
      expect(await running).toEqual(done);
      expect(await services.stories.find(story)).toMatchObject({ media: [{ reason: 'Done at last.' }] });
    });

    it('tries a poison file three times, then says so in words for the storyteller (S18)', async () => {
      const { story, media } = await aReceivedStory();
      const poison = failing(new Error('segmentation fault'));
      const outcomes = [];
      for (let attempt = 0; attempt < 3; attempt += 1) {
        outcomes.push((await prepareMedia(services, target(story, media), poison, run)).kind);
      }
      expect(outcomes).toEqual(['again', 'again', 'given-up']);
      expect(await services.stories.find(story)).toMatchObject({
        state: 'inReview',
        media: [{ state: 'failed', reason: expect.stringContaining('could not prepare this file') }],
      });
    });

    it('counts attempts of workers that died without a word', async () => {
      const { story, media } = await aReceivedStory({
        attempt: { token: newAttemptToken(), leaseUntil: new Date(0), percent: 10 },
        tries: 3,
      });
      const outcome = await prepareMedia(services, target(story, media), refusing('Never reached.'), run);
      expect(outcome).toEqual(givenUp(null, 3));
      expect(await services.stories.find(story)).toMatchObject({ media: [{ state: 'failed' }] });
    });

    it('uses up no try while a store is away, or when the worker is asked to stop', async () => {
      const { story, media } = await aReceivedStory();
      const away = failing(new Unavailable('S3 is slow'));
      for (let attempt = 0; attempt < 5; attempt += 1) {
        expect((await prepareMedia(services, target(story, media), away, run)).kind).toBe('again');
      }
      const stopping = new AbortController();
      const stopped = refusing('No.', async (signal) => {
        stopping.abort();
        signal.throwIfAborted();
      });
      const outcome = await prepareMedia(services, target(story, media), stopped, {
        ...run,
        signal: stopping.signal,
      });
      expect(outcome).toEqual(again(0));
      expect(await services.stories.find(story)).toMatchObject({
        state: 'processing',
        media: [{ state: 'received', tries: 0, attempt: null }],
      });
    });

    it('refuses with the sentence that the file deserves', async () => {
      const { story, media } = await aReceivedStory();
      await prepareMedia(
        services,
        target(story, media),
        failing(new Unacceptable('The film has no picture.')),
        run,
      );
      expect(await services.stories.find(story)).toMatchObject({
        media: [{ state: 'refused', reason: 'The film has no picture.' }],
      });
    });

    it('leaves no scratch folder behind', async () => {
      const { readdir } = await import('node:fs/promises');
      expect(await readdir(services.scratch)).toEqual([]);
    });
  });

  describe('the queue', () => {
    it('runs each job once over two workers, again where it is asked to, and in lanes', async () => {
      const seen: Job[] = [];
      let films = 0;
      const handlers: Handlers = {
        ...nothingToDo,
        inspect: async (job) => {
          seen.push(job);
          return seen.filter(({ type }) => type === 'inspect').length === 1 ? again(0) : done;
        },
        transcode: async (job) => {
          if (job.lane === 'video') {
            films += 1;
            // All other work is done meanwhile.
            await until(() => seen.length >= 3);
          }
          seen.push(job);
          return done;
        },
      };
      const queues = [1, 2].map(() =>
        createAgendaQueue(database(connection), logger, { failures: createFailedWorkStore(connection) }),
      );
      const story = newStoryId();
      const [film, drawing, sound] = [newMediaId(), newMediaId(), newMediaId()];
      const jobs: Job[] = [
        { type: 'transcode', lane: 'video', story, media: film },
        { type: 'transcode', lane: 'image', story, media: drawing },
        { type: 'inspect', story, media: sound },
      ];
      for (const job of [...jobs, ...jobs]) await queues[0]?.add(job);
      const workers = await Promise.all(queues.map((queue) => queue.work(handlers, quickLanes)));
      await until(() => seen.length >= 4);
      await sleep(500);
      for (const worker of workers) await worker.drain();
      expect(films).toBe(1);
      expect(seen.map(({ type }) => type).sort()).toEqual(['inspect', 'inspect', 'transcode', 'transcode']);
      expect(seen.at(-1)).toMatchObject({ lane: 'video' });
      for (const queue of queues) await queue.close();
    });

    it('knows from a story alone which jobs it is owed', async () => {
      const { story, media } = await aReceivedStory();
      const found = await services.stories.find(story);
      if (!found) throw new Error('expected a story');
      expect(workDue(found)).toEqual([{ type: 'inspect', story, media }]);
      expect(workDue(aStoryInReview())).toEqual([]);
    });
  });

  describe('work that costs much', () => {
    it('goes behind what costs little, whatever came first', async () => {
      const queue = createAgendaQueue(database(connection), logger, {
        failures: createFailedWorkStore(connection),
      });
      const story = newStoryId();
      const costs = [27, 400, 9, 27, 2];
      const jobs = costs.map((seconds) => ({ seconds, media: newMediaId() }));
      for (const { seconds, media } of jobs) await queue.add({ type: 'inspect', story, media }, seconds);
      const seen: number[] = [];
      const handlers: Handlers = {
        ...nothingToDo,
        inspect: async (job) => {
          seen.push(jobs.find(({ media }) => job.media === media)?.seconds ?? 0);
          return done;
        },
      };
      const workers = await queue.work(handlers, {
        ...quickLanes,
        concurrency: { ...quickLanes.concurrency, inspect: 1 },
      });
      await until(() => seen.length === costs.length);
      await workers.drain();
      await queue.close();
      expect(seen).toEqual([2, 9, 27, 27, 400]);
    });

    it('has a budget of the day by address and for all, and begins again with the next', async () => {
      const at = new Date('2026-11-30T12:00:00Z');
      await prepareLimits(connection);
      const make: MakeLimiter = (options) =>
        createLimiter(connection, 'secret', { ...options, name: `${options.name} of this test` });
      const budget = workBudget(make, { workSecondsPerAddressPerDay: 100, workSecondsPerDay: 250 }, () => at);
      expect(await budget.take('one', 90)).toBeNull();
      expect(await budget.take('one', 90)).toBeNull();
      const later = await budget.take('one', 30);
      expect(later?.getTime()).toBeGreaterThan(at.getTime() + 23 * 3600 * 1000);
      expect(later?.getTime()).toBeLessThanOrEqual(at.getTime() + 24 * 3600 * 1000);
      // What waits is not counted; an ordinary drawing does not wait; others have their own.
      expect(await budget.take('one', 9)).toBeNull();
      expect(await budget.take('two', 90)).toBeNull();
      expect(await budget.take('three', 90)).not.toBeNull();
      expect(await budget.take(null, 90)).not.toBeNull();
    });

    it('waits for its day untouched, and is told when that is', async () => {
      const { story, media } = await aReceivedStory();
      const found = await services.stories.find(story);
      const waitsUntil = new Date(Date.now() + 3600_000);
      const { facts } = aReadyArtwork(newStoryId());
      const [received] = found?.media ?? [];
      if (found?.state !== 'processing' || received?.state !== 'received') throw new Error('Expected a file');
      const waiting = { ...received, state: 'inspected', facts, waitsUntil } as const;
      await services.stories.replace(found, { ...found, media: [waiting] });
      const stage = preparing('inspected', () => Promise.reject(new Error('Expected it to wait')));
      const run: Run = { signal: new AbortController().signal, touch: async () => undefined };
      const outcome = await prepareMedia(services, target(story, media), stage, run);
      expect(outcome.kind === 'again' && outcome.inSeconds).toBeGreaterThan(3500);
      expect((await services.stories.find(story))?.media).toMatchObject([
        { tries: 0, attempt: null, waitsUntil },
      ]);
    });
  });

  async function aReceivedStory(
    over: Partial<ReceivedMedia> = {},
  ): Promise<{ story: StoryId; media: MediaId }> {
    const { waitingSince: _waiting, ...sent } = aStoryInReview();
    const media = { ...aReceivedArtwork(sent.id), ...over };
    await services.blobs.put(media.original.key, Readable.from([Buffer.from('original')]));
    const story: ProcessingStory = { ...sent, state: 'processing', media: [media] };
    await services.stories.insert(story);
    return { story: story.id, media: media.id };
  }

  async function stealLease(story: StoryId, media: MediaId): Promise<void> {
    const found = await services.stories.find(story);
    const held = found?.media.find(({ id }) => id === media);
    if (held?.state !== 'received' || !held.attempt) throw new Error('expected a held media');
    await services.stories.noteProgress(story, held.attempt.token, 0, new Date(0));
  }

  function storing(key: BlobKey, before = async () => {}): Stage<ReceivedMedia> {
    return preparing('received', async ({ id, original, guess, alt, hearing }) => {
      await before();
      const facts = await services.blobs.put(key, Readable.from([Buffer.from('made')]));
      const { facts: measured, placeholder } = aReadyArtwork(newStoryId());
      const rendition = {
        kind: 'image',
        name: 'image-320.jpg',
        type: 'image/jpeg',
        key,
        ...facts,
      } as const;
      return {
        becomes: () => ({
          ...{ id, original, guess, alt, hearing, facts: measured, placeholder },
          state: 'ready',
          renditions: [rendition],
        }),
        discard: () => services.blobs.delete(key),
      };
    });
  }
});

function refusing(reason: string, before = async (_signal: AbortSignal): Promise<unknown> => undefined) {
  return preparing('received', async ({ id, original, guess, alt, hearing }, file, _scratch, attempt) => {
    const { readFile } = await import('node:fs/promises');
    expect(await readFile(file, 'utf8')).toBe('original');
    await before(attempt.signal);
    return {
      becomes: () => ({ id, original, guess, alt, hearing, state: 'refused', reason }),
      discard: async () => undefined,
    };
  });
}

function failing(error: Error): Stage<ReceivedMedia> {
  return preparing('received', () => Promise.reject(error));
}

const nothingToDo: Handlers = {
  inspect: async () => done,
  transcode: async () => done,
  enlarge: async () => done,
  'enlarge-part': async () => done,
  mix: async () => done,
  listen: async () => done,
  'list-wish': async () => done,
  erase: async () => done,
  tell: async () => done,
  'watch-screens': async () => done,
  reconcile: async () => done,
  sweep: async () => done,
};

const target = (story: StoryId, media: MediaId) => ({ story, media });

function database(connection: Connection) {
  if (!connection.db) throw new Error('expected an open connection');
  return connection.db;
}

const until = (holds: () => boolean) => eventually('the work', async () => holds(), Boolean);
