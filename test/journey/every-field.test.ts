import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { asReviewed } from '../../src/story/changes/story-parts.ts';
import type { NeighbourhoodSlug, ThemeSlug, TopicSlug } from '../../src/story/ids.ts';
import { nothingToRead, type ReadyMedia } from '../../src/story/media.ts';
import { isSent, type PublishedStory, type SentStory } from '../../src/story/story.ts';
import { allFields } from '../../src/story-form/all-fields.ts';
import type { Reach } from '../../src/story-form/field.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { arriveAs } from '../support/curator.ts';
import {
  aNeighbourhood,
  anExhibition,
  aPublishedStory,
  aReadyArtwork,
  aReadyFilm,
  aReadySound,
  consentTo,
} from '../support/stories.ts';
import { eventually, expectRedirect, Visitor } from '../support/storyteller.ts';

/**
 * Every field of a story says where it comes out again: this looks there, in a running archive. A reason why it does not come
 * out somewhere is looked at as well: then it must not stand there.
 */

type Place = keyof Reach;

/** What each field is known by where it comes out: in a code of its own, or in words that nothing else says. */
interface Marks {
  /** In the story, and in what is made of it. */
  readonly mark: string;
  /** The same as a reader sees it, where that is another. */
  readonly read?: string;
  /** On its public page, where that is another. */
  readonly shown?: string;
  /** As the curator reads it, where that is another. */
  readonly curator?: string;
}

const marks: Readonly<Record<string, Marks>> = {
  neighbourhood: { mark: 'quinceyard', read: 'Quinceyard Row' },
  themes: { mark: 'medlarwood', read: 'Medlarwood' },
  'title-and-words': { mark: 'Damsonbrook' },
  'made-of': { mark: 'Sloegilt' },
  descriptions: { mark: 'Bullaceblue' },
  transcripts: { mark: 'Mirabellevoice' },
  'audio-description': { mark: 'Loganberrygate' },
  pages: { mark: 'Cherryplumpage' },
  captions: { mark: 'Greengagecaption' },
  translations: { mark: 'Whitebeameglwys', curator: 'Welsh, by Nia Whitebeam' },
  chapters: { mark: 'Rowanbridge' },
  'no-machine': { mark: '"noMachine":true', read: 'No: a person types what is said' },
  'hard-subjects': {
    mark: 'serviceberry',
    read: 'Serviceberry trouble',
    shown: 'It speaks of serviceberries.',
  },
  credit: { mark: 'Hawthornby' },
  age: { mark: 'Elderguardian', curator: '13 to 17' },
  people: { mark: 'Bilberryson' },
  rights: { mark: 'Cloudberrymakers' },
  licence: { mark: 'cc-by-nc-4.0', read: 'CC BY-NC 4.0', shown: '/licenses/by-nc/4.0/' },
  uses: { mark: 'Gorsefair' },
  'showing-days': { mark: '2098', read: '3 April 2098' },
  contact: { mark: 'crowberry@example.org' },
};
const markOf = (name: string): Marks => marks[name] ?? { mark: '' };

const aPage = { width: 10, height: 10, text: '' };
const vtt = 'WEBVTT\n\n00:01.000 --> 00:03.000\nThe Greengagecaption.';

let archive: TestArchive;
let mongo: MongoClient;
let story: PublishedStory;
let was: SentStory;
let page = '';
let review = '';
let changes = '';
let research = '';
let dump = '';

async function found(words: string): Promise<boolean> {
  const html = await (await new Visitor(archive.url).get(`/search?q=${encodeURIComponent(words)}`)).text();
  return html.includes(`/stories/${story.id}`);
}
const searched = new Map<string, boolean>();

/** All that the stores hold of stories and people, as text. */
async function dumpOfStores(): Promise<string> {
  const kept: string[] = [];
  for (const { name } of await mongo.db().listCollections().toArray()) {
    if (/themes|neighbourhoods|places|topics|exhibitions/.test(name)) continue;
    kept.push(JSON.stringify(await mongo.db().collection(name).find().toArray()));
  }
  return kept.join('\n');
}

