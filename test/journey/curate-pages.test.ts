import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { invite } from '../../src/curators/accounts/accounts.ts';
import { newMediaId, newStoryId } from '../../src/random.ts';
import type { Media } from '../../src/story/media.ts';
import type { InReviewStory } from '../../src/story/story.ts';
import { madeFromStory } from '../../src/story-form/made-from.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { axeFindings, desk, openBrowser, phone } from '../support/browser.ts';
import {
  aPublishedStory,
  aReadyArtwork,
  aReadyFilm,
  aReadySound,
  aStoryInReview,
  readyArtwork,
} from '../support/stories.ts';
import { expectRedirect, Visitor } from '../support/storyteller.ts';

const password = 'four small boats at dawn';
const narrow = { ...phone, viewport: { width: 320, height: 640 } };

let archive: TestArchive;
let browser: Browser;
let ben: Visitor;
let invitation: string;

/** A story with media of every form and state, one picture not described yet. */
function aFullStory(): InReviewStory {
  const id = newStoryId();
  const picture = { ...aReadyArtwork(id), alt: null };
  const sound = aReadySound(id);
  const wave = {
    kind: 'waveform',
    name: 'waveform.svg',
    type: 'image/svg+xml',
    width: 1200,
    height: 200,
  } as const;
  const drawn = sound.renditions.map((rendition) => ({ ...rendition, ...wave }));
  const { facts: _f, renditions: _r, placeholder: _p, state: _s, ...bare } = picture;
  const refused: Media = { ...bare, id: newMediaId(), state: 'refused', reason: 'The file is empty.' };
  const media = [picture, { ...sound, renditions: [...sound.renditions, ...drawn] }, aReadyFilm(id), refused];
  return aStoryInReview({ id, media, sample: true });
}

beforeAll(async () => {
  archive = await openTestArchive();
  const services = { curators: archive.stores.curators, now: () => new Date() };
  await expectRedirect(
    new Visitor(archive.url).post(await invite(services, 'ada@example.org', 'admin'), {
      name: 'Ada',
      password,
    }),
  );
  ben = new Visitor(archive.url);
  await expectRedirect(
    ben.post(await invite(services, 'ben@example.org', 'curator'), { name: 'Ben Ashworth', password }),
  );
  invitation = await invite(services, 'cora@example.org', 'curator');
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await archive?.close();
});

const open = (page: Page, address: string) => page.goto(new URL(address, archive.url).href);

/** What is wrong with the page as it stands: axe's findings, sideways scrolling, too many or too few headings. */
async function faults(page: Page, name: string): Promise<string[]> {
  const found = await axeFindings(page);
  const sideways = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  if (sideways > 0) found.push(`${sideways} pixels too wide`);
  const headings = await page.evaluate<number>('document.querySelectorAll("h1").length');
  if (headings !== 1) found.push(`${headings} h1`);
  return found.map((fault) => `${name}: ${fault}`);
}

async function signIn(page: Page): Promise<void> {
  await open(page, '/curate');
  await page.fill('#email', 'ada@example.org');
  await page.fill('#password', password);
  await page.click('main button[type="submit"]');
  await page.waitForURL('**/curate');
}

describe.each([
  ['a narrow phone', narrow],
  ['a desk', { ...desk, colorScheme: 'dark' as const }],
])("Curators' pages on %s", (_name, view) => {
  it('are found faultless', async () => {
    const page = await (await browser.newContext(view)).newPage();
    const all: string[] = [];
    const look = async (name: string) => all.push(...(await faults(page, name)));

    await open(page, '/curate');
    await look('sign in');
    await page.click('main button[type="submit"]');
    await look('sign in, nothing typed');
    await open(page, invitation);
    await page.click('main button[type="submit"]');
    await look('welcome');
    await signIn(page);

    const full = aFullStory();
    const shown = aPublishedStory();
    for (const story of [full, shown]) await archive.stores.stories.insert(story);
    for (const address of [
      '/curate',
      '/curate?theme=isolation&form=film',
      '/curate?state=declined',
      `/curate/stories/${shown.id}?done=approved`,
      '/curate/people',
      '/curate/places',
      '/curate/places/theme/isolation',
      '/curate/places/add-neighbourhood',
      '/curate/account',
      '/curate/stories/nothing-here',
    ]) {
      await open(page, address);
      await look(address);
    }
    await page.goto(new URL(`/curate/stories/${full.id}`, archive.url).href);
    await look('review');
    await page.click('text=Publish this story');
    await look('review, not described');
    await ben.post(`/curate/stories/${full.id}/decline`, {
      'made-from': madeFromStory(full),
      reason: 'Thank you. It is too dark.',
    });
    await page.fill('#words', 'Words that must not be lost');
    await page.click('text=Publish this story');
    await look('conflict');
    await page.click('text=Look at the story as it is now');
    await look('declined');
    await page.context().close();
    expect(all).toEqual([]);
  });
});

it('A file of captions of an older Windows program is chosen, read and kept as WebVTT', async () => {
  const context = await browser.newContext(desk);
  const page = await context.newPage();
  await signIn(page);
  const id = newStoryId();
  const film = aReadyFilm(id);
  const story = aStoryInReview({
    id,
    media: [{ ...film, hearing: { transcript: null, captions: null, waiver: null } }],
  });
  await archive.stores.stories.insert(story);
  await open(page, `/curate/stories/${story.id}`);
  const srt = '1\r\n00:00:01,000 --> 00:00:04,000\r\nSi\u00e2n didn\u0092t sit.\r\n';
  await page
    .getByLabel('Or choose a file of captions')
    .setInputFiles({ name: 'two cups.srt', mimeType: 'text/plain', buffer: Buffer.from(srt, 'latin1') });
  await page.getByText('two cups.srt is now in the box.').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.waitForURL('**done=saved');
  const kept = await archive.stores.stories.find(story.id);
  expect(kept?.media[0]?.hearing.captions).toEqual({
    vtt: 'WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nSiân didn’t sit.',
    language: story.language,
    checked: false,
  });
  await context.close();
});

describe('Without script', () => {
  it('a curator describes, edits and publishes in one go, by keyboard order', async () => {
    const context = await browser.newContext({ ...phone, javaScriptEnabled: false });
    const page = await context.newPage();
    await signIn(page);
    const id = newStoryId();
    const story = aStoryInReview({ id, checks: [], media: [{ ...aReadyArtwork(id), alt: null }] });
    await archive.stores.stories.insert(story);
    await open(page, `/curate/stories/${story.id}`);
    await page.fill(`#alt-${readyArtwork(story).id}`, 'A gate, half open');
    await page.fill('#title', 'The gate, half open');
    // Enter in a box saves and never publishes.
    await page.press('#title', 'Enter');
    await page.waitForURL('**done=saved');
    expect(await archive.stores.stories.find(story.id)).toMatchObject({ state: 'inReview', version: 2 });
    await page.fill('#words', 'New words, typed and not saved.');
    await page.click('text=Publish this story');
    // What is missing is said in links that lead to the very boxes, and the typed words are still there.
    await page
      .getByRole('link', { name: /^Look for addresses/ })
      .first()
      .click();
    expect(new URL(page.url()).hash).toBe('#check-private-details');
    await page.press('#check-private-details', 'Space');
    await page.press('#check-sensitive', 'Space');
    await page.getByRole('button', { name: 'Publish this story' }).press('Enter');
    await page.waitForURL('**done=approved');
    expect(await archive.stores.stories.find(story.id)).toMatchObject({
      state: 'published',
      title: 'The gate, half open',
      words: 'New words, typed and not saved.',
    });
    await context.close();
  });
});
