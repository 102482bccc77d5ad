import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Db, MongoClient } from 'mongodb';
import { hashCode, newPrivateCode } from '../../src/random.ts';
import { answer } from '../../src/story/changes/conversation.ts';
import { askErasure } from '../../src/story/changes/erase.ts';
import { revise } from '../../src/story/changes/revise.ts';
import { expectState } from '../../src/story/changes/story-parts.ts';
import { hide } from '../../src/story/changes/withdraw.ts';
import type { MediaId, TopicSlug } from '../../src/story/ids.ts';
import { manualCheckNames } from '../../src/story/manual-checks.ts';
import { type InReviewStory, isSent, type PublishedStory, type SentStory } from '../../src/story/story.ts';
import { madeFromStory } from '../../src/story-form/made-from.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { arriveAs } from '../support/curator.ts';
import { formFields } from '../support/form-fields.ts';
import {
  aPublishedStory,
  aReadyArtwork,
  aReadyFilm,
  aReadySound,
  aStoryInReview,
  consentTo,
  neighbourhood,
  readyArtwork,
} from '../support/stories.ts';
import { expectRedirect, Visitor } from '../support/storyteller.ts';

/** The review page as curators use it: by its own form, as it stands on the page. */

let archive: TestArchive;
let mongo: MongoClient;
let database: Db;
let ada: Visitor;
let ben: Visitor;

beforeAll(async () => {
  archive = await openTestArchive();
  mongo = await MongoClient.connect(archive.config.mongoUri ?? '');
  database = mongo.db();
  ada = await arriveAs(archive, 'Ada', 'admin');
  ben = await arriveAs(archive, 'Ben');
});
afterAll(async () => {
  await mongo?.close();
  await archive?.close();
});

const address = ({ id }: SentStory, rest = '') => `/curate/stories/${id}${rest}`;

async function keep<Kept extends SentStory>(story: Kept): Promise<Kept> {
  await archive.stores.stories.insert(story);
  return story;
}
async function stored({ id }: SentStory): Promise<SentStory> {
  const story = await archive.stores.stories.find(id);
  if (!story || !isSent(story)) throw new Error('Expected a story that has been sent');
  return story;
}
const pageOf = async (who: Visitor, story: SentStory, rest = '') =>
  (await who.get(address(story, rest))).text();

/** The page's form as a browser would send it, with what was typed over it. */
async function form(
  who: Visitor,
  story: SentStory,
  typed: Readonly<Record<string, string | readonly string[]>> = {},
  page = '',
): Promise<URLSearchParams> {
  const action = address(story, page || '/edit');
  const fields = formFields(await pageOf(who, story, page), action);
  for (const [name, value] of Object.entries(typed)) {
    fields.delete(name);
    for (const each of [value].flat()) fields.append(name, each);
  }
  return fields;
}

const bare = (over: Partial<InReviewStory> = {}) => aStoryInReview({ checks: [], ...over });
const vtt = 'WEBVTT\n\n00:00.500 --> 00:02.000\nWe sat on the wall.';

function aFilmStory(): InReviewStory {
  const story = aStoryInReview();
  return { ...story, media: [aReadyFilm(story.id)] };
}

