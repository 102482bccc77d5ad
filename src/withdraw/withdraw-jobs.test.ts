import path from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { openTestArchive, type TestArchive } from '../../test/support/archive.ts';
import { aScreenPicture } from '../../test/support/screens.ts';
import { aReadyArtwork, aStoryInReview } from '../../test/support/stories.ts';
import { Unavailable } from '../errors.ts';
import type { Run } from '../jobs/handler.ts';
import { prepareMedia, preparing } from '../jobs/prepare-media.ts';
import { sweepHandler } from '../jobs/upkeep-jobs.ts';
import { createLogger } from '../logger.ts';
import { newAttemptToken, newMediaId, newStoryId } from '../random.ts';
import { newRenditionKey, withdrawalsPrefix } from '../storage/keys.ts';
import { raiseConcern } from '../story/changes/concerns.ts';
import { askErasure } from '../story/changes/erase.ts';
import { hide } from '../story/changes/withdraw.ts';
import type { ConcernId, ExhibitionSlug, ScreenId, StoryId } from '../story/ids.ts';
import type { InspectedMedia } from '../story/media.ts';
import type { ProcessingStory, WithdrawnStory } from '../story/story.ts';
import { eraseHandler, listWishHandler, type WithdrawalJobServices } from './withdraw-jobs.ts';
import { readWithdrawals } from './withdrawal-list.ts';

const logger = createLogger({ level: 'silent', process: 'command' });
const run: Run = { signal: new AbortController().signal, touch: async () => undefined };
const teller = { role: 'storyteller' } as const;
const leaseSeconds = 60;
const planted = 'Wilhelmina Quackenbush';

let archive: TestArchive;
let clock = Date.now();
const now = () => new Date(clock);

beforeAll(async () => {
  archive = await openTestArchive();
});
afterAll(() => archive?.close());

function services(over: Partial<WithdrawalJobServices> = {}): WithdrawalJobServices {
  const { stories, blobs, contacts, speechDrafts, deskTexts, colleagues, screenPictures } = archive.stores;
  const { arrivals, arriving } = archive.stores;
  const isFarewellDue = async () => false;
  return {
    stories,
    blobs,
    contacts,
    speechDrafts,
    deskTexts,
    colleagues,
    screenPictures,
    arrivals,
    arriving,
    logger,
    now,
    leaseSeconds,
    isFarewellDue,
    ...over,
  };
}

const put = (key: Parameters<TestArchive['stores']['blobs']['put']>[0]) =>
  archive.stores.blobs.put(key, Readable.from([Buffer.from('bytes')]));

/** A story with files ready and a file that a worker holds, contacts, a request and words to look for. */
async function aTellingStory(): Promise<ProcessingStory> {
  const { waitingSince: _waiting, ...sent } = aStoryInReview({
    title: `${planted} and the gate`,
    words: `Words of ${planted}.`,
    credit: { kind: 'full-name', name: planted },
    rights: { own: 'shared', makers: planted, quoted: '' },
    others: [{ who: planted, shownBy: ['seen'], permission: 'yes' }],
    conversation: [{ at: now(), from: 'curator', words: `Dear ${planted}` }],
    seenOnWeb: true,
  });
  const ready = [aReadyArtwork(sent.id)];
  const story = raiseConcern(
    { ...sent, state: 'processing', media: [...ready, heldMedia(sent.id)] },
    {
      id: newMediaId() as unknown as ConcernId,
      askedAt: now(),
      dueBy: now(),
      words: planted,
      childhood: false,
      settled: null,
    },
    now(),
  ) as ProcessingStory;
  for (const media of story.media) {
    await put(media.original.key);
    if (media.state === 'ready') for (const rendition of media.renditions) await put(rendition.key);
  }
  for (const of of [story.id, ...story.concerns.map(({ id }) => id)]) {
    await archive.stores.contacts.save({
      of,
      email: 'w@example.org',
      phone: null,
      guardian: null,
      toldUpTo: 0,
    });
  }
  await archive.stores.stories.insert(story);
  const screen = { id: screenOf(story.id), exhibition: 'harbour' as ExhibitionSlug };
  const stories = [newStoryId(), story.id];
  await archive.stores.screenPictures.keep(await aScreenPicture(screen, { stories }));
  return story;
}

/** A screen that showed it. */
const screenOf = (story: StoryId) => story.slice(0, 10) as ScreenId;

function heldMedia(story: StoryId): InspectedMedia {
  const { renditions: _none, placeholder: _nor, ...kept } = aReadyArtwork(story);
  const attempt = { token: newAttemptToken(), leaseUntil: new Date(clock + 1000), percent: 5 };
  return { ...kept, state: 'inspected', attempt, tries: 1 };
}

