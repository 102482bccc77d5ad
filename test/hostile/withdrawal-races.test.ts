import path from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { invite } from '../../src/curators/accounts/accounts.ts';
import { Conflict } from '../../src/errors.ts';
import type { Run } from '../../src/jobs/handler.ts';
import { prepareMedia, preparing } from '../../src/jobs/prepare-media.ts';
import { createLogger } from '../../src/logger.ts';
import { hashCode, newPrivateCode } from '../../src/random.ts';
import { newRenditionKey, originalsPrefix, renditionsPrefix, storyOfKey } from '../../src/storage/keys.ts';
import { edit } from '../../src/story/changes/correct.ts';
import { revise } from '../../src/story/changes/revise.ts';
import { expectState } from '../../src/story/changes/story-parts.ts';
import type { BlobKey, StoryId } from '../../src/story/ids.ts';
import { blobKeysOf, type InspectedMedia } from '../../src/story/media.ts';
import type { InReviewStory, SentStory } from '../../src/story/story.ts';
import { madeFromStory } from '../../src/story-form/made-from.ts';
import { eraseHandler } from '../../src/withdraw/withdraw-jobs.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { chance, fewOrMany } from '../support/chance.ts';
import { Curator } from '../support/curator.ts';
import { aReadyArtwork, aStoryInReview, readyArtwork } from '../support/stories.ts';
import { expectRedirect, Visitor } from '../support/storyteller.ts';
import { temporaryFolder } from '../support/temporary.ts';

/**
 * A withdrawal against everybody else's saves, half of them to hide and half to erase: it always wins, and leaves no byte
 * behind (S22). `./scripts/test long` races hundreds of times.
 */

const rounds = fewOrMany(8, 208);
/** Where one side still comes first each time, the race goes on until the other does, so many times longer at most. */
const patience = 12;
/** Races that run beside each other. */
const atOnce = 8;
/** Milliseconds by which one of the two may start later than meant. */
const spread = 4;
const random = chance('withdrawal races');

const logger = createLogger({ level: 'silent', process: 'command' });
const run: Run = { signal: new AbortController().signal, touch: async () => undefined };
const leaseSeconds = 60;
const teller = { role: 'storyteller' } as const;

let archive: TestArchive;
let curator: Curator;
let phone: Visitor;
let scratch: Awaited<ReturnType<typeof temporaryFolder>>;
const withdrawn: { readonly id: StoryId; readonly taking: Taking }[] = [];

beforeAll(async () => {
  archive = await openTestArchive();
  scratch = await temporaryFolder();
  phone = new Visitor(archive.url);
  const link = await invite(
    { curators: archive.stores.curators, now: () => new Date() },
    'ada@example.org',
    'admin',
  );
  curator = await Curator.arrive(archive.url, new URL(link, archive.url), 'ada@example.org');
});
afterAll(async () => {
  await archive?.close();
  await scratch?.remove();
});

type Taking = 'hide' | 'erase';
const takings: readonly Taking[] = ['hide', 'erase'];

interface Contest {
  readonly story: SentStory;
  readonly code: string;
}

/** Bytes and record of a story that waits for review, or of one whose file a worker still has to prepare. */
async function aContest(state: 'inReview' | 'processing'): Promise<Contest> {
  const code = newPrivateCode();
  const waiting = aStoryInReview({ codeHash: hashCode(code) });
  const ready = readyArtwork(waiting);
  const { renditions, placeholder: _none, ...kept } = ready;
  const inspected: InspectedMedia = { ...kept, state: 'inspected', attempt: null, tries: 0 };
  const { waitingSince: _since, ...sent } = waiting;
  const story: SentStory =
    state === 'inReview' ? waiting : { ...sent, state: 'processing', media: [inspected] };
  await put(ready.original.key);
  if (state === 'inReview') for (const { key } of renditions) await put(key);
  await archive.stores.stories.insert(story);
  return { story, code };
}

const put = (key: BlobKey) => archive.stores.blobs.put(key, Readable.from([Buffer.from('bytes')]));

async function takeBack({ story, code }: Contest, taking: Taking): Promise<void> {
  await expectRedirect(phone.post(`/my-story/${code}/${taking}`));
  withdrawn.push({ id: story.id, taking });
}

