import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { axeFindings, desk, noteTrouble, openBrowser } from '../support/browser.ts';
import { arriveAs } from '../support/curator.ts';
import { aStoryInReview } from '../support/stories.ts';

/** A curator's list, worked through by keys (issue 12, 4). */

let archive: TestArchive;
let browser: Browser;
let page: Page;
let trouble: readonly string[];
const stories = ['An apple', 'A pear', 'A plum'].map((title, index) =>
  aStoryInReview({ title, waitingSince: new Date(Date.UTC(2026, 0, index + 1)) }),
);
beforeAll(async () => {
  archive = await openTestArchive();
  browser = await openBrowser();
  const context = await browser.newContext({ ...desk, baseURL: archive.url.href });
  trouble = noteTrouble(context, archive.url);
  const ada = await arriveAs(archive, 'Ada', 'admin');
  await context.addCookies(ada.cookies().map((cookie) => ({ ...cookie, url: archive.url.href })));
  page = await context.newPage();
  for (const story of stories) await archive.stores.stories.insert(story);
});
afterAll(async () => {
  await browser?.close();
  await archive?.close();
});

const focused = () => page.evaluate<string>('document.activeElement.innerText');

it('goes down the list, opens, skips to the next, and decides only what is pressed', async () => {
  await page.goto('/curate');
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Alt+j');
  expect(await focused()).toBe('An apple');
  await page.keyboard.press('Alt+j');
  expect(await focused()).toBe('A pear');
  await page.keyboard.press('Alt+k');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'An apple', level: 1 }).waitFor();
  expect(await axeFindings(page)).toEqual([]);

  await page.keyboard.press('Alt+n');
  await page.getByRole('heading', { name: 'A pear', level: 1 }).waitFor();
  await page.keyboard.press('Alt+p');
  expect(await focused()).toContain('Publish this story');
  for (const { id } of stories) expect((await archive.stores.stories.find(id))?.state).toBe('inReview');

  await page.keyboard.press('Alt+t');
  // From there it is one step to the first tick, also once something was typed.
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.name')).toBe('checks');

  await page.keyboard.press('Alt+a');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Who is it?');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('Asked. The storyteller reads your question').waitFor();
  await page.keyboard.press('Alt+u');
  await page.keyboard.press('Enter');
  await page.getByText('Undone. The story waits for review as before').waitFor();
  await page.keyboard.press('Alt+l');
  await page.waitForURL((url) => url.pathname === '/curate');
  expect(trouble).toEqual([]);
});