async function anAskedErasure(): Promise<WithdrawnStory> {
  const story = await aTellingStory();
  return (await archive.stores.stories.replace(story, askErasure(story, now(), teller))) as WithdrawnStory;
}

async function keysOf(story: StoryId): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of archive.stores.blobs.list('')) {
    if (key.includes(story) && !key.startsWith(withdrawalsPrefix)) keys.push(key);
  }
  return keys;
}

/** All that there is of the story, in every store. */
async function whatIsLeft(story: WithdrawnStory) {
  const { stories, contacts } = archive.stores;
  const people = await Promise.all(
    [story.id, ...story.concerns.map(({ id }) => id)].map((of) => contacts.find(of)),
  );
  const { blobs } = archive.stores;
  const own = () => blobs.list(`${withdrawalsPrefix}${story.id}/`);
  const { wishes } = await readWithdrawals({ get: (key) => blobs.get(key), list: own });
  const picture = await archive.stores.screenPictures.of(screenOf(story.id), new Date(0));
  return {
    record: await stories.find(story.id),
    picture,
    blobs: await keysOf(story.id),
    contacts: people.filter((contact) => contact !== null),
    wish: wishes[0]?.scope,
  };
}

const tombstone = (story: WithdrawnStory) => ({
  blobs: [],
  contacts: [],
  picture: null,
  wish: 'erase',
  record: {
    id: story.id,
    version: expect.any(Number),
    state: 'erased',
    codeHash: story.codeHash,
    startedAt: story.startedAt,
    media: [],
    sample: false,
    reference: story.reference,
    sentAt: story.sentAt,
    withdrawnAt: story.withdrawnAt,
    erasedAt: expect.any(Date),
    seenOnWeb: true,
    neighbourhood: story.neighbourhood,
    history: [
      ...story.history.map((line) => ({ ...line, reason: null })),
      expect.objectContaining({ action: 'erased' }),
    ],
  },
});

/** Runs the job as the queue would: again and again, each time after the pause it asked for. */
async function eraseToTheEnd(id: StoryId): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    const outcome = await eraseHandler(services())({ type: 'erase', story: id }, run);
    if (outcome.kind !== 'again') return;
    clock += outcome.inSeconds * 1000;
  }
  throw new Error('Expected the erasure to come to an end');
}