/**
 * Runs the race `rounds` times, with a new start each, and on until both have been first; `rival` resolves to whether it
 * was first.
 */
async function race(
  state: 'inReview' | 'processing',
  taking: Taking,
  rival: (contest: Contest) => Promise<boolean>,
): Promise<{ first: number; second: number }> {
  const counts = { first: 0, second: 0 };
  const isOneSided = () => Math.min(counts.first, counts.second) === 0;
  // Whoever came first starts later the next time, by steps that double while it is always the same: the two meet where
  // they are level, however slow a busy machine makes one of them.
  let lead = 0;
  let step = 3;
  for (let done = 0; done < rounds || (isOneSided() && done < patience * rounds); done += atOnce) {
    const before = { ...counts };
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        const contest = await aContest(state);
        const [head, start] = [random() * spread, random() * spread];
        const [, wasFirst] = await Promise.all([
          sleep(head + Math.max(0, -lead)).then(() => takeBack(contest, taking)),
          sleep(start + Math.max(0, lead)).then(() => rival(contest)),
        ]);
        counts[wasFirst ? 'first' : 'second'] += 1;
        await expectTakenBack(contest.story, taking);
      }),
    );
    const [first, second] = [counts.first - before.first, counts.second - before.second];
    lead += step * (first - second);
    step = first === 0 || second === 0 ? 2 * step : 3;
  }
  return counts;
}

async function expectTakenBack({ id, media }: SentStory, taking: Taking): Promise<void> {
  const story = await archive.stores.stories.find(id);
  expect(story).toMatchObject({
    state: 'withdrawn',
    erasure: taking === 'erase' ? { askedAt: expect.any(Date) } : null,
  });
  const published = archive.stores.published('web');
  expect(await published.story(id)).toBeNull();
  const [file] = media;
  if (file) expect(await published.rendition(id, file.id, 'image-320.jpg')).toBeNull();
}

/** Whoever loses against the withdrawal hears of it, and loses nothing else. */
async function unlessItMovedOn(save: () => Promise<unknown>): Promise<boolean> {
  try {
    await save();
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(Conflict);
    return false;
  }
}

function expectARealRace(counts: { first: number; second: number }): void {
  // Where only one side ever came first, nothing was raced.
  expect(Math.min(counts.first, counts.second)).toBeGreaterThan(Math.floor(rounds / 50));
}

describe.each(takings)('To %s', (taking) => {
  it('wins against a curator who approves', async () => {
    const counts = await race('inReview', taking, async ({ story }) => {
      const answer = await curator.post(`/curate/stories/${story.id}/approve`, {
        'made-from': madeFromStory(story),
      });
      expect([303, 404, 409]).toContain(answer.status);
      return answer.status === 303;
    });
    expectARealRace(counts);
  });

  it('wins against a worker that commits what it made', async () => {
    const counts = await race('processing', taking, prepare);
    expectARealRace(counts);
  });

  it('wins against edits, of a curator and of the storyteller in another window', async () => {
    let turn = 0;
    const counts = await race('inReview', taking, ({ story }) => {
      turn += 1;
      const waiting = expectState(story, 'inReview');
      const after =
        turn % 2 === 0 ? edited(waiting) : revise(waiting, { title: 'Another title' }, new Date(), teller);
      return unlessItMovedOn(() => archive.stores.stories.replace(waiting, after));
    });
    expectARealRace(counts);
  });
});

describe('To erase', () => {
  it('wins against hiding and showing again, whichever comes first', async () => {
    for (let done = 0; done < 2 * rounds; done += atOnce) {
      await Promise.all(
        Array.from({ length: atOnce }, async (_, index) => {
          const contest = await aContest('inReview');
          const other = index % 2 === 0 ? 'hide' : 'show-again';
          if (other === 'show-again') await expectRedirect(phone.post(`/my-story/${contest.code}/hide`));
          const [head, start] = [random() * spread, random() * spread];
          await Promise.all([
            sleep(head).then(() => takeBack(contest, 'erase')),
            sleep(start).then(() => phone.post(`/my-story/${contest.code}/${other}`)),
          ]);
          await expectTakenBack(contest.story, 'erase');
        }),
      );
    }
  });
});

