import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { Manifest } from '../../src/kiosk/player/kiosk-api.ts';
import { hashCode, newPrivateCode, newStoryId } from '../../src/random.ts';
import { approve } from '../../src/story/changes/publish.ts';
import { hide } from '../../src/story/changes/withdraw.ts';
import type { InReviewStory } from '../../src/story/story.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { axeFindings, desk, noteTrouble, openBrowser } from '../support/browser.ts';
import { arriveAs } from '../support/curator.ts';
import { formFields } from '../support/form-fields.ts';
import { aStoryInReview, consentTo, neighbourhood, theme } from '../support/stories.ts';
import { Visitor } from '../support/storyteller.ts';

/** What makes an hour a week of a curator's enough: the same for several stories at once, and a look at what a screen will show. */

let archive: TestArchive;
let browser: Browser;
let ada: Visitor;
let ben: Visitor;
beforeAll(async () => {
  archive = await openTestArchive();
  browser = await openBrowser();
  ada = await arriveAs(archive, 'Ada', 'admin');
  ben = await arriveAs(archive, 'Ben', 'curator', [neighbourhood('workington')]);
});
afterAll(async () => {
  await browser?.close();
  await archive?.close();
});

async function keep(title: string, over: Partial<InReviewStory> = {}): Promise<InReviewStory> {
  const story = aStoryInReview({ title, ...over });
  await archive.stores.stories.insert(story);
  return story;
}
const read = async (who: Visitor, address: string) => (await who.get(address)).text();
const stored = (story: InReviewStory) => archive.stores.stories.find(story.id);
const choosing = (stories: readonly Pick<InReviewStory, 'id'>[], list = '') =>
  `/curate/several?${new URLSearchParams([...stories.map(({ id }) => ['story', id] as [string, string]), ['list', list]])}`;