describe('An erasure', () => {
  it('leaves a tombstone and nothing else, once whoever held a file counts as dead', async () => {
    const story = await anAskedErasure();
    const first = await eraseHandler(services())({ type: 'erase', story: story.id }, run);
    expect(first).toEqual({ kind: 'again', inSeconds: leaseSeconds });
    expect(await whatIsLeft(story)).toMatchObject({
      blobs: [],
      contacts: [],
      record: { state: 'withdrawn' },
    });
    await eraseToTheEnd(story.id);
    expect(await whatIsLeft(story)).toEqual(tombstone(story));
    expect(await eraseHandler(services())({ type: 'erase', story: story.id }, run)).toEqual({ kind: 'done' });
  });

  it('leaves no word of it in the database, its indexes or the list', async () => {
    const story = await anAskedErasure();
    await eraseToTheEnd(story.id);
    const client = await MongoClient.connect(archive.config.mongoUri ?? '');
    try {
      const database = client.db();
      const stories = database.collection<{ _id: string }>('stories');
      expect(JSON.stringify(await stories.findOne({ _id: story.id }))).toContain(story.reference);
      expect(await stories.countDocuments({ 'listing.terms': 'quackenbush' })).toBe(0);
      for (const { name } of await database.listCollections().toArray()) {
        const documents = await database.collection(name).find().toArray();
        expect({ name, has: JSON.stringify(documents).includes(planted) }).toEqual({ name, has: false });
      }
    } finally {
      await client.close();
    }
    for await (const { key } of archive.stores.blobs.list('')) {
      expect(await text(await archive.stores.blobs.get(key))).not.toContain(planted);
    }
  });

  it('takes a file out of the hands of a worker, who takes back what it made', async () => {
    const waiting = aStoryInReview();
    const { waitingSince: _waiting, ...sent } = waiting;
    const free = { ...heldMedia(sent.id), attempt: null, tries: 0 };
    const story: ProcessingStory = { ...sent, state: 'processing', media: [free] };
    await put(free.original.key);
    await archive.stores.stories.insert(story);
    const late = newRenditionKey(story.id, free.id, 'late.jpg');
    const stage = preparing('inspected', async () => {
      const now = await archive.stores.stories.find(story.id);
      if (now?.state !== 'processing') throw new Error('Expected a story in work');
      await archive.stores.stories.replace(now, askErasure(now, new Date(clock), teller));
      expect(await eraseHandler(services())({ type: 'erase', story: story.id }, run)).toMatchObject({
        kind: 'again',
      });
      const made = aReadyArtwork(story.id);
      await put(late);
      const renditions = made.renditions.map((each) => ({ ...each, key: late }));
      return {
        becomes: () => ({ ...made, id: free.id, renditions }),
        discard: () => archive.stores.blobs.delete(late),
      };
    });
    const { stories, blobs } = archive.stores;
    const scratch = path.join(archive.config.dataDir, 'scratch');
    const worker = { stories, blobs, logger, now, scratch, leaseSeconds, tries: 3 };
    await prepareMedia(worker, { story: story.id, media: free.id }, stage, run);
    expect(await keysOf(story.id)).toEqual([]);
    await eraseToTheEnd(story.id);
    expect(await stories.find(story.id)).toMatchObject({ state: 'erased' });
  });

  it('removes what a worker wrote before it was killed, and the sweep what comes later still', async () => {
    const story = await anAskedErasure();
    await eraseHandler(services())({ type: 'erase', story: story.id }, run);
    await put(newRenditionKey(story.id, newMediaId(), 'dying.jpg'));
    await eraseToTheEnd(story.id);
    expect(await whatIsLeft(story)).toEqual(tombstone(story));
    await put(newRenditionKey(story.id, newMediaId(), 'ghost.jpg'));
    const { stories, blobs, queue, unfinished, contacts } = archive.stores;
    const scratch = path.join(archive.config.dataDir, 'scratch');
    const pendingNotifications = async function* () {};
    const sweep = {
      ...archive.stores,
      stories,
      blobs,
      logger,
      now,
      scratch,
      ageSeconds: 21_600,
      queue,
      unfinished,
      contacts,
      mail: null,
      pendingNotifications,
      sweepSpokenWords: async () => 0,
    };
    await sweepHandler(sweep)({ type: 'sweep' }, run);
    expect(await keysOf(story.id)).toEqual([]);
  });

  it('lets the storyteller be written to first, for ten minutes, while the bytes go', async () => {
    const story = await anAskedErasure();
    const waiting = services({ isFarewellDue: async () => true });
    const outcome = await eraseHandler(waiting)({ type: 'erase', story: story.id }, run);
    expect(outcome).toEqual({ kind: 'again', inSeconds: 5 });
    expect(await whatIsLeft(story)).toMatchObject({ blobs: [], record: { state: 'withdrawn' } });
    expect((await whatIsLeft(story)).contacts).toHaveLength(2);
    clock += 601_000;
    expect(await eraseHandler(waiting)({ type: 'erase', story: story.id }, run)).toEqual({ kind: 'done' });
    expect(await whatIsLeft(story)).toEqual(tombstone(story));
  });

  it('removes a way to be reached that comes in a moment before the record goes', async () => {
    const story = await anAskedErasure();
    const { contacts, stories } = archive.stores;
    const late: WithdrawalJobServices['contacts'] = {
      async remove(of) {
        await contacts.remove(of);
        if ((await stories.find(story.id))?.state === 'erased') return;
        await contacts.save({ of, email: 'w@example.org', phone: null, guardian: null, toldUpTo: 0 });
      },
    };
    const job = { type: 'erase', story: story.id } as const;
    await eraseHandler(services({ contacts: late }))(job, run);
    clock += leaseSeconds * 1000;
    expect(await eraseHandler(services({ contacts: late }))(job, run)).toEqual({ kind: 'done' });
    expect(await whatIsLeft(story)).toEqual(tombstone(story));
  });

  it('hands back at once when the worker is asked to stop', async () => {
    const story = await anAskedErasure();
    const stopping = AbortSignal.abort();
    const outcome = await eraseHandler(services())(
      { type: 'erase', story: story.id },
      { ...run, signal: stopping },
    );
    expect(outcome).toEqual({ kind: 'again', inSeconds: 0 });
    await eraseToTheEnd(story.id);
    expect(await whatIsLeft(story)).toEqual(tombstone(story));
  });

  it('touches nothing of a story that is only hidden', async () => {
    const story = await aTellingStory();
    const hidden = await archive.stores.stories.replace(story, hide(story, now(), teller));
    const before = await keysOf(story.id);
    expect(await eraseHandler(services())({ type: 'erase', story: story.id }, run)).toEqual({ kind: 'done' });
    expect(await archive.stores.stories.find(story.id)).toEqual(hidden);
    expect(await keysOf(story.id)).toEqual(before);
  });

  it.each(['before it was done', 'after it was done'] as const)(
    'comes to the same end from every point at which a store can fail, %s',
    async (when) => {
      let failures = 0;
      for (let failAt = 1; ; failAt += 1) {
        const story = await anAskedErasure();
        const faulty = failing(services(), failAt, when);
        const outcome = await runToTheFault(faulty, story.id);
        failures += outcome === 'failed' ? 1 : 0;
        await eraseToTheEnd(story.id);
        expect({ failAt, ...(await whatIsLeft(story)) }).toEqual({ failAt, ...tombstone(story) });
        if (outcome === 'ended') break;
      }
      expect(failures).toBeGreaterThan(25);
    },
    120_000,
  );
});