describe('A question to the storyteller', () => {
  it('needs words, and takes along what was typed and not yet saved', async () => {
    const story = await keep(aStoryInReview());
    const empty = await ben.post(address(story, '/ask'), await form(ben, story, { title: 'Kept' }));
    expect(empty.status).toBe(422);
    const html = await empty.text();
    expect(html).toContain('href="#question">Write a question that the storyteller can answer.');
    expect(html).toContain('value="Kept"');
    const question = 'Thank you. Who is at the gate?';
    const sent = await form(ben, story, { question, title: 'The old gate' });
    expect(await expectRedirect(ben.post(address(story, '/ask'), sent))).toBe(`${address(story)}?done=asked`);
    expect(await stored(story)).toMatchObject({
      state: 'changesRequested',
      title: 'The old gate',
      version: story.version + 1,
      conversation: [{ from: 'curator', words: question }],
    });
    const page = await pageOf(ada, story);
    expect(page).toContain('Ben asked on');
    expect(page).toContain(question);
  });

  it('tells the storyteller by a job', async () => {
    const story = await keep(aStoryInReview());
    await expectRedirect(ben.post(address(story, '/ask'), await form(ben, story, { question: 'Who?' })));
    const found = await database
      .collection('jobs')
      .countDocuments({ 'data.type': 'tell', 'data.story': story.id });
    expect(found).toBe(1);
  });

  it('can be taken back', async () => {
    const story = await keep(aStoryInReview());
    await expectRedirect(ben.post(address(story, '/ask'), await form(ben, story, { question: 'Who?' })));
    const action = address(story, '/take-back-question');
    await expectRedirect(ada.post(action, formFields(await pageOf(ada, story), action)));
    expect((await stored(story)).state).toBe('inReview');
    expect(await pageOf(ada, story)).toContain('Nothing changed since the decision of');
  });

  it('is undone a moment later by whoever asked it, and by nobody else', async () => {
    const story = await keep(aStoryInReview());
    const done = await expectRedirect(
      ben.post(address(story, '/ask'), await form(ben, story, { question: 'Who?', title: 'Kept' })),
    );
    const action = address(story, '/undo');
    const fields = formFields(await (await ben.get(done)).text(), action);
    const refused = await ada.post(action, fields);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('It is too late to undo this, or somebody else decided it.');
    expect(await expectRedirect(ben.post(action, fields))).toBe(`${address(story)}?done=undone`);
    const back = await stored(story);
    expect(back).toMatchObject({ state: 'inReview', title: 'Kept', conversation: story.conversation });
    expect(back.history.map(({ action: each }) => each).slice(-2)).toEqual(['changeAsked', 'undone']);
    const page = await pageOf(ben, story, '?done=undone');
    expect(page).toContain('Undone. The story waits for review as before');
    expect(page).not.toContain('action="/curate/stories/' + story.id + '/undo"');
  });

  it('comes back with the answer and with what changed, side by side', async () => {
    const story = await keep(aStoryInReview({ words: 'I live at 14 Bacup Road.\n\nIt rains.' }));
    const question = 'Could you leave the street out?';
    await expectRedirect(ben.post(address(story, '/ask'), await form(ben, story, { question })));
    const asked = expectState(await stored(story), 'changesRequested');
    const at = new Date();
    const teller = { role: 'storyteller' } as const;
    const revised = revise(asked, { words: 'I live in a red house.\n\nIt rains.' }, at, teller);
    const answered = answer(expectState(revised, 'changesRequested'), 'It is out now.', at, teller);
    await archive.stores.stories.replace(asked, answered);
    const html = await pageOf(ben, story);
    expect(html.indexOf(question)).toBeLessThan(html.indexOf('It is out now.'));
    expect(html).toMatch(/<del>.*at 14 Bacup Road.*<\/del>/);
    expect(html).toMatch(/<ins>.*in a red house.*<\/ins>/);
    expect(html).toContain('1 paragraph stayed the same.');
  });
});

describe('What only a person can judge', () => {
  it('is ticked once, with who and when, and stays theirs', async () => {
    const story = await keep(bare());
    await expectRedirect(
      ada.post(address(story, '/edit'), await form(ada, story, { checks: ['private-details'] })),
    );
    const once = await stored(story);
    expect(once.checks).toEqual([{ name: 'private-details', at: expect.any(Date), by: expect.any(String) }]);
    expect(await pageOf(ben, story)).toMatch(/Ada ticked this on \d/);
    await expectRedirect(
      ben.post(address(story, '/edit'), await form(ben, story, { checks: ['private-details', 'sensitive'] })),
    );
    const twice = await stored(story);
    expect(twice.checks[0]).toEqual(once.checks[0]);
    expect(twice.checks[1]?.by).not.toBe(once.checks[0]?.by);
  });

  it('stands in the way until it is ticked, and is ticked and published in one go', async () => {
    const story = await keep(bare());
    const refused = await ben.post(address(story, '/approve'), await form(ben, story));
    expect(refused.status).toBe(422);
    const html = await refused.text();
    for (const check of ['private-details', 'sensitive']) expect(html).toContain(`href="#check-${check}"`);
    expect(html).not.toContain('check-film-described');
    await expectRedirect(
      ben.post(address(story, '/approve'), await form(ben, story, { checks: [...manualCheckNames] })),
    );
    expect((await stored(story)).state).toBe('published');
  });

  it('is made easier: what looks private is shown with where it stands', async () => {
    const story = await keep(bare({ words: 'We met at BB4 6QZ, and it rained.' }));
    const html = await pageOf(ben, story);
    expect(html).toContain('We met at <mark>BB4 6QZ</mark>, and it rained.');
    expect(html).toContain('Perhaps a postcode, in <a href="#words">Words</a>');
  });
});

