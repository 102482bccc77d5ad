import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newStoryId } from '../../src/random.ts';
import { manualCheckNames } from '../../src/story/manual-checks.ts';
import { type InReviewStory, isSent, type SentStory } from '../../src/story/story.ts';
import { madeFromStory } from '../../src/story-form/made-from.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { arriveAs } from '../support/curator.ts';
import { aPublishedStory, aReadyArtwork, aStoryInReview, readyArtwork, theme } from '../support/stories.ts';
import { expectRedirect, Visitor } from '../support/storyteller.ts';

let archive: TestArchive;
let ada: Visitor;
let ben: Visitor;

async function waiting(over: Partial<InReviewStory> = {}): Promise<InReviewStory> {
  const story = aStoryInReview(over);
  await archive.stores.stories.insert(story);
  return story;
}

async function stored(story: SentStory): Promise<SentStory> {
  const found = await archive.stores.stories.find(story.id);
  if (!found || !isSent(found)) throw new Error('Expected a story that has been sent');
  return found;
}

/** An attribute's value, as a browser reads it. */
const plain = (html: string) => html.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');
const page = (story: { id: string }, rest = '') => `/curate/stories/${story.id}${rest}`;
const from = (story: SentStory) => ({ 'made-from': madeFromStory(story) });
/** What the review page's boxes hold when nothing has been typed. */
const boxes = (story: SentStory) => ({
  ...from(story),
  edits: 'yes',
  title: story.title,
  words: story.words,
  themes: story.themes[0] ?? '',
  neighbourhood: story.neighbourhood,
  language: story.language,
  [`alt-${readyArtwork(story).id}`]: 'A drawing of a gate',
});
/** Sends what stands in the boxes, with what was ticked. */
const form = (fields: Readonly<Record<string, string>>, checks: readonly string[] = manualCheckNames) => {
  const sent = new URLSearchParams(fields);
  for (const check of checks) sent.append('checks', check);
  return sent;
};

beforeAll(async () => {
  archive = await openTestArchive();
  ada = await arriveAs(archive, 'Ada', 'admin');
  ben = await arriveAs(archive, 'Ben');
});
afterAll(() => archive?.close());

describe('Who is not signed in', () => {
  it('is asked to, on every page alike, whether the story exists or not', async () => {
    const story = await waiting();
    const stranger = new Visitor(archive.url);
    for (const id of [story.id, newStoryId()]) {
      const response = await stranger.get(page({ id }));
      expect(response.status).toBe(303);
      expect(response.headers.get('location')).toBe(
        `/curate/sign-in?next=${encodeURIComponent(page({ id }))}`,
      );
    }
  });

  it('finds no bytes and can change nothing', async () => {
    const story = await waiting();
    const stranger = new Visitor(archive.url);
    const media = readyArtwork(story);
    for (const address of [`/media/${media.id}/image-320.jpg`, `/originals/${media.id}`]) {
      expect((await stranger.get(page(story, address))).status).toBe(404);
    }
    expect((await stranger.post(page(story, '/approve'), from(story))).status).toBe(401);
    expect((await stored(story)).state).toBe('inReview');
  });
});

describe('The queue', () => {
  it('lists what waits longest first, with filters and the numbers of each state', async () => {
    const oldest = await waiting({
      title: 'Oldest & <b>wisest</b>',
      waitingSince: new Date('2020-01-01T00:00:00Z'),
      themes: [theme('isolation')],
    });
    const html = await (await ben.get('/curate')).text();
    expect(html.indexOf(page(oldest))).toBeGreaterThan(0);
    expect(html.indexOf('/curate/stories/')).toBe(html.indexOf(page(oldest)));
    expect(html).toContain('Oldest &amp; &lt;b&gt;wisest&lt;/b&gt;');
    expect(html).toMatch(/Waiting for \d+ years/);
    const isolation = await (await ben.get('/curate?theme=isolation')).text();
    expect(isolation.match(/<li( class="has-picture")?>\s*(<img [^>]*>\s*)?<div>\s*<h3>/g)).toHaveLength(1);
    expect(await (await ben.get('/curate?form=film')).text()).toContain('No story here fits.');
    const { inReview } = await archive.stores.reviewQueue.counts(null);
    expect(html).toContain(`Waiting <span class="number">${inReview}</span>`);
  });

  it('goes on page by page and leaves nothing out', async () => {
    const ids = new Set<string>();
    for (let i = 0; i < 27; i += 1) {
      ids.add((await waiting({ neighbourhood: 'haslingden' as InReviewStory['neighbourhood'] })).id);
    }
    const first = await (await ben.get('/curate?neighbourhood=haslingden')).text();
    const more = /href="([^"]+)">More stories/.exec(first)?.[1] ?? '';
    const second = await (await ben.get(plain(more))).text();
    const seen = `${first}${second}`.matchAll(/\/curate\/stories\/([0-9a-z]{16})["?]/g);
    expect(new Set([...seen].map(([, id]) => id))).toEqual(ids);
    expect((await ben.get('/curate?from=nonsense')).status).toBe(400);
  });
});