/** Each line of the answer, without its tags. */
const lines = (page: string) =>
  [...(/<ol class="queue">[\s\S]*?<\/ol>/.exec(page)?.[0] ?? '').matchAll(/<li[\s\S]*?<\/li>/g)].map(
    ([line]) =>
      line
        .replaceAll(/<[^>]+>/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim(),
  );

describe('Several stories', () => {
  it('get what is the same for them, each by a change of its own, and each says what became of it', async () => {
    const code = newPrivateCode();
    const apple = await keep('An apple', { codeHash: hashCode(code) });
    const pear = await keep('A pear', { themes: [theme('employment'), theme('isolation')] });
    const plum = await keep('A plum');
    const fig = await keep('A fig');
    const quince = await keep('A quince', {
      others: [{ who: 'my aunt', shownBy: ['seen'], permission: 'no' }],
    });
    const medlar = await keep('A medlar', { neighbourhood: neighbourhood('haslingden') });
    const all = [apple, pear, plum, fig, quince, medlar];
    const page = await read(ben, choosing(all, 'theme=employment'));
    expect(page).toContain('5 stories');
    expect(page).toContain('One of the chosen stories is not here.');
    for (const never of ['medlar', 'my aunt', 'Publish', 'approve', 'name="checks"'])
      expect(page).not.toContain(never);

    const fields = formFields(page, '/curate/several');
    fields.set('themes-isolation', 'add');
    fields.append('story', `${medlar.id}:${'0'.repeat(16)}`);
    await archive.stores.stories.replace(plum, hide(plum, new Date(), { role: 'storyteller' }));
    await archive.stores.stories.replace(fig, approve(fig, new Date(), { role: 'archive' }));
    const answer = await ben.post('/curate/several', fields);
    expect(answer.status).toBe(200);
    const done = await answer.text();
    expect(done).toContain('2 of 6 were changed.');
    expect(lines(done)).toEqual([
      expect.stringMatching(/^An apple \S+ Changed\.$/),
      expect.stringMatching(/^A pear \S+ Nothing to change: it stands so already\.$/),
      expect.stringMatching(/^A plum \S+ Not changed, since .* The storyteller/),
      expect.stringMatching(/^A fig \S+ Not changed, since .* published it\./),
      expect.stringMatching(/^A quince \S+ Changed\.$/),
      'One of the chosen stories is not here.',
    ]);
    expect(done).toContain('href="/curate?theme&#x3D;employment"');

    expect(await stored(apple)).toMatchObject({
      ...{ state: 'inReview', version: 2, themes: ['isolation', 'employment'] },
      ...{ checks: apple.checks, media: apple.media, title: 'An apple' },
      history: [{}, { action: 'edited', actor: { role: 'curator' } }],
    });
    expect(await stored(pear)).toEqual(pear);
    expect(await stored(medlar)).toEqual(medlar);
    expect(await read(ben, `/curate/stories/${apple.id}`)).toContain(
      'You changed what it says or its checks.',
    );
    expect(await read(ben, `/my-story/${code}`)).toContain('Isolation and Employment');
  });

  it('are each left alone by a limit of the field, and by somebody’s no', async () => {
    const olive = await keep('An olive');
    const lemon = await keep('A lemon', { themes: [theme('employment'), theme('isolation')] });
    const refused = { who: 'my uncle', shownBy: ['named'], permission: 'no' } as const;
    const lime = await keep('A lime', { others: [refused], themes: lemon.themes });
    const asked = { ...refused, permission: 'not-yet' } as const;
    const date = await keep('A date', { others: [asked], themes: lemon.themes });
    const fields = formFields(await read(ada, choosing([olive, lemon, lime, date])), '/curate/several');
    fields.set('themes-employment', 'remove');
    fields.set('topics-death', 'add');
    fields.set('nobody-else', 'yes');
    const done = await (await ada.post('/curate/several', fields)).text();
    expect(lines(done)).toEqual([
      expect.stringMatching(/^An olive \S+ Not changed\. Choose at least one theme\.$/),
      expect.stringMatching(/^A lemon \S+ Changed\.$/),
      expect.stringMatching(/^A lime \S+ Not changed\. Somebody in it has said yes or no\./),
      expect.stringMatching(/^A date \S+ Changed\.$/),
    ]);
    expect(await stored(olive)).toEqual(olive);
    expect(await stored(lime)).toEqual(lime);
    expect(await stored(date)).toMatchObject({
      ...{ others: [], themes: ['isolation'], sensitive: { topics: ['death'], note: null } },
      beforeEdits: { others: [asked] },
    });
    // The same form once more: it was made before what it did itself.
    expect(lines(await (await ada.post('/curate/several', fields)).text())[1]).toContain(
      'meanwhile: You changed what it says or its checks.',
    );

    const undo = formFields(done, '/curate/several/undo');
    const published = await stored(lemon);
    if (published?.state !== 'inReview') throw new Error('Expected it to wait');
    await archive.stores.stories.replace(published, approve(published, new Date(), { role: 'archive' }));
    const undone = await (await ada.post('/curate/several/undo', undo)).text();
    expect(undone).toContain('1 of 2 is as it was before.');
    expect(undone).not.toContain('action="/curate/several/undo"');
    expect(lines(undone)).toEqual([
      expect.stringMatching(/^A lemon \S+ Not changed, since .* published it\./),
      expect.stringMatching(/^A date \S+ As it was before\.$/),
    ]);
    const { version, history, beforeEdits, ...rest } = (await stored(date)) as InReviewStory;
    const { version: _version, history: _history, ...before } = date;
    expect(rest).toEqual({ ...before, themes: ['isolation', 'employment'] });
    expect(history.map(({ action }) => action)).toEqual(['sent', 'edited', 'edited']);
    expect({ version, before: beforeEdits?.others }).toEqual({ version: 3, before: [asked] });
    undo.set(`was-${date.id}`, '{"themes":[],"checks":["sensitive"]}');
    expect((await ada.post('/curate/several/undo', undo)).status).toBe(400);
  });

  it('ask for one thing at least, and keep what was seen when they ask', async () => {
    const cherry = await keep('A cherry');
    const nut = await keep('A nut');
    const fields = formFields(await read(ada, choosing([cherry])), '/curate/several');
    await archive.stores.stories.replace(cherry, {
      ...cherry,
      history: approve(cherry, new Date(), { role: 'archive' }).history,
    });
    const answer = await ada.post('/curate/several', fields);
    expect(answer.status).toBe(422);
    const again = await answer.text();
    expect(again).toContain('Choose at least one thing to set.');
    expect(formFields(again, '/curate/several').get('story')).toBe(fields.get('story'));
    for (const story of ['nonsense', `${newStoryId()}:`, cherry.id])
      expect((await ada.post('/curate/several', { story, 'nobody-else': 'yes' })).status).toBe(400);
    const nobody = formFields(again, '/curate/several');
    nobody.append('checks', 'private-details');
    expect((await ada.post('/curate/several', nobody)).status).toBe(400);
    expect(await read(ada, choosing([]))).toContain('No story is chosen');
    await archive.stores.stories.replace(nut, hide(nut, new Date(), { role: 'storyteller' }));
    const none = await read(ada, choosing([nut, { id: newStoryId() }]));
    for (const said of ['A nut” does not wait any more', 'One of the chosen stories is not here.'])
      expect(none).toContain(said);
    expect(none).not.toContain('No story is chosen');
  });

  it('are chosen by keys, all of them by a script, and set without a mouse', async () => {
    const { items } = await archive.stores.reviewQueue.page({ state: 'inReview', scope: null }, null, 99);
    const context = await browser.newContext({ ...desk, baseURL: archive.url.href });
    const trouble = noteTrouble(context, archive.url);
    await context.addCookies(ada.cookies().map((cookie) => ({ ...cookie, url: archive.url.href })));
    const page = await context.newPage();
    await page.goto('/curate');
    await page.getByRole('button', { name: 'Choose all on this page' }).waitFor();
    await page.keyboard.press('Alt+j');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await page.locator('.queue .choice :checked').count()).toBe(1);
    await page.getByRole('button', { name: 'Choose all on this page' }).click();
    expect(await page.locator('.queue .choice :checked').count()).toBe(items.length);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Choose none' }).waitFor();
    await page.getByRole('button', { name: 'Set for the chosen stories' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: `${items.length} stories` }).waitFor();
    await page.getByLabel('Connectedness').focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('button', { name: 'Set it for all of them' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(`${items.length} of ${items.length} were changed.`).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(trouble).toEqual([]);
    await context.close();
  });
});

describe('A story as a screen will show it', () => {
  it('is the player with what is typed and not saved, for its curators alone', async () => {
    const until = new Date('2026-01-03');
    const story = await keep('A walnut', { consent: [consentTo({ web: true, kiosk: true }, { until })] });
    const path = `/curate/stories/${story.id}/preview/screen`;
    const fields = formFields(
      await read(ben, `/curate/stories/${story.id}`),
      `/curate/stories/${story.id}/edit`,
    );
    fields.set('title', 'A </script> walnut');
    const answer = await ben.post(path, fields);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const shown = manifestIn(await answer.text());
    const [media] = story.media;
    const files = [['image', `/curate/stories/${story.id}/media/${media?.id}/image-320.jpg`]];
    expect(shown.stories).toMatchObject([
      { id: story.id, title: 'A </script> walnut', until: null, themes: ['employment'] },
    ]);
    expect(shown.stories[0]?.media[0]?.files.slice(0, 1).map(({ role, url }) => [role, url])).toEqual(files);
    expect(shown.stories[0]?.address?.text).toContain(`/stories/${story.id}`);
    expect(await stored(story)).toEqual(story);

    expect(manifestIn(await read(ben, path)).stories[0]?.title).toBe('A walnut');
    expect((await new Visitor(archive.url).get(path)).status).toBe(303);
    const elsewhere = await keep('An elm', { neighbourhood: neighbourhood('haslingden') });
    expect((await ben.get(`/curate/stories/${elsewhere.id}/preview/screen`)).status).toBe(404);
    const forScreens = await keep('A beech', { consent: [consentTo({ web: false, kiosk: true })] });
    const page = await read(ben, `/curate/stories/${forScreens.id}/preview/screen`);
    expect(manifestIn(page).stories[0]?.address).toBeNull();
  });

  it('opens at the story, keeps nothing and counts nothing', async () => {
    const oak = await keep('An oak', { media: [], words: 'It stood before the houses.' });
    const context = await browser.newContext({ ...desk, baseURL: archive.url.href });
    const trouble = noteTrouble(context, archive.url);
    await context.addCookies(ada.cookies().map((cookie) => ({ ...cookie, url: archive.url.href })));
    const asked: string[] = [];
    context.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const page = await context.newPage();
    await page.goto(`/curate/stories/${oak.id}`);
    await page.getByLabel('Title', { exact: true }).fill('A young oak');
    const opening = context.waitForEvent('page');
    await page.getByRole('button', { name: 'See it as a screen shows it' }).click();
    const glass = await opening;
    await glass.getByRole('heading', { name: 'A young oak', level: 1 }).waitFor();
    await glass.getByText('It stood before the houses.').first().waitFor();
    await glass.getByRole('button', { name: 'Home' }).click();
    await glass.getByText('with what stood in the boxes, saved or not').waitFor();
    expect(context.serviceWorkers()).toEqual([]);
    expect(await glass.evaluate('caches.keys()')).toEqual([]);
    // The player's own files, and nothing that a screen asks.
    expect(asked.filter((path) => /^\/kiosk(?!\/releases\/)/.test(path))).toEqual([]);
    expect(await stored(oak)).toEqual(oak);
    expect(trouble).toEqual([]);
    await context.close();
  });
});

function manifestIn(page: string): Manifest {
  const [, text = ''] = /<script type="application\/json" id="kiosk-story">(.*?)<\/script>/s.exec(page) ?? [];
  return JSON.parse(text);
}