describe('What is said in a film', () => {
  const box = (story: SentStory, name: string) => `${name}-${story.media[0]?.id ?? ''}`;

  it('is refused with the line that is at fault, and no word is lost', async () => {
    const story = await keep(aFilmStory());
    const faulty = vtt.replace('.500', ',500');
    const sent = await form(ben, story, { [box(story, 'captions')]: faulty });
    const response = await ben.post(address(story, '/edit'), sent);
    expect(response.status).toBe(422);
    const html = await response.text();
    expect(html).toContain(`href="#${box(story, 'captions')}">Line 3: `);
    expect(html).toContain('00:00,500 --&gt; 00:02.000');
    expect(await stored(story)).toEqual(story);
  });

  it('is a draft until somebody has read it, shows in the curator’s player, and is then published', async () => {
    const story = await keep(aFilmStory());
    const captions = address(story, `/media/${story.media[0]?.id ?? ''}/captions.vtt`);
    expect((await ben.get(captions)).status).toBe(404);
    await expectRedirect(
      ben.post(address(story, '/edit'), await form(ben, story, { [box(story, 'captions')]: vtt })),
    );
    expect((await stored(story)).media[0]?.hearing.captions).toEqual({ vtt, language: 'en', checked: false });
    const html = await pageOf(ben, story);
    expect(html).toContain('Unchecked draft.');
    expect(html).toContain(`<track kind="captions" src="${captions}"`);
    const file = await ben.get(captions);
    expect(file.headers.get('content-type')).toBe('text/vtt; charset=utf-8');
    expect(file.headers.get('cache-control')).toContain('no-store');
    expect(await file.text()).toBe(vtt);
    const [srt, text] = ['captions.srt', 'transcript.txt'].map((name) =>
      captions.replace('captions.vtt', name),
    );
    expect(await (await ben.get(srt ?? '')).text()).toMatch(/^1\n00:00:00,500 --> 00:00:02,000\n\w/);
    expect(await (await ben.get(text ?? '')).text()).not.toMatch(/-->|WEBVTT|^$/);
    for (const each of [srt, text]) expect(html).toContain(`href="${each}" download>`);
    expect((await new Visitor(archive.url).get(captions)).status).toBe(404);

    const unread = await ben.post(address(story, '/approve'), await form(ben, story));
    expect(await unread.text()).toContain(`href="#${box(story, 'captions-read')}"`);
    await expectRedirect(
      ben.post(address(story, '/approve'), await form(ben, story, { [box(story, 'captions-read')]: 'yes' })),
    );
    const published = await archive.stores.published('web').story(story.id);
    expect(published?.media[0]?.hearing.captions).toEqual({ vtt, language: 'en', checked: true });
  });

  it('may be nothing, for a reason; a sound wants a transcript', async () => {
    const story = aStoryInReview();
    await keep({ ...story, media: [aReadySound(story.id)] });
    const kept = await stored(story);
    const refused = await ben.post(address(kept, '/approve'), await form(ben, kept));
    expect(await refused.text()).toContain(`href="#${box(kept, 'transcript')}"`);
    const reason = 'Only rain can be heard.';
    await expectRedirect(
      ben.post(address(kept, '/approve'), await form(ben, kept, { [box(kept, 'waiver')]: reason })),
    );
    expect((await stored(kept)).media[0]?.hearing).toEqual({
      transcript: null,
      captions: null,
      waiver: reason,
    });
  });

  it('may be as long as three hours of talk', async () => {
    const story = aStoryInReview();
    await keep({ ...story, media: [aReadySound(story.id)] });
    const kept = await stored(story);
    const transcript = 'كلمات كثيرة '.repeat(15_000).trim();
    await expectRedirect(
      ben.post(address(kept, '/edit'), await form(ben, kept, { [box(kept, 'transcript')]: transcript })),
    );
    expect((await stored(kept)).media[0]?.hearing.transcript).toBe(transcript);
  });
});