describe('Afterwards', () => {
  it('once the jobs have run, no blob is left that no record names, and nothing shows', async () => {
    const erased = withdrawn.filter(({ taking }) => taking === 'erase').map(({ id }) => id);
    expect(withdrawn.length).toBeGreaterThanOrEqual(8 * rounds);
    for (let start = 0; start < erased.length; start += atOnce) {
      await Promise.all(erased.slice(start, start + atOnce).map(eraseToTheEnd));
    }
    const strays: BlobKey[] = [];
    for (const prefix of [originalsPrefix, renditionsPrefix]) {
      for await (const { key } of archive.stores.blobs.list(prefix)) {
        const id = storyOfKey(key);
        const story = id && (await archive.stores.stories.find(id));
        if (story?.state !== 'withdrawn' || !story.media.flatMap(blobKeysOf).includes(key)) strays.push(key);
      }
    }
    expect(strays).toEqual([]);
    const published = archive.stores.published('web');
    expect((await published.page({}, null, 10)).stories).toEqual([]);
    expect((await published.page({ search: 'gate' }, null, 10)).stories).toEqual([]);
    expect(await published.count()).toBe(0);
    for (const { id } of withdrawn.filter((_, index) => index % 20 === 0)) {
      expect((await phone.get(`/stories/${id}`)).status).toBeGreaterThan(403);
    }
  });
});

async function eraseToTheEnd(id: StoryId): Promise<void> {
  const { stories, blobs, contacts, arrivals, arriving } = archive.stores;
  // Each run comes a lease later, so that no worker of the race can still be at work.
  for (let later = 0; later < 5; later += 1) {
    const now = () => new Date(Date.now() + later * 2 * leaseSeconds * 1000);
    const services = {
      stories,
      blobs,
      contacts,
      speechDrafts: archive.stores.speechDrafts,
      deskTexts: archive.stores.deskTexts,
      colleagues: archive.stores.colleagues,
      screenPictures: archive.stores.screenPictures,
      arrivals,
      arriving,
      logger,
      now,
      leaseSeconds,
      isFarewellDue: async () => false,
    };
    const outcome = await eraseHandler(services)({ type: 'erase', story: id }, run);
    if (outcome.kind === 'again') continue;
    expect(await stories.find(id)).toMatchObject({ state: 'erased', media: [] });
    return;
  }
  throw new Error(`Expected the erasure of ${id} to come to an end`);
}

/** A worker's whole attempt, with work that takes a moment; resolves to whether its result was taken. */
async function prepare({ story }: Contest): Promise<boolean> {
  const { stories, blobs } = archive.stores;
  const services = {
    ...{ stories, blobs, logger, leaseSeconds, tries: 3 },
    now: () => new Date(),
    scratch: path.join(scratch.path, 'scratch'),
  };
  const [media] = story.media;
  if (!media) throw new Error('Expected a file');
  const made = newRenditionKey(story.id, media.id, 'image-320.jpg');
  let isTaken = true;
  const stage = preparing('inspected', async (inspected) => {
    await sleep(random() * 3);
    const facts = await put(made);
    const { alt, hearing, original, guess, id } = inspected;
    const { renditions, placeholder, facts: measured } = aReadyArtwork(story.id);
    return {
      becomes: () => ({
        ...{ id, alt, hearing, original, guess, facts: measured, placeholder },
        state: 'ready',
        renditions: renditions.map((rendition) => ({ ...rendition, ...facts, key: made })),
      }),
      async discard() {
        isTaken = false;
        await blobs.delete(made);
      },
    };
  });
  await prepareMedia(services, { story: story.id, media: media.id }, stage, run);
  const after = await stories.find(story.id);
  return isTaken && after?.media[0]?.state === 'ready';
}

function edited(story: InReviewStory): InReviewStory {
  const { words, themes, videoTour, sensitive } = story;
  return edit(
    story,
    {
      ...{ title: 'A better title', words, themes, videoTour, sensitive },
      alt: new Map(),
      hearing: new Map(),
      checks: [],
    },
    new Date(),
    { role: 'archive' },
  );
}