/** Runs the job until it ends or the fault comes. */
async function runToTheFault(faulty: WithdrawalJobServices, id: StoryId): Promise<'failed' | 'ended'> {
  for (;;) {
    try {
      const outcome = await eraseHandler(faulty)({ type: 'erase', story: id }, run);
      if (outcome.kind !== 'again') return 'ended';
      clock += outcome.inSeconds * 1000;
    } catch (error) {
      expect(error).toBeInstanceOf(Unavailable);
      return 'failed';
    }
  }
}

/** The same stores, of which the call number `failAt` fails: nothing done, or all done and the answer lost. */
function failing(
  real: WithdrawalJobServices,
  failAt: number,
  when: 'before it was done' | 'after it was done',
): WithdrawalJobServices {
  let calls = 0;
  const away = () => new Unavailable('The store is away.');
  const wrap =
    <Args extends unknown[], Result>(call: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      calls += 1;
      const fails = calls === failAt;
      if (fails && when === 'before it was done') throw away();
      const result = await call(...args);
      if (fails) throw away();
      return result;
    };
  const { stories, blobs, contacts } = real;
  return {
    ...real,
    stories: {
      find: wrap((id) => stories.find(id)),
      replace: wrap((one, other) => stories.replace(one, other)),
      noteWishListed: wrap((listed) => stories.noteWishListed(listed)),
    },
    contacts: { remove: wrap((of) => contacts.remove(of)) },
    blobs: {
      put: wrap((key, source, options) => blobs.put(key, source, options)),
      delete: wrap((key) => blobs.delete(key)),
      sweepUnfinished: wrap((before, prefix) => blobs.sweepUnfinished(before, prefix)),
      async *list(prefix) {
        for await (const blob of blobs.list(prefix)) yield await wrap(async () => blob)();
        await wrap(async () => undefined)();
      },
    },
    isFarewellDue: wrap((story) => real.isFarewellDue(story)),
  };
}

describe('The withdrawal list', () => {
  it('holds the last wish, and is asked again where the story changed meanwhile', async () => {
    const story = await aTellingStory();
    const { stories } = archive.stores;
    await stories.replace(story, hide(story, now(), teller));
    let isFirst = true;
    const racing: WithdrawalJobServices['stories'] = {
      replace: (before, after) => stories.replace(before, after),
      noteWishListed: (listed) => stories.noteWishListed(listed),
      async find(id) {
        const found = await stories.find(id);
        if (isFirst && found?.state === 'withdrawn') {
          isFirst = false;
          await stories.replace(found, askErasure(found, now(), teller));
        }
        return found;
      },
    };
    const job = { type: 'list-wish', story: story.id } as const;
    expect(await listWishHandler(services({ stories: racing }))(job, run)).toEqual({
      kind: 'again',
      inSeconds: 1,
    });
    clock += 1000;
    expect(await listWishHandler(services())(job, run)).toEqual({ kind: 'done' });
    const { wishes, unreadable } = await readWithdrawals(archive.stores.blobs);
    expect(wishes.filter((wish) => wish.story === story.id)).toMatchObject([{ scope: 'erase' }]);
    expect(unreadable).toEqual([]);
    expect(await stories.find(story.id)).toMatchObject({ wishUnlisted: false });
    let count = 0;
    for await (const _line of archive.stores.blobs.list(`${withdrawalsPrefix}${story.id}/`)) count += 1;
    expect(await listWishHandler(services())(job, run)).toEqual({ kind: 'done' });
    expect(count).toBe(2);
  });

  it('says which of its lines cannot be read', async () => {
    const { blobs } = archive.stores;
    const key = `${withdrawalsPrefix}0123456789abcdef/000000001-broken` as Parameters<typeof blobs.put>[0];
    await blobs.put(key, Readable.from([Buffer.from('{"story":')]));
    expect((await readWithdrawals(blobs)).unreadable).toEqual([key]);
    await blobs.delete(key);
  });
});