describe('A published story', () => {
  it('has a small mistake corrected where it hangs, in one step', async () => {
    const story = await keep(aPublishedStory({ title: 'The gait' }));
    const sent = await form(ben, story, { title: 'The gate' }, '/correct');
    expect(await expectRedirect(ben.post(address(story, '/correct'), sent))).toBe(
      `${address(story)}?done=corrected`,
    );
    const after = (await stored(story)) as PublishedStory;
    expect(after).toMatchObject({
      state: 'published',
      title: 'The gate',
      version: story.version + 1,
      publishedAt: story.publishedAt,
    });
    expect(after.history.slice(-2).map(({ action }) => action)).toEqual(['edited', 'approved']);
    expect(await (await new Visitor(archive.url).get(`/stories/${story.id}`)).text()).toContain('The gate');
  });

  it('stays as it is where nothing was corrected, or where the checklist would not be met', async () => {
    const story = await keep(aPublishedStory());
    await expectRedirect(ben.post(address(story, '/correct'), await form(ben, story, {}, '/correct')));
    expect(await stored(story)).toEqual(story);
    const alt = `alt-${readyArtwork(story).id}`;
    const sent = await form(ben, story, { [alt]: '', words: 'Words that must not be lost' }, '/correct');
    const refused = await ben.post(address(story, '/correct'), sent);
    expect(refused.status).toBe(422);
    const html = await refused.text();
    expect(html).toContain(`href="#${alt}"`);
    expect(html).toContain('Words that must not be lost</textarea>');
    expect(html).toContain('Save and keep it published');
    expect(await stored(story)).toEqual(story);
  });

  it('is corrected only while it is published', async () => {
    const story = await keep(aStoryInReview());
    expect(await expectRedirect(ben.get(address(story, '/correct')))).toBe(address(story));
    const sent = new URLSearchParams({ 'made-from': madeFromStory(story) });
    expect((await ben.post(address(story, '/correct'), sent)).status).toBe(409);
  });

  it('gets its note without coming down', async () => {
    await archive.stores.topics.save({
      slug: 'floods' as TopicSlug,
      name: 'Floods',
      note: 'This story speaks of a flood.',
      links: [],
      order: 900,
    });
    const story = await keep(aPublishedStory());
    const action = address(story, '/mark-sensitive');
    const fields = formFields(await pageOf(ben, story), action);
    fields.append('topics', 'floods');
    fields.set('note', ' It ends well. ');
    expect(await expectRedirect(ben.post(action, fields))).toBe(`${address(story)}?done=marked`);
    const after = await stored(story);
    expect(after).toMatchObject({
      state: 'published',
      title: story.title,
      sensitive: { topics: ['floods'], note: 'It ends well.' },
    });
    expect(after.history.at(-1)?.action).toBe('noteChanged');
  });
});

describe('A story in the wrong place', () => {
  it('is moved by a curator, who may then look at it no more', async () => {
    const cora = await arriveAs(archive, 'Cora', 'curator', [neighbourhood('workington')]);
    const story = await keep(aStoryInReview());
    const sent = await form(cora, story, { neighbourhood: 'haslingden', language: 'cy' });
    expect(await expectRedirect(cora.post(address(story, '/edit'), sent))).toBe('/curate?done=moved');
    expect(await stored(story)).toMatchObject({ neighbourhood: 'haslingden', language: 'cy' });
    expect((await cora.get(address(story))).status).toBe(404);
    expect(await (await cora.get('/curate?done=moved')).text()).toContain('It is moved.');
  });
});

describe('What the storyteller said', () => {
  it('is all there: age, others, uses, times, and every entry of the consent', async () => {
    const first = consentTo({ web: true, kiosk: false });
    const second = {
      ...consentTo({ web: true, research: true }, { from: new Date('2030-03-27T00:00:00Z') }),
      by: 'curator' as const,
      how: 'spoken' as const,
      wordingVersion: '2026-11',
      statements: [{ about: 'guardian', question: 'Does your guardian agree?', answer: 'Yes, she does' }],
    };
    const story = await keep(
      aStoryInReview({
        age: 'child',
        guardianAgreed: true,
        others: [{ who: 'My nan', shownBy: ['heard'], permission: 'not-yet' }],
        rights: { own: 'shared', makers: 'Class 4', quoted: '' },
        consent: [first, second],
      }),
    );
    const html = await pageOf(ben, story);
    for (const words of [
      'Under 13',
      'A parent or guardian agreed',
      'My nan: heard. Has not agreed yet.',
      'Class 4',
      'Not before 27 March 2030.',
      'By the storyteller, who told a curator',
      'Wording 2026-11',
      'Does your guardian agree?',
      'Yes, she does',
      'By the storyteller, when they sent it',
      `href="${address(story, '/on-behalf/permissions')}"`,
    ]) {
      expect(html).toContain(words);
    }
    expect(html).not.toContain('Publish this story');
  });
});

