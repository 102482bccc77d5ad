import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import { Conflict } from '../../src/errors.ts';
import { connectMongo } from '../../src/mongo/connection.ts';
import { createEdition } from '../../src/mongo/published/edition.ts';
import { editionRecords } from '../../src/mongo/published/edition-records.ts';
import { createPublishedStories } from '../../src/mongo/published/published-stories.ts';
import { createReviewQueue } from '../../src/mongo/review-queue.ts';
import { storyModel } from '../../src/mongo/stores/story-model.ts';
import { createStoryStore } from '../../src/mongo/stores/story-store.ts';
import { createUnfinishedStories } from '../../src/mongo/unfinished-stories.ts';
import { newAttemptToken, newMediaId } from '../../src/random.ts';
import { askErasure } from '../../src/story/changes/erase.ts';
import { unpublish } from '../../src/story/changes/publish.ts';
import { hide } from '../../src/story/changes/withdraw.ts';
import type { StoryId } from '../../src/story/ids.ts';
import type { Story } from '../../src/story/story.ts';
import { aFullDraft } from '../support/drafts.ts';
import { mongoTargets, shortLease, type TestMongo } from '../support/mongo.ts';
import { aPublishedStory, aStoryInReview, readyArtwork, theme } from '../support/stories.ts';

describe.each(mongoTargets)('stories in $name', ({ open }) => {
  let mongo: TestMongo;
  let connection: Connection;
  let stores: ReturnType<typeof openAll>;

  beforeAll(async () => {
    mongo = await open();
    connection = await connectMongo(mongo.uri);
    stores = openAll(connection);
    for (const model of Object.values(connection.models)) await model.createIndexes();
  });
  afterAll(async () => {
    await connection?.close();
    await mongo?.close();
  });

  it('gives back what it was given', async () => {
    const story = aStoryInReview({ title: '\u202e“Ünïcode” $where \u0000?'.replace('\u0000', '') });
    await stores.stories.insert(story);
    expect(await stores.stories.find(story.id)).toEqual(story);
    expect(await stores.stories.findByCodeHash(story.codeHash)).toEqual(story);
  });

  it('refuses a second story with the same id or the same code', async () => {
    const story = aStoryInReview();
    await stores.stories.insert(story);
    await expect(stores.stories.insert(story)).rejects.toThrow(Conflict);
    await expect(stores.stories.insert(aStoryInReview({ codeHash: story.codeHash }))).rejects.toThrow(
      Conflict,
    );
  });

  it('takes one of twenty changes that were made from the same version', async () => {
    const story = aStoryInReview();
    await stores.stories.insert(story);
    const tries = Array.from({ length: 20 }, (_, index) =>
      stores.stories.replace(story, { ...story, title: `Title ${index}` }),
    );
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(Conflict);
    }
    expect((await stores.stories.find(story.id))?.version).toBe(story.version + 1);
  });

  it('goes to the next edition when what the public may see changes, and only then', async () => {
    const waiting = aStoryInReview();
    await stores.stories.insert(waiting);
    const before = await stores.published.edition();
    const renamed = await stores.stories.replace(waiting, { ...waiting, title: 'Another title' });
    expect(await stores.published.edition()).toBe(before);
    const published = await stores.stories.replace(renamed, aPublishedStory({ ...idsOf(renamed) }));
    const after = await stores.published.edition();
    expect(after).not.toBe(before);
    if (published.state !== 'published') throw new Error('expected it to be published');
    await stores.stories.replace(published, unpublish(published, null, new Date(), { role: 'archive' }));
    expect([before, after]).not.toContain(await stores.published.edition());
  });

  it('shows a story only while it is published with consent for the web', async () => {
    const shown = aPublishedStory();
    const kioskOnly = aPublishedStory({}, { web: false, kiosk: true });
    const waiting = aStoryInReview();
    for (const story of [shown, kioskOnly, waiting]) await stores.stories.insert(story);
    expect(await stores.published.story(shown.id)).toMatchObject({ title: shown.title });
    expect(await stores.published.story(kioskOnly.id)).toBeNull();
    expect(await stores.published.story(waiting.id)).toBeNull();
    const media = readyArtwork(shown);
    const [rendition] = media.renditions;
    expect(await stores.published.rendition(shown.id, media.id, rendition?.name ?? '')).toEqual(rendition);
    expect(await stores.published.rendition(shown.id, media.id, 'original')).toBeNull();
    const hidden = readyArtwork(waiting);
    expect(
      await stores.published.rendition(waiting.id, hidden.id, hidden.renditions[0]?.name ?? ''),
    ).toBeNull();
  });

  it('walks a gallery older and newer, every story once, with ties in time', async () => {
    const slug = theme('keyset');
    const at = new Date('2026-01-01T00:00:00Z');
    const made = Array.from({ length: 11 }, (_, index) =>
      aPublishedStory({ themes: [slug], publishedAt: new Date(at.getTime() + Math.floor(index / 4) * 1000) }),
    );
    for (const story of made) await stores.stories.insert(story);
    const first = await stores.published.page({ theme: slug }, null, 4);
    const second = await stores.published.page({ theme: slug }, first.older, 4);
    const third = await stores.published.page({ theme: slug }, second.older, 4);
    const seen = [first, second, third].flatMap((page) => page.stories.map(({ id }) => id));
    expect(new Set(seen)).toEqual(new Set(made.map(({ id }) => id)));
    expect(seen).toHaveLength(11);
    expect(first.newer).toBeNull();
    expect(third.older).toBeNull();
    const back = await stores.published.page({ theme: slug }, third.newer, 4);
    expect(back.stories).toEqual(second.stories);
    const start = await stores.published.page({ theme: slug }, back.newer, 4);
    expect(start.stories).toEqual(first.stories);
    expect(start.newer).toBeNull();
    await expect(stores.published.page({}, '{"$gt":1}', 4)).rejects.toMatchObject({ status: 400 });
  });

  it('finds stories by their words, their credit and their neighbourhood, but never hidden ones', async () => {
    const shown = aPublishedStory({
      title: 'The <b>quokka</b> of Green Lane',
      credit: { kind: 'first-name', name: 'Zephyrine' },
    });
    const hidden = aStoryInReview({ title: 'Another quokka' });
    for (const story of [shown, hidden]) await stores.stories.insert(story);
    for (const search of ['quokka', 'zephyrine', 'QUOKKA lane']) {
      const { stories } = await stores.published.page({ search }, null, 10);
      expect(stories.map(({ id }) => id)).toEqual([shown.id]);
    }
    const { stories } = await stores.published.page({ search: 'workington', form: 'artwork' }, null, 50);
    expect(stories.map(({ id }) => id)).toContain(shown.id);
  });

  it('lists what waits, the longest first', async () => {
    const slug = theme('queue');
    const times = [3, 1, 2].map((hour) => new Date(`2026-02-01T0${hour}:00:00Z`));
    for (const waitingSince of times)
      await stores.stories.insert(aStoryInReview({ themes: [slug], waitingSince }));
    const first = await stores.reviewQueue.page({ state: 'inReview', theme: slug, scope: null }, null, 2);
    const second = await stores.reviewQueue.page(
      { state: 'inReview', theme: slug, scope: null },
      first.next,
      2,
    );
    const hours = [...first.items, ...second.items].map(({ since }) => since.getUTCHours());
    expect(hours).toEqual([1, 2, 3]);
    expect(second.next).toBeNull();
    expect((await stores.reviewQueue.counts(null)).inReview).toBeGreaterThanOrEqual(3);
  });

  it('notes progress for the attempt that holds a media, and for no other', async () => {
    const token = newAttemptToken();
    const story = aStoryInReview();
    const [media] = story.media;
    if (!media) throw new Error('expected a media');
    const { id, original, guess, alt, hearing } = media;
    const attempt = { token, leaseUntil: new Date('2026-01-01'), percent: 0 };
    const held = { id, original, guess, alt, hearing, state: 'received', attempt, tries: 1 } as const;
    const waiting = { ...held, id: newMediaId(), attempt: null, tries: 0 } as const;
    const { waitingSince: _since, ...kept } = story;
    await stores.stories.insert({ ...kept, state: 'processing', media: [waiting, held] });
    const until = new Date('2026-01-02');
    expect(await stores.stories.noteProgress(story.id, newAttemptToken(), 50, until)).toBe(false);
    expect(await stores.stories.noteProgress(story.id, token, 50, until)).toBe(true);
    expect((await stores.stories.find(story.id))?.media).toEqual([
      waiting,
      { ...held, attempt: { token, leaseUntil: until, percent: 50 } },
    ]);
  });

  it('notes that a wish was listed, so that whoever saw the story before can still save it', async () => {
    const story = hide(aStoryInReview(), new Date(), { role: 'storyteller' });
    await stores.stories.insert(story);
    expect(await errandsOf(story.id)).toEqual([story]);
    expect(await stores.stories.noteWishListed(story)).toBe(true);
    expect(await stores.stories.find(story.id)).toEqual({ ...story, wishUnlisted: false });
    expect(await errandsOf(story.id)).toEqual([]);
    expect((await stores.stories.replace(story, { ...story, title: 'Seen before' })).version).toBe(
      story.version + 1,
    );
  });

  it('leaves a wish that came after the one that was listed', async () => {
    const story = hide(aStoryInReview(), new Date(), { role: 'storyteller' });
    await stores.stories.insert(story);
    const later = await stores.stories.replace(story, askErasure(story, new Date(), { role: 'storyteller' }));
    expect(await stores.stories.noteWishListed(story)).toBe(false);
    expect(await stores.stories.find(story.id)).toEqual(later);
    expect(later).toMatchObject({ wishUnlisted: true });
  });

  it('keeps an erasure among what is to be done once its wish was listed', async () => {
    const story = askErasure(aStoryInReview(), new Date(), { role: 'storyteller' });
    await stores.stories.insert(story);
    expect(await stores.stories.noteWishListed(story)).toBe(true);
    expect(await errandsOf(story.id)).toEqual([{ ...story, wishUnlisted: false }]);
  });

  const day = 24 * 3600 * 1000;
  const leftBefore = async (before: Date): Promise<StoryId[]> => {
    const found: StoryId[] = [];
    for await (const { id } of stores.unfinished.draftsLeftBefore(before)) found.push(id);
    return found;
  };

  it('notes a visit to a draft, so that what was typed meanwhile can still be saved', async () => {
    const touchedAt = new Date('2026-01-01T10:00:00Z');
    const draft = { ...aFullDraft(), touchedAt, remindedAt: touchedAt };
    await stores.stories.insert(draft);
    const at = new Date(touchedAt.getTime() + 24 * day);
    expect(await leftBefore(at)).toContain(draft.id);
    await stores.stories.noteVisit(draft.id, at);
    expect(await stores.stories.find(draft.id)).toEqual({ ...draft, touchedAt: at, remindedAt: null });
    expect(await leftBefore(at)).not.toContain(draft.id);
    await expect(stores.stories.removeDraft(draft)).rejects.toThrow(Conflict);
    expect((await stores.stories.replace(draft, { ...draft, touchedAt: at })).version).toBe(1);
    const sent = aStoryInReview();
    await stores.stories.insert(sent);
    await stores.stories.noteVisit(sent.id, at);
    expect(await stores.stories.find(sent.id)).toEqual(sent);
  });

  it('notes a reminder for one of those who ask at once, and for nobody after a visit', async () => {
    const draft = aFullDraft();
    await stores.stories.insert(draft);
    const at = new Date();
    const noted = await Promise.all([1, 2, 3].map(() => stores.stories.noteReminded(draft, at)));
    expect(noted.filter(Boolean)).toHaveLength(1);
    const reminded = { ...draft, remindedAt: at };
    expect(await stores.stories.find(draft.id)).toEqual(reminded);
    expect(await stores.stories.noteReminded(reminded, null)).toBe(true);
    await stores.stories.noteVisit(draft.id, at);
    expect(await stores.stories.noteReminded(draft, at)).toBe(false);
    expect(await stores.stories.find(draft.id)).toMatchObject({ remindedAt: null, version: 0 });
  });

  async function errandsOf(id: StoryId): Promise<Story[]> {
    const found: Story[] = [];
    for await (const story of stores.unfinished.all()) if (story.id === id) found.push(story);
    return found;
  }
});

function openAll(connection: Connection) {
  const edition = createEdition(editionRecords(connection), shortLease);
  const model = storyModel(connection);
  return {
    stories: createStoryStore(model, edition),
    published: createPublishedStories(model, edition, 'web'),
    reviewQueue: createReviewQueue(model),
    unfinished: createUnfinishedStories(model),
  };
}

function idsOf(story: { readonly id: unknown; readonly codeHash: string; readonly version: number }) {
  return { id: story.id as never, codeHash: story.codeHash, version: story.version };
}