beforeAll(async () => {
  archive = await openTestArchive();
  const { stores } = archive;
  mongo = await MongoClient.connect(archive.config.mongoUri ?? '');
  await stores.places.saveNeighbourhood({
    ...aNeighbourhood('quinceyard', { name: 'Quinceyard Row', order: 900 }),
  });
  await stores.places.saveTheme({
    slug: 'medlarwood' as ThemeSlug,
    ...{ name: 'Medlarwood', about: '', colour: 'rust', order: 900, open: true },
  });
  await stores.topics.save({
    slug: 'serviceberry' as TopicSlug,
    ...{ name: 'Serviceberry trouble', note: 'It speaks of serviceberries.', links: [], order: 900 },
  });
  await stores.exhibitions.save(anExhibition('gorse', { name: 'Gorsefair' }));
  const blank = aPublishedStory();
  const [picture, film, sound] = [aReadyArtwork(blank.id), aReadyFilm(blank.id), aReadySound(blank.id)];
  story = {
    ...blank,
    media: [
      {
        ...picture,
        facts: { ...picture.facts, pages: [aPage, aPage] },
        renditions: [1, 2].flatMap((page) => picture.renditions.map((each) => ({ ...each, page }))),
        alt: { kind: 'words', words: 'A Bullaceblue gate' },
        pageAlts: [{ kind: 'words', words: 'A Cherryplumpage' }, null],
      } as ReadyMedia,
      {
        ...film,
        hearing: {
          ...nothingToRead,
          description: { moments: [{ at: 1, words: 'A Loganberrygate.' }] },
          captions: { vtt, language: 'en', checked: true },
        },
      },
      {
        ...sound,
        hearing: {
          ...{ transcript: 'A Mirabellevoice speaks.', captions: null, waiver: null },
          translations: [
            {
              ...{ language: 'cy', by: 'Nia Whitebeam', at: new Date(), finished: true, madeFrom: '' },
              pieces: [{ start: null, end: null, words: 'Whitebeameglwys yn siarad.' }],
            },
          ],
          chapters: [{ at: 0, title: 'The Rowanbridge' }],
        },
      },
    ],
    neighbourhood: 'quinceyard' as NeighbourhoodSlug,
    themes: ['medlarwood' as ThemeSlug],
    title: 'Damsonbrook',
    words: 'Of a Damsonbrook.',
    madeOf: 'Sloegilt on card',
    noMachine: true,
    sensitive: { topics: ['serviceberry' as TopicSlug], note: null },
    credit: { kind: 'full-name', name: 'Ivy Hawthornby' },
    age: 'teen',
    guardianAgreed: true,
    others: [{ who: 'Uncle Bilberryson', shownBy: ['seen'], permission: 'yes' }],
    rights: { own: 'shared', makers: 'The Cloudberrymakers', quoted: '' },
    licence: 'cc-by-nc-4.0',
    consent: [
      consentTo(
        { web: true, kiosk: true, research: true, 'exhibition:gorse': true },
        { until: new Date('2098-04-03T22:59:59.999Z') },
      ),
    ],
  };
  const plain: SentStory = {
    ...blank,
    media: [{ ...picture, facts: { ...picture.facts, pages: [aPage, aPage] } } as ReadyMedia, film, sound],
    rights: { own: 'shared', makers: '', quoted: '' },
  };
  was = { ...story, lastReviewed: asReviewed(plain, new Date()) };
  await stores.stories.insert(story);
  await stores.contacts.save({
    of: story.id,
    ...{ email: 'crowberry@example.org', phone: null, toldUpTo: 0 },
    guardian: { name: 'Elderguardian', reach: '01632 960001' },
  });
  const curator = await arriveAs(archive, 'Ada', 'admin');
  page = await (await new Visitor(archive.url).get(`/stories/${story.id}`)).text();
  review = await (await curator.get(`/curate/stories/${story.id}`)).text();
  review += await (await curator.get(`/curate/stories/${story.id}/correct`)).text();
  research = await (await curator.get('/curate/records/research.csv')).text();
  for (const { name } of allFields) searched.set(name, await found(markOf(name).mark));
  const contact = await curator.post(`/curate/stories/${story.id}/contact`);
  review += await contact.text();
  // As it waits for review again, everything being other than it was at the last decision.
  const { publishedAt: _p, decidedBy: _d, ...kept } = was as PublishedStory;
  const waiting = { ...kept, state: 'inReview' as const, waitingSince: new Date() };
  const latest = await stores.stories.find(story.id);
  if (!latest || !isSent(latest)) throw new Error('Expected the story');
  await stores.stories.replace(latest, { ...waiting, version: latest.version });
  const again = await (await curator.get(`/curate/stories/${story.id}`)).text();
  changes = again.slice(again.indexOf('class="panel changes"'), again.indexOf('class="exhibit"'));
  await archive.work();
  await expectRedirect(curator.post(`/curate/stories/${story.id}/on-behalf/erase`, { sure: 'yes' }));
  await eventually(
    'it to be erased',
    async () => (await stores.stories.find(story.id))?.state,
    (state) => state === 'erased',
  );
  dump = await dumpOfStores();
}, 120_000);
afterAll(async () => {
  await mongo?.close();
  await archive?.close();
});

/** True where the field's mark stands in that place. */
const stands: Readonly<Record<Place, (name: string) => boolean>> = {
  shown: (name) => says(page, name, 'shown'),
  reviewed: (name) => says(review, name, 'curator'),
  exported: (name) => says(research, name),
  searchable: (name) => searched.get(name) === true,
  // What the reach tells is that it is gone.
  erased: (name) => !says(dump, name),
  compared: (name) => says(changes, name, 'read'),
};

function says(text: string, name: string, as?: 'read' | 'shown' | 'curator'): boolean {
  const { mark, read = mark, shown = read, curator = read } = markOf(name);
  return text.includes(as ? { read, shown, curator }[as] : mark);
}

describe.each(allFields.map((field) => [field.name, field.reach] as const))('"%s"', (name, reach) => {
  it('has a mark by which it is found', () => {
    expect(markOf(name).mark).not.toBe('');
  });

  it.each(Object.keys(reach) as Place[])('is %s, or not, as it says', (place) => {
    expect({ name, place, stands: stands[place](name) }).toEqual({
      name,
      place,
      stands: reach[place] === true,
    });
  });
});

describe('What research gets', () => {
  it('is of each field that says so, by a column of its own', () => {
    const columns = research.split('\r\n')[0]?.split(',') ?? [];
    for (const { name, exported, reach } of allFields) {
      expect({ name, has: exported !== undefined }).toEqual({ name, has: reach.exported === true });
      for (const column of Object.keys(exported ?? {})) expect(columns).toContain(column);
    }
  });
});
