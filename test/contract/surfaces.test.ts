import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import { connectMongo } from '../../src/mongo/connection.ts';
import { createEdition } from '../../src/mongo/published/edition.ts';
import { editionRecords } from '../../src/mongo/published/edition-records.ts';
import { createPublishedStories } from '../../src/mongo/published/published-stories.ts';
import { relistOldStories, storyModel, toDocument } from '../../src/mongo/stores/story-model.ts';
import { createStoryStore } from '../../src/mongo/stores/story-store.ts';
import type { PublishedStories } from '../../src/publish/published-stories.ts';
import { createIndexHere } from '../../src/search/index-engine.ts';
import { createLiveSearch } from '../../src/search/live-search.ts';
import type { StorySearch } from '../../src/search/story-search.ts';
import { unpublish } from '../../src/story/changes/publish.ts';
import type { PublishedStory } from '../../src/story/story.ts';
import { searchTerms } from '../../src/story/text/search-terms.ts';
import type { Surface } from '../../src/story/visibility.ts';
import { mongoTargets, shortLease, type TestMongo } from '../support/mongo.ts';
import {
  aPublishedStory,
  aReadySound,
  aStoryInReview,
  type Choices,
  consentTo,
  theme,
} from '../support/stories.ts';

/** What each surface's read model returns, on a clock that the test turns. */
describe.each(mongoTargets)('surfaces in $name', ({ open }) => {
  const noon = new Date('2026-06-01T12:00:00Z');
  const later = (seconds: number) => new Date(noon.getTime() + seconds * 1000);
  let mongo: TestMongo;
  let connection: Connection;
  let clock = noon;

  beforeAll(async () => {
    mongo = await open();
    connection = await connectMongo(mongo.uri);
    storyModel(connection);
    createEdition(editionRecords(connection), shortLease);
    for (const model of Object.values(connection.models)) await model.createIndexes();
  });
  afterAll(async () => {
    await connection?.close();
    await mongo?.close();
  });

  const stories = () =>
    createStoryStore(storyModel(connection), createEdition(editionRecords(connection), shortLease));
  const on = (surface: Surface): PublishedStories =>
    createPublishedStories(
      storyModel(connection),
      createEdition(editionRecords(connection), shortLease),
      surface,
      () => clock,
    );

  async function keep(
    slug: string,
    choices: Choices,
    time: { from?: Date; until?: Date } = {},
    over: Partial<PublishedStory> = {},
  ): Promise<PublishedStory> {
    const story = aPublishedStory({ themes: [theme(slug)], consent: [consentTo(choices, time)], ...over });
    await stories().insert(story);
    return story;
  }

  async function titles(surface: Surface, slug: string): Promise<string[]> {
    const { stories: found } = await on(surface).page({ theme: theme(slug) }, null, 50);
    expect(await on(surface).count({ theme: theme(slug) })).toBe(found.length);
    return found.map(({ title }) => title).sort();
  }

  it('lists and counts on each surface what was agreed to there', async () => {
    for (const use of ['web', 'kiosk', 'research', 'exhibition:spring'] as const) {
      await keep('uses', { [use]: true }, {}, { title: use });
    }
    await keep('uses', { kiosk: true, 'exhibition:spring': false }, {}, { title: 'kiosk, not spring' });
    expect(await titles('web', 'uses')).toEqual(['web']);
    expect(await titles('research', 'uses')).toEqual(['research']);
    expect(await titles('kiosk', 'uses')).toEqual(['kiosk', 'kiosk, not spring']);
    expect(await titles('exhibition:spring', 'uses')).toEqual(['exhibition:spring', 'kiosk']);
    expect(await titles('exhibition:other', 'uses')).toEqual(['kiosk', 'kiosk, not spring']);
  });

  it('walks an exhibition in full pages, whichever way each story came to it', async () => {
    const made: PublishedStory[] = [];
    for (let number = 0; number < 12; number += 1) {
      const choices = [
        { kiosk: true },
        { 'exhibition:walk': true },
        { kiosk: true, 'exhibition:walk': false },
      ];
      const publishedAt = later(Math.floor(number / 5));
      made.push(await keep('walk', choices[number % 3] ?? {}, {}, { publishedAt }));
    }
    const shown = made.filter((_, number) => number % 3 < 2).map(({ id }) => id);
    const walk = on('exhibition:walk');
    const first = await walk.page({ theme: theme('walk') }, null, 3);
    const second = await walk.page({ theme: theme('walk') }, first.older, 3);
    const third = await walk.page({ theme: theme('walk') }, second.older, 3);
    const pages = [first, second, third].map((page) => page.stories.map(({ id }) => id));
    expect(pages.map((page) => page.length)).toEqual([3, 3, 2]);
    expect(new Set(pages.flat())).toEqual(new Set(shown));
    expect(third.older).toBeNull();
    const back = await walk.page({ theme: theme('walk') }, third.newer, 3);
    expect(back.stories).toEqual(second.stories);
    const times = [first, second, third].flatMap((page) =>
      page.stories.map((one) => one.publishedAt.getTime()),
    );
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });

  it('shows a story from the first moment of its time to the last', async () => {
    clock = noon;
    const at = { from: later(10), until: later(20) };
    const story = await keep('moments', { web: true }, at, { title: 'timed' });
    const seen: [number, boolean][] = [];
    for (const seconds of [0, 9.999, 10, 19.999, 20, 100]) {
      clock = later(seconds);
      const listed = (await titles('web', 'moments')).includes('timed');
      expect((await on('web').story(story.id)) !== null).toBe(listed);
      seen.push([seconds, listed]);
    }
    expect(seen).toEqual([
      [0, false],
      [9.999, false],
      [10, true],
      [19.999, true],
      [20, false],
      [100, false],
    ]);
    clock = later(0);
    // Over before it began: never, and counted out once.
    await keep('moments', { web: true }, { from: later(5), until: later(-5) });
    expect(await titles('web', 'moments')).toEqual([]);
  });

  it('keeps one edition until the very moment that an embargo ends or an expiry comes', async () => {
    clock = noon;
    await keep('editions', { kiosk: true }, { from: later(1000), until: later(2000) });
    const kiosk = on('kiosk');
    const web = on('web');
    const at = async (seconds: number) => {
      clock = later(seconds);
      return kiosk.edition();
    };
    const before = await at(900);
    const webBefore = await web.edition();
    expect(await at(999.999)).toBe(before);
    const during = await at(1000);
    expect(during).not.toBe(before);
    expect(await at(1999.999)).toBe(during);
    const after = await at(2000);
    expect([before, during]).not.toContain(after);
    // Of the web's own no moment has come.
    expect(await web.edition()).toBe(webBefore);
  });

  describe('a search', () => {
    const word = 'quokkabus';
    const searchOf = () =>
      createLiveSearch({
        published: on('web'),
        labels: async () => ({
          theme: [{ slug: 'searched', name: 'Employment' }],
          neighbourhood: [],
          exhibition: [],
        }),
        engine: createIndexHere,
      });
    const ask = async (search: StorySearch, words: string) => {
      const { stories: found, instead } = await search.find({
        words,
        chosen: {},
        order: 'best',
        from: 0,
        most: 12,
      });
      return { titles: found.map(({ story }) => story.title), instead };
    };

    it('finds what shows at that moment and nothing else, and forgets with the very next question', async () => {
      clock = noon;
      await keep('searched', { web: true }, {}, { title: `${word} at noon`, words: 'We were walking.' });
      await keep('searched', { kiosk: true }, {}, { title: `${word} on a screen` });
      await keep(
        'searched',
        { web: true },
        { from: later(10), until: later(20) },
        { title: `${word} timed xylograph` },
      );
      await stories().insert(aStoryInReview({ title: `${word} waits zeugma` }));
      const search = searchOf();
      expect((await ask(search, word)).titles).toEqual([`${word} at noon`]);
      expect((await ask(search, 'walks')).titles).toEqual([`${word} at noon`]);
      expect((await ask(search, 'employment')).titles).toEqual([`${word} at noon`]);
      expect(await ask(search, 'quokkabsu')).toEqual({ titles: [`${word} at noon`], instead: word });

      clock = later(10);
      expect((await ask(search, 'xylograph')).titles).toEqual([`${word} timed xylograph`]);
      clock = later(20);
      expect((await ask(search, 'xylograph')).titles).toEqual([]);
      expect(await search.suggest('xylo')).toEqual({ words: [], stories: [] });
      clock = later(15);
      expect((await ask(search, 'xylograph')).titles).toEqual([`${word} timed xylograph`]);

      clock = noon;
      const late = await keep('searched', { web: true }, {}, { title: `${word} came later zephyrwort` });
      expect((await search.suggest('zephyrw')).words).toEqual(['zephyrwort']);
      await stories().replace(late, unpublish(late, null, noon, { role: 'archive' }));
      expect((await ask(search, 'zephyrwort')).titles).toEqual([]);
      expect(await ask(search, 'zephyrwrot')).toEqual({ titles: [], instead: null });
      expect(await search.suggest('zeph')).toEqual({ words: [], stories: [] });
      // The command by which all is read anew.
      await createEdition(editionRecords(connection), shortLease).adding(async () => undefined, null);
      expect((await ask(search, word)).titles).toEqual([`${word} at noon`]);
      for (const hidden of ['zeugma', 'screen']) expect((await ask(search, hidden)).titles).toEqual([]);
      await search.close();
    });

    it('opens a recording where a word is said, and shows it with what stands around it', async () => {
      clock = noon;
      const sound = aReadySound('speaker' as never);
      const captions = {
        vtt: 'WEBVTT\n\n01:23.000 --> 01:25.000\nthe marrowfat peas',
        language: 'en',
        checked: true,
      };
      const hearing = { transcript: null, captions, waiver: null };
      await keep('searched', { web: true }, {}, { title: 'Peas', words: '', media: [{ ...sound, hearing }] });
      await keep(
        'searched',
        { web: true },
        {},
        {
          title: 'Not yet read by anybody',
          media: [
            {
              ...sound,
              hearing: {
                ...hearing,
                captions: { ...captions, checked: false, vtt: captions.vtt.replace('peas', 'unreadish') },
              },
            },
          ],
        },
      );
      const search = searchOf();
      const { stories: found } = await search.find({
        words: '"marrowfat peas"',
        chosen: {},
        order: 'best',
        from: 0,
        most: 12,
      });
      expect(found.map(({ snippet }) => snippet)).toEqual([
        {
          language: 'en',
          moment: { work: 0, second: 83 },
          parts: [
            { text: 'the ', marked: false },
            { text: 'marrowfat', marked: true },
            { text: ' ', marked: false },
            { text: 'peas', marked: true },
          ],
        },
      ]);
      expect((await ask(search, 'unreadish')).titles).toEqual([]);
      await search.close();
    });

    it('reads all anew where what changed is not known any more', async () => {
      const edition = createEdition(editionRecords(connection), shortLease);
      const first = await edition.changesSince(null);
      expect(first.touched).toBeNull();
      const [one, other] = [await keep('searched', { web: true }), await keep('searched', { web: true })];
      const then = await edition.changesSince(first.mark);
      expect(new Set(then.touched)).toEqual(new Set([one.id, other.id]));
      expect((await edition.changesSince(then.mark)).touched).toEqual([]);
      await edition.adding(async () => {
        // While a change is on its way it is looked at again, whatever came after it.
        const during = await edition.changesSince(then.mark);
        const third = await keep('searched', { web: true });
        const later = await edition.changesSince(during.mark);
        expect(later.touched).toEqual([third.id]);
      }, []);
      await edition.adding(async () => undefined, null);
      expect((await edition.changesSince(then.mark)).touched).toBeNull();
    });
  });

  it('turns again where the clock is set back', async () => {
    clock = later(3000);
    await keep('clock', { research: true }, { from: later(3010) });
    const research = on('research');
    clock = later(3020);
    const shown = await research.edition();
    clock = later(3005);
    const hidden = await research.edition();
    expect(hidden).not.toBe(shown);
    clock = later(3010);
    expect(await research.edition()).not.toBe(hidden);
  });

  it('lists a story anew that an earlier version had listed', async () => {
    clock = noon;
    const story = aPublishedStory({
      themes: [theme('old')],
      consent: [consentTo({ web: true, kiosk: true })],
    });
    const { listing, ...document } = toDocument(story);
    const { onWeb, forms, since } = listing;
    const old = { onWeb, onKiosk: true, forms, since, credit: null };
    await storyModel(connection).collection.insertOne({ ...document, listing: old } as never);
    const { terms: _later, ...older } = listing;
    const [word = ''] = searchTerms(story.words);
    const wordless = aPublishedStory({ themes: [theme('old words')], words: story.words });
    const lately = { ...toDocument(wordless), listing: older };
    await storyModel(connection).collection.insertOne(lately as never);
    expect(await titles('web', 'old')).toHaveLength(1);
    expect(await titles('kiosk', 'old')).toHaveLength(0);
    await relistOldStories(storyModel(connection));
    expect(await titles('kiosk', 'old')).toHaveLength(1);
    expect(await stories().find(story.id)).toEqual(story);
    const found = await on('web').page({ theme: theme('old words'), search: word }, null, 50);
    expect(found.stories.map(({ id }) => id)).toEqual([wordless.id]);
    for (const path of ['listing.surfaces', 'listing.terms']) {
      expect(await storyModel(connection).countDocuments({ [path]: null })).toBe(0);
    }
  });
});
