import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { storyOfKey } from '../../src/storage/keys.ts';
import type { BlobKey } from '../../src/story/ids.ts';
import { blobKeysOf, isReady } from '../../src/story/media.ts';
import { isSent, type SentStory } from '../../src/story/story.ts';
import type { Stores } from '../../src/wire.ts';
import { createMedia } from '../fixtures/make-media.ts';
import { chance, fewOrMany } from '../support/chance.ts';
import { archiveEnv, lookInto, type RunningProcess, startProcess } from '../support/processes.ts';
import { aTelling, eventually, expectRedirect, fillIn, tell, Visitor } from '../support/storyteller.ts';
import { temporaryFolder } from '../support/temporary.ts';

// The last one kills the server alone, for longer than a lease: the worker must find it again by itself.
const rounds = 3 * fewOrMany(1, 60) + 2;
const random = chance('kills');
/** The net under what takes as long as there are rounds. */
const mostSeconds = 240 + 10 * rounds;
jest.setTimeout(mostSeconds * 1000 + 20_000);
const leaseSeconds = 3;

/**
 * Power cuts at random moments of uploads and transcodes. What was acknowledged is there, once; what was not is not;
 * nothing half-made is left.
 */
describe('kill -9 of worker and server', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let env: Record<string, string>;
  let server: RunningProcess;
  let worker: RunningProcess;
  let url: URL;
  const acknowledged: string[] = [];

  beforeAll(async () => {
    folder = await temporaryFolder();
    // Everything that is left behind counts as old at once, so that the last sweep has no excuse.
    env = archiveEnv(`${folder.path}/data`, {
      WORKER_LEASE_SECONDS: String(leaseSeconds),
      WORKER_TRIES: '30',
      WORKER_RECONCILE_SECONDS: '1',
      QUOTA_STORIES_PER_ADDRESS_PER_HOUR: '1000',
    });
    await begin();
  });
  afterAll(async () => {
    await worker?.stop();
    await server?.stop();
    await folder?.remove();
  });

  async function begin(): Promise<void> {
    server = await startProcess('server', env);
    worker = await startProcess('worker', env);
    url = new URL(String(server.ready));
  }

  it('loses nothing in any round', async () => {
    const make = createMedia(folder.path);
    const files = [await make('photo.jpg'), await make('phone.mov')];
    // How long it takes here and now to tell a story: the cuts fall before and after its end.
    const began = Date.now();
    acknowledged.push(await tell(new Visitor(url), { ...aTelling, title: 'Undisturbed', files }));
    const toTell = Date.now() - began;
    let [kept, cut] = [0, 0];
    for (let round = 0; round < rounds; round += 1) {
      const person = new Visitor(url);
      const title = `Round ${round}`;
      const telling = tell(person, { ...aTelling, title, files }).then(
        (receipt) => {
          acknowledged.push(receipt);
          kept += 1;
        },
        () => {
          cut += 1;
        },
      );
      // The first two cuts of the server are sure to fall on either side.
      await sleep(toTell * (round === 1 ? 0.3 : round === 2 ? 3 : 1.5 * random()));
      // By turns the worker alone, the server alone (its store with it), and both.
      if (round % 3 !== 1) await worker.kill();
      if (round % 3 !== 0) await server.kill();
      await telling;
      if (round === rounds - 1) await sleep((leaseSeconds + 1) * 1000);
      if (round % 3 !== 0) {
        server = await startProcess('server', env);
        url = new URL(String(server.ready));
      }
      if (round % 3 !== 1) worker = await startProcess('worker', env);
    }
    // At least some were acknowledged before the cut and some were not, or the rounds tested nothing.
    expect([kept > 0, cut > 0]).toEqual([true, true]);
    const person = new Visitor(url);
    for (const receipt of acknowledged) expect((await person.get(receipt)).status).toBe(200);
  });

  it('prepares every story that was sent, each once', async () => {
    const stories = await eventually(
      'every story to be prepared',
      () => lookInto(env, sentStories),
      (found) => found.length >= acknowledged.length && found.every(({ state }) => state === 'inReview'),
      mostSeconds,
    );
    const titles = stories.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    for (const story of stories) {
      expect(story.media).toHaveLength(2);
      expect(story.media.every(isReady)).toBe(true);
    }
  });

  it('keeps every byte that a record names, and after a sweep no other', async () => {
    await worker.stop();
    worker = await startProcess('worker', {
      ...env,
      WORKER_SWEEP_AGE_SECONDS: '1',
      WORKER_SWEEP_SECONDS: '1',
    });
    await sleep(1500);
    await eventually(
      'the blobs to be those that records name',
      () => lookInto(env, strays),
      (found) => found.length === 0,
    );
    await lookInto(env, async ({ blobs, ...stores }) => {
      for (const story of await sentStories(stores)) {
        for (const media of story.media.filter(isReady)) {
          for (const blob of [media.original, ...media.renditions]) {
            const hash = createHash('sha256');
            for await (const chunk of await blobs.get(blob.key)) hash.update(chunk as Buffer);
            expect(hash.digest('hex')).toBe(blob.sha256);
          }
        }
      }
    });
  });

  it('makes one story of a send that is tried again after the server died under it', async () => {
    const person = new Visitor(url);
    const make = createMedia(folder.path);
    await fillIn(person, { ...aTelling, title: 'Sent twice', files: [await make('tiny.png')] });
    const lost = person.post('/share/send').catch(() => null);
    await sleep(5);
    await server.kill();
    await lost;
    server = await startProcess('server', { ...env, PORT: url.port });
    await expectRedirect(person.post('/share/send'));
    await expectRedirect(person.post('/share/send'));
    const stories = await lookInto(env, sentStories);
    expect(stories.filter(({ title }) => title === 'Sent twice')).toHaveLength(1);
  });
});

async function sentStories(stores: Pick<Stores, 'reviewQueue' | 'stories'>): Promise<SentStory[]> {
  const found: SentStory[] = [];
  for (const state of ['processing', 'inReview'] as const) {
    const { items } = await stores.reviewQueue.page({ state, scope: null }, null, 200);
    for (const { id } of items) {
      const story = await stores.stories.find(id);
      if (story && isSent(story)) found.push(story);
    }
  }
  return found;
}

/** Blobs that no record names. */
async function strays({ stories, blobs }: Stores): Promise<BlobKey[]> {
  const found: BlobKey[] = [];
  for await (const { key } of blobs.list('')) {
    const id = storyOfKey(key);
    const story = id && (await stories.find(id));
    if (!story?.media.flatMap(blobKeysOf).includes(key)) found.push(key);
  }
  return found;
}
