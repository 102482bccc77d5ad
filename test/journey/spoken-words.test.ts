import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type Hearing, isReady, nothingToRead, type ReadyMedia } from '../../src/story/media.ts';
import { createMedia } from '../fixtures/make-media.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { axeFindings, noteTrouble, openBrowser, phone } from '../support/browser.ts';
import { aPublishedStory } from '../support/stories.ts';
import { aTelling, eventually, tell, Visitor } from '../support/storyteller.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** What visitors get of a transcript whose words have times (issue 12, 3). */

const said =
  'WEBVTT\n\n00:01.000 --> 00:03.000\nWe <00:00:02.000>sat\n\n00:06.000 --> 00:07.500\nand <00:00:06.500>wept.';
const captions = (vtt: string) => ({ vtt, language: 'en', checked: true });

let archive: TestArchive;
let browser: Browser;
let address: string;
beforeAll(async () => {
  const folder = await temporaryFolder();
  const make = createMedia(folder.path);
  archive = await openTestArchive();
  await archive.work();
  browser = await openBrowser();
  await tell(new Visitor(archive.url), {
    ...aTelling,
    files: [await make('beeps.mp3'), await make('clapper.mp4')],
  });
  await folder.remove();
  const { items } = await eventually(
    'a story to wait',
    () => archive.stores.reviewQueue.page({ state: 'inReview', scope: null }, null, 1),
    (found) => found.items.length === 1,
  );
  const told = items[0] && (await archive.stores.stories.find(items[0].id));
  const [sound, film] = (told?.media ?? []).filter(isReady);
  if (!sound || !film) throw new Error('Expected a sound and a film');
  const heard = (media: ReadyMedia, hearing: Partial<Hearing>): ReadyMedia => ({
    ...media,
    hearing: { ...nothingToRead, ...hearing },
  });
  const story = aPublishedStory({
    media: [
      heard(sound, { transcript: 'We sat,\nNora & I,\n\nand wept.', captions: captions(said) }),
      heard(film, {
        captions: captions('WEBVTT\n\n00:04.000 --> 00:06.000\nIt rained.'),
        translations: [
          {
            ...{ language: 'cy', by: 'Nia', at: new Date(), finished: true, madeFrom: '' },
            pieces: [{ start: 4, end: 6, words: 'Bwriodd hi.' }],
          },
        ],
        chapters: [
          { at: 0, title: 'Dry' },
          { at: 4, title: 'Wet' },
        ],
      }),
    ],
  });
  await archive.stores.stories.insert(story);
  address = `/stories/${story.id}`;
});
afterAll(async () => {
  await browser?.close();
  await archive?.close();
});

async function open(where: string, options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
  const context = await browser.newContext({ ...phone, baseURL: archive.url.href, ...options });
  const trouble = noteTrouble(context, archive.url);
  const page = await context.newPage();
  await page.goto(where);
  expect(trouble).toEqual([]);
  return page;
}

const figure = (page: Page, number: number) => page.locator(`#work-${number}`);
const time = (page: Page, number: number) =>
  figure(page, number)
    .locator('audio, video')
    .evaluate((media: { currentTime: number }) => media.currentTime);
const marked = (page: Page, number: number) => figure(page, number).locator('.is-said');
const read = (page: Page, number: number) => figure(page, number).getByText('Read what is said').click();

describe('A transcript', () => {
  it('marks each word while it is heard, and plays from the word that is clicked', async () => {
    const page = await open(address);
    await read(page, 1);
    await figure(page, 1).getByText('wept.', { exact: true }).click();
    await marked(page, 1).getByText('wept.', { exact: true }).waitFor();
    expect(await time(page, 1)).toBeGreaterThanOrEqual(6.5);
    await figure(page, 1).getByText('We', { exact: true }).click();
    // It plays on, from word to word.
    await marked(page, 1).getByText('sat,', { exact: true }).waitFor();
    await marked(page, 1).getByText('Nora', { exact: true }).waitFor();
    expect(await marked(page, 1).count()).toBe(1);
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  });

  it('of a film is its captions’ words, and a paragraph’s link plays from there by keyboard', async () => {
    const page = await open(address);
    await read(page, 2);
    await figure(page, 2).getByRole('link', { name: '0:04 Play from here' }).focus();
    await page.keyboard.press('Enter');
    await marked(page, 2).getByText('It', { exact: true }).waitFor();
    expect(await time(page, 2)).toBeGreaterThanOrEqual(4);
    expect(page.url()).toMatch(/#work-2&t=4$/);
    await page.context().close();
  });

  it('is all there without script', async () => {
    const page = await open(address, { javaScriptEnabled: false });
    await read(page, 1);
    await figure(page, 1).getByText('Nora & I,').waitFor();
    await read(page, 2);
    await figure(page, 2).getByText('It rained.').waitFor();
    await page.context().close();
  });
});

it('A chapter plays from its beginning and says that it is on, and a translation is marked like the words', async () => {
  const page = await open(address);
  await figure(page, 2).getByText('Read it in Welsh').click();
  await figure(page, 2).getByRole('navigation').getByRole('link', { name: '0:04 Wet' }).click();
  await marked(page, 2).getByText('Bwriodd', { exact: true }).waitFor();
  const on = figure(page, 2).locator('.chapters [aria-current]');
  await on.getByText('Wet').waitFor();
  expect(await on.count()).toBe(1);
  expect(page.url()).toMatch(/#work-2&t=4$/);
  expect(await axeFindings(page)).toEqual([]);
  await page.context().close();
});

describe('A link to a moment', () => {
  it.each([
    ['#t=2.5', 1, 2.5],
    ['#work-2&t=5', 2, 5],
  ])('%s leads there, with the words open', async (moment, number, second) => {
    const page = await open(`${address}${moment}`);
    await figure(page, number).locator('[data-spoken]').first().waitFor({ state: 'visible' });
    expect(await time(page, number)).toBeCloseTo(second);
    expect(await time(page, 3 - number)).toBe(0);
    await page.context().close();
  });

  it.each(['#t=', '#t=x', '#work-9&t=4', '#t=1;2'])('%s leads to the page alone', async (moment) => {
    const page = await open(`${address}${moment}`);
    expect([await time(page, 1), await time(page, 2)]).toEqual([0, 0]);
    await page.context().close();
  });
});