describe('A story that was taken back', () => {
  const at = new Date('2026-11-20T10:00:00Z');
  const teller = { role: 'storyteller' } as const;

  it('can be read and not decided about', async () => {
    const story = await keep(hide(aPublishedStory(), at, teller));
    const html = await pageOf(ben, story);
    expect(html).toContain('The storyteller took it back on 20 November 2026');
    expect(html).not.toMatch(/formaction|Publish this story|Take it down/);
    const sent = new URLSearchParams({ 'made-from': madeFromStory(story) });
    for (const decision of ['approve', 'edit', 'unpublish', 'correct', 'mark-sensitive']) {
      expect((await ben.post(address(story, `/${decision}`), sent)).status).toBe(409);
    }
    expect(await stored(story)).toEqual(story);
  });

  it('shows neither files nor words while it is being erased', async () => {
    const story = await keep(askErasure(aPublishedStory({ words: 'My secret words' }), at, teller));
    const html = await pageOf(ben, story);
    expect(html).toContain('has until 20 December 2026');
    expect(html).not.toContain('My secret words');
    const media: MediaId | undefined = story.media[0]?.id;
    for (const file of [`/media/${media}/image-320.jpg`, `/originals/${media}`]) {
      expect((await ben.get(address(story, file))).status).toBe(404);
    }
  });
});

describe('What a curator changes', () => {
  it('is told to the storyteller thing by thing, until they change the story themselves', async () => {
    const code = newPrivateCode();
    const words = 'We sat on the wall.';
    const story = await keep(
      aStoryInReview({ codeHash: hashCode(code), title: 'The gate', words, credit: { kind: 'anonymous' } }),
    );
    const own = async () => (await new Visitor(archive.url).get(`/my-story/${code}`)).text();
    expect(await own()).not.toContain('A curator changed these things');
    // Ticks alone are no change to what was told.
    await expectRedirect(ben.post(address(story, '/edit'), await form(ben, story, {})));
    expect(await own()).not.toContain('A curator changed these things');
    const title = 'The <green> gate';
    await expectRedirect(ben.post(address(story, '/edit'), await form(ben, story, { title })));
    await expectRedirect(
      ben.post(address(story, '/edit'), await form(ben, story, { words: `${words} Twice.` })),
    );
    const page = await own();
    expect(page).toContain('A curator changed these things, last on');
    const things = page.slice(page.indexOf('class="changed-things"'), page.indexOf('It is your story.'));
    expect([...things.matchAll(/<summary>(.*?)<\/summary>/g)].map(([, label]) => label)).toEqual([
      'Title',
      'Words',
    ]);
    expect(things).toContain('The gate');
    expect(things).toContain('The &lt;green&gt; gate');
    expect(things).toContain('We sat on the wall. Twice.');

    const change = `/my-story/${code}/words`;
    const visitor = new Visitor(archive.url);
    const fields = formFields(await (await visitor.get(change)).text(), change);
    fields.set('title', 'My gate');
    await expectRedirect(visitor.post(change, fields));
    expect(await own()).not.toContain('A curator changed these things');
  });
});

describe('A story that waits', () => {
  it('is seen as visitors will see it, with what is typed and not saved, by its curators alone', async () => {
    const bytes = aStoryInReview();
    const story = await keep({ ...bytes, media: [aReadyArtwork(bytes.id)] });
    const before = await stored(story);
    const path = address(story, '/preview');
    const seen = await ben.post(
      path,
      await form(ben, story, { title: 'As <typed>', words: 'Not saved yet.' }),
    );
    expect(seen.status).toBe(200);
    expect(seen.headers.get('cache-control')).toBe('no-store');
    const page = await seen.text();
    expect(page).toContain('This is a preview.');
    expect(page).toMatch(/<h1[^>]*>As &lt;typed&gt;<\/h1>/);
    expect(page).toContain('Not saved yet.');
    expect(page).toContain(`src="/curate/stories/${story.id}/media/`);
    expect(page).not.toContain(`"/media/${story.id}/`);
    expect(page).toContain('<meta name="robots" content="noindex">');
    expect(await stored(story)).toEqual(before);

    expect(await (await ben.get(path)).text()).toContain(story.title);
    expect((await new Visitor(archive.url).get(path)).status).toBe(303);
    expect((await new Visitor(archive.url).get(`/stories/${story.id}`)).status).toBe(404);
  });
});