describe('A decision', () => {
  it('publishes a story, takes it down again in one step, and both are on record', async () => {
    const story = await waiting();
    const decided = await expectRedirect(ben.post(page(story, '/approve'), from(story)));
    expect(decided).toMatch(new RegExp(String.raw`^${page(story)}\?(next=\w+&)?done=approved$`));
    const visitor = new Visitor(archive.url);
    expect((await visitor.get(`/stories/${story.id}`)).status).toBe(200);
    const published = await stored(story);
    const done = await (await ben.get(decided)).text();
    expect(done).toContain('Published. It shows wherever the storyteller agreed.');
    expect(done).toContain('Next: ');
    await expectRedirect(
      ada.post(page(story, '/unpublish'), { ...from(published), reason: 'A street name shows.' }),
    );
    expect((await visitor.get(`/stories/${story.id}`)).status).toBe(404);
    const html = await (await ada.get(page(story))).text();
    expect(html).toContain('Ben published it.');
    expect(html).toContain('You took it out of the galleries.');
    expect(html).toContain('A street name shows.');
  });

  it('publishes what stands in the boxes, typed and not yet saved, as one change', async () => {
    const story = await waiting();
    const fields = { ...boxes(story), title: '  A better\ttitle ' };
    await expectRedirect(ben.post(page(story, '/approve'), form(fields)));
    const after = await stored(story);
    expect(after).toMatchObject({ state: 'published', title: 'A better title', version: story.version + 1 });
    expect(after.history.map(({ action }) => action)).toEqual(['sent', 'edited', 'approved']);
  });

  it('writes nothing where nothing was changed', async () => {
    const story = await waiting();
    await expectRedirect(ben.post(page(story, '/edit'), form(boxes(story))));
    expect(await stored(story)).toEqual(story);
  });

  it('needs a reason to decline, and a declined story can be looked at again', async () => {
    const story = await waiting();
    const refused = await ben.post(page(story, '/decline'), { ...boxes(story), title: 'Kept', reason: ' ' });
    expect(refused.status).toBe(422);
    const html = await refused.text();
    expect(html).toContain('href="#reason">Write a reason that the storyteller can read.');
    expect(html).toContain('value="Kept"');
    const reason = 'Thank you. We could not hear the voices.';
    await expectRedirect(ben.post(page(story, '/decline'), { ...from(story), reason }));
    const declined = await stored(story);
    expect(declined).toMatchObject({ state: 'declined', reason });
    await expectRedirect(ada.post(page(story, '/reconsider'), from(declined)));
    expect((await stored(story)).state).toBe('inReview');
  });

  it('is not taken while a picture has no description; the error leads to its box', async () => {
    const id = newStoryId();
    const bare = { ...aReadyArtwork(id), alt: null };
    const story = await waiting({ id, media: [bare] });
    const nothing = { ...from(story), edits: 'yes', title: 'The gate' };
    const response = await ben.post(page(story, '/approve'), nothing);
    expect(response.status).toBe(422);
    const refusal = await response.text();
    expect(refusal).toContain(`<a href="#alt-${bare.id}">Say what this picture shows`);
    // Whatever else is amiss is said at once, and the checklist goes by the boxes too.
    expect(refusal).toContain('<a href="#themes">Choose at least one theme.');
    expect(refusal).toMatch(
      new RegExp(`Still missing: </span><a href="#alt-${bare.id}">Describe the picture`),
    );
    const described = { ...boxes(story), [`alt-${bare.id}`]: 'A red gate' };
    await expectRedirect(ben.post(page(story, '/approve'), form(described)));
    expect(readyArtwork(await stored(story)).alt).toEqual({ kind: 'words', words: 'A red gate' });
  });

  it('keeps every typed word where something is wrong with it', async () => {
    const story = await waiting();
    const typed = { ...boxes(story), title: '', words: 'New <words>\nover two lines' };
    const response = await ben.post(page(story, '/edit'), form(typed));
    expect(response.status).toBe(422);
    const html = await response.text();
    expect(html).toContain('<title>Error: ');
    expect(html).toContain('New &lt;words&gt;\nover two lines</textarea>');
    expect(await stored(story)).toEqual(story);
  });

  it('made on an old page overwrites nothing and gives the typed words back', async () => {
    const story = await waiting();
    await expectRedirect(ada.post(page(story, '/edit'), form({ ...boxes(story), title: "Ada's title" })));
    const late = await ben.post(page(story, '/edit'), form({ ...boxes(story), words: 'What Ben wrote' }));
    expect(late.status).toBe(409);
    const html = await late.text();
    expect(html).toContain('Ada changed what it says or its checks.');
    expect(html).toContain('What Ben wrote</textarea>');
    expect(await stored(story)).toMatchObject({ title: "Ada's title", words: story.words });
  });

  it('refuses a form that is not one', async () => {
    const story = await waiting();
    const mark = madeFromStory(story);
    for (const text of [
      '',
      'made-from=x',
      `made-from=${mark}&title[$ne]=x`,
      `made-from=${mark}&made-from=${mark}`,
      `made-from=${mark}&other=x`,
    ]) {
      const fields = new URLSearchParams(text);
      expect((await ben.post(page(story, '/approve'), fields)).status).toBe(400);
    }
    expect(await stored(story)).toEqual(story);
  });
});

