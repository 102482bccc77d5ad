import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestArchive, type TestArchive } from '../../test/support/archive.ts';
import { aFullDraft } from '../../test/support/drafts.ts';
import { aPublishedStory, consentTo } from '../../test/support/stories.ts';
import type { Job } from '../jobs/job.ts';
import { createLogger } from '../logger.ts';
import { newStoryId } from '../random.ts';
import { askErasure } from '../story/changes/erase.ts';
import { setUses } from '../story/changes/revise.ts';
import { hide } from '../story/changes/withdraw.ts';
import type { Story } from '../story/story.ts';
import { replayWithdrawals } from './replay.ts';
import { listWish, readWithdrawals, wishOf } from './withdrawal-list.ts';

const teller = { role: 'storyteller' } as const;
const at = new Date('2026-02-01T10:00:00Z');
const later = new Date('2026-02-02T10:00:00Z');

let archive: TestArchive;
const added: Job[] = [];

beforeAll(async () => {
  archive = await openTestArchive();
});
afterAll(() => archive?.close());

function replay() {
  added.length = 0;
  const { stories, blobs, contacts } = archive.stores;
  return replayWithdrawals({
    stories,
    blobs,
    contacts,
    jobs: { add: async (job) => void added.push(job) },
    logger: createLogger({ level: 'silent', process: 'command' }),
    now: () => later,
  });
}

async function insert<Kind extends Story>(story: Kind): Promise<Kind> {
  await archive.stores.stories.insert(story);
  return story;
}

describe('Replaying the withdrawal list', () => {
  it('takes back again what a restored database does not know of, once', async () => {
    const { stories, blobs, contacts } = archive.stores;
    const hidden = await insert(aPublishedStory());
    const erased = await insert(aPublishedStory());
    const narrowed = await insert(aPublishedStory({}, { web: true, kiosk: true }));
    const untouched = await insert(aPublishedStory());
    const draft = await insert({ ...aFullDraft(), id: newStoryId() });
    await contacts.save({ of: draft.id, email: 'a@example.org', phone: null, guardian: null, toldUpTo: 0 });
    await listWish(blobs, wishOf(hide(hidden, at, teller), at));
    await listWish(blobs, wishOf(askErasure(erased, at, teller), at));
    await listWish(blobs, wishOf(setUses(narrowed, consentTo({ kiosk: true }), at, teller), at));
    await listWish(blobs, wishOf(askErasure(aPublishedStory({ id: draft.id }), at, teller), at));
    await listWish(blobs, wishOf(hide(aPublishedStory(), at, teller), at));

    expect(await replay()).toEqual({ changed: 4, unchanged: 0, unknown: 1, unreadable: [] });
    const published = archive.stores.published('web');
    expect((await published.page({}, null, 10)).stories.map(({ id }) => id)).toEqual([untouched.id]);
    expect(await stories.find(hidden.id)).toMatchObject({ state: 'withdrawn', erasure: null });
    expect(await stories.find(erased.id)).toMatchObject({ state: 'withdrawn', erasure: { askedAt: at } });
    expect(await archive.stores.published('kiosk').story(narrowed.id)).not.toBeNull();
    expect([await stories.find(draft.id), await contacts.find(draft.id)]).toEqual([null, null]);
    expect(added).toContainEqual({ type: 'erase', story: erased.id });
    expect(added).toContainEqual({ type: 'list-wish', story: hidden.id });

    expect(await replay()).toEqual({ changed: 0, unchanged: 3, unknown: 2, unreadable: [] });
    expect(added).toEqual([]);
  });

  it('goes by the newest wish, though a story counts its versions anew after a restore', async () => {
    const { blobs } = archive.stores;
    const story = aPublishedStory({ version: 50 });
    await listWish(blobs, wishOf(hide(story, at, teller), at));
    await listWish(blobs, wishOf({ ...story, version: 3 }, later));
    const { wishes } = await readWithdrawals(blobs);
    expect(wishes.filter((wish) => wish.story === story.id)).toMatchObject([{ scope: 'show', at: later }]);
  });
});
