import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { invite } from '../../src/curators/accounts/accounts.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { axeFindings, desk, noteTrouble, openBrowser } from '../support/browser.ts';
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
  page = await context.newPage();
  await page.goto(
    await invite({ curators: archive.stores.curators, now: () => new Date() }, 'ada@example.org', 'admin'),
  );
  await page.getByLabel('Your name', { exact: true }).fill('Ada');
  await page.getByLabel('Choose a password', { exact: true }).fill('four small boats at dawn');
  await page.getByRole('button', { name: 'Set up my account' }).click();
  await page.waitForURL('**/curate');
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