describe('The files behind the review page', () => {
  it('reach curators only as what they are: renditions to look at, originals to keep', async () => {
    const story = await waiting();
    const media = readyArtwork(story);
    const named = {
      ...story,
      media: [{ ...media, original: { ...media.original, fileName: 'Grüße "9".html', bytes: 8 } }],
    };
    await archive.stores.stories.replace(story, named);
    const [image] = media.renditions;
    if (!image) throw new Error('Expected a rendition');
    await archive.stores.blobs.put(media.original.key, Readable.from([Buffer.from('original')]));
    await archive.stores.blobs.put(image.key, Readable.from([Buffer.from('image')]));

    const shown = await ben.get(page(story, `/media/${media.id}/image-320.jpg`));
    expect(await shown.text()).toBe('image');
    expect(shown.headers.get('content-type')).toBe('image/jpeg');
    expect(shown.headers.get('cache-control')).toContain('no-store');

    const original = await ben.get(page(story, `/originals/${media.id}`));
    expect(await original.text()).toBe('original');
    expect(original.headers.get('content-type')).toBe('application/octet-stream');
    expect(original.headers.get('x-content-type-options')).toBe('nosniff');
    expect(original.headers.get('content-security-policy')).toContain('sandbox');
    expect(original.headers.get('content-disposition')).toMatch(
      /^attachment; filename="[^"]*\\"9\\".html"; filename\*=UTF-8''Gr%C3%BC%C3%9Fe%20%229%22\.html$/,
    );
    expect((await ben.get(page(story, `/media/${media.id}/image-9.jpg`))).status).toBe(404);
  });

  it('show why a file was refused, and a published story its way into the gallery', async () => {
    const story = aPublishedStory();
    const { renditions: _r, facts: _f, placeholder: _p, ...rest } = aReadyArtwork(story.id);
    const refused = { ...rest, state: 'refused' as const, reason: 'The photo is cut short.' };
    await archive.stores.stories.insert({ ...story, media: [...story.media, refused] });
    const html = await (await ben.get(page(story))).text();
    expect(html).toContain('The photo is cut short.');
    expect(html).toContain(`href="/stories/${story.id}"`);
    expect(html).toContain('May we use it for web?');
  });
});

describe('Places and themes', () => {
  it('are added and changed by administrators, and are not there for curators', async () => {
    const typed = { name: 'Tuebrook & Old Hall', about: 'Two places.', order: '40', open: 'yes' };
    expect(await expectRedirect(ada.post('/curate/places/add-neighbourhood', typed))).toBe(
      '/curate/places?done=saved',
    );
    const slug = 'tuebrook-and-old-hall';
    expect((await ada.post('/curate/places/add-neighbourhood', typed)).status).toBe(422);
    const itsPage = await (await ada.get(`/curate/places/neighbourhood/${slug}`)).text();
    const seen = /name="seen" value="(\d+)"/.exec(itsPage)?.[1] ?? '';
    await expectRedirect(
      ada.post(`/curate/places/neighbourhood/${slug}`, { name: 'Tuebrook', about: '', order: '41', seen }),
    );
    const saved = (await archive.stores.places.neighbourhoods()).find((place) => place.slug === slug);
    expect(saved).toMatchObject({ slug, name: 'Tuebrook', about: '', order: 41, open: false });
    const bad = await ada.post('/curate/places/add-theme', { name: 'Work', about: 'Kept', order: 'x' });
    expect(bad.status).toBe(422);
    expect(await bad.text()).toContain('Kept</textarea>');
    expect((await ben.get('/curate/places')).status).toBe(404);
    expect((await ben.post('/curate/places/add-theme', typed)).status).toBe(404);
  });
});
