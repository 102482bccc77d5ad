import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { createMedia } from '../fixtures/make-media.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { openBrowser } from '../support/browser.ts';
import { temporaryFolder } from '../support/temporary.ts';

/**
 * How much the share form asks of somebody on a phone, counted on the plain way through it: the pages, the words to read and
 * the height of it all in screens. docs/share-form.md says how long that takes.
 */

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let archive: TestArchive;
let browser: Browser;

beforeAll(async () => {
  folder = await temporaryFolder();
  archive = await openTestArchive();
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await archive?.close();
  await folder?.remove();
});

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

interface Size {
  readonly words: number;
  readonly screens: number;
}

/** Words that can be seen and are not the storyteller's own, and the page's height. Runs in the page. */
const sizeOfPage = `(() => {
  const apart = '.visually-hidden, .skip-link, .share-value, select, script, template, [hidden]';
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let words = 0;
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode;
    if (parentElement.closest(apart) || !parentElement.checkVisibility()) continue;
    words += data.match(/\\S+/g)?.length ?? 0;
  }
  return { words, height: document.documentElement.scrollHeight };
})()`;

/** Walks the form by roles and names alone, measuring each page as it opens. */
async function walk(page: Page, file: string | null): Promise<readonly Size[]> {
  const sizes: Size[] = [];
  const measure = async () => {
    const { words, height } = (await page.evaluate(sizeOfPage)) as { words: number; height: number };
    sizes.push({ words, screens: height / phone.viewport.height });
  };
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const opens = async (heading: string) => {
    await page.getByRole('heading', { name: heading, exact: true, level: 1 }).waitFor();
    // What only a page without script says goes when its script has run.
    await page.waitForLoadState('load');
    await measure();
  };
  const choose = (name: string) => page.getByRole('radio', { name, exact: true }).check();

  await page.goto('/share');
  await opens('Share your story');
  await press('Start');
  await opens('What is your story about?');
  await choose('Haslingden');
  await page.getByRole('checkbox', { name: 'Isolation' }).check();
  await press('Continue');
  await opens('Add your photos, sounds or films');
  if (file) await page.getByLabel('Choose your files').setInputFiles(file);
  if (file) await page.getByRole('button', { name: /^Remove / }).waitFor();
  await press('Continue');
  await opens('Title and words');
  await page.getByRole('textbox', { name: 'Title' }).fill('The bench by the canal');
  await page.getByRole('textbox', { name: 'The story in words' }).fill('I sat there every Tuesday.');
  await press('Continue');
  await opens('About you');
  await choose('By my first name only');
  await page.getByRole('textbox', { name: 'The name to show' }).fill('Ada');
  await choose('18 or over');
  await press('Continue');
  await opens('Can anyone else be recognised in your story?');
  await choose('No, nobody else');
  await press('Continue');
  await opens('Whose work is it?');
  await choose('It is all mine');
  await press('Continue');
  await opens('Where may we show it?');
  for (const group of await page.getByRole('group').all()) await group.getByRole('radio').first().check();
  await press('Continue');
  await opens('How can we reach you?');
  await press('Continue');
  await opens('Check and send');
  await press('Send your story');
  await page.getByRole('heading', { name: 'Thank you. Your story has arrived.' }).waitFor();
  return sizes;
}

const sum = (all: readonly number[]) => all.reduce((one, other) => one + other, 0);

describe.each([
  ['words alone', async () => null],
  ['a photo', () => createMedia(folder.path)('photo.jpg')],
])('The share form on a phone, for %s,', (_what, file) => {
  it('has nine pages, 700 words to read at most, and no more than 14 screens', async () => {
    const context = await browser.newContext({ ...phone, baseURL: archive.url.href });
    const sizes = await walk(await context.newPage(), await file());
    await context.close();
    // The first page, before the form begins, is counted too.
    expect(sizes).toHaveLength(10);
    expect(sum(sizes.map(({ words }) => words))).toBeLessThanOrEqual(700);
    expect(sum(sizes.map(({ words }) => words))).toBeGreaterThan(400);
    expect(sum(sizes.map(({ screens }) => screens))).toBeLessThanOrEqual(14);
  }, 120_000);
});
