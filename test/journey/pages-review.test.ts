import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { invite } from '../../src/curators/accounts/accounts.ts';
import { newStoryId } from '../../src/random.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { axeFindings, desk, noteTrouble, openBrowser, phone } from '../support/browser.ts';
import { aBooklet, aMovingPicture } from '../support/shown-works.ts';
import { aStoryInReview } from '../support/stories.ts';

/** A curator looks through a booklet: its pages, the drafts that the file brought, and the words for each. */

let archive: TestArchive;
let browser: Browser;
const id = newStoryId();
const count = 14;
const textOf = (page: number) => (page % 2 ? `Typeset words of page ${page}` : '');

beforeAll(async () => {
  archive = await openTestArchive();
  browser = await openBrowser();
  const { stores } = archive;
  const booklet = await aBooklet(stores, id, count, { text: textOf });
  const moving = { ...(await aMovingPicture(stores, id)), alt: null };
  await stores.stories.insert(aStoryInReview({ id, media: [booklet, moving], checks: [] }));
});
afterAll(async () => {
  await browser?.close();
  await archive?.close();
});

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const read = async (path: string) => (await fetch(new URL(path, archive.url))).text();

it('A curator reads the drafts, mends one, leaves pages to the whole, and publishes it', async () => {
  const services = { curators: archive.stores.curators, now: () => new Date() };
  const invitation = await invite(services, 'ada@example.org', 'curator', null);
  const context = await browser.newContext({ baseURL: archive.url.href, ...desk });
  const trouble = noteTrouble(context, archive.url);
  const page = await context.newPage();
  await page.goto(invitation);
  await page.getByLabel('Your name', { exact: true }).fill('Ada');
  await page
    .getByLabel(/password/i)
    .first()
    .fill('four small boats at dawn');
  await page.locator('main form button[type=submit]').click();
  await page.goto(`/curate/stories/${id}`);

  expect(await page.getByText('7 unread drafts').isVisible()).toBe(true);
  expect(await page.getByLabel('What page 1 shows', { exact: true }).getAttribute('dir')).toBe('auto');
  expect(await page.getByLabel('What page 1 shows', { exact: true }).inputValue()).toBe(textOf(1));
  expect(await page.getByLabel('What page 9 shows', { exact: true }).isVisible()).toBe(false);
  const small = page.getByRole('img', { name: 'Page 2 (opens in full size)' });
  expect(await small.getAttribute('src')).toMatch(/page-2-image-320\.jpg$/);
  expect(await axeFindings(page)).toEqual([]);

  await button(page, 'Publish this story').click();
  const summary = page.getByRole('alert');
  await summary.getByText('Say what page 1 shows').click();
  expect(await page.getByLabel('What page 1 shows', { exact: true }).isVisible()).toBe(true);

  await page.getByText('Words found in this file').click();
  await page.getByRole('button', { name: /^Add it to the words \(\S+\)$/ }).click();
  // A second press adds nothing more.
  await page.getByRole('button', { name: /^Add it to the words/ }).click({ force: true });
  expect(await page.getByText('It is now at the end of the words.').count()).toBe(1);
  expect(await page.getByLabel('Words', { exact: true }).inputValue()).toMatch(
    /^Words about a gate\.\n\nTypeset words of page 1\n\nTypeset words of page 3(?!.*page 1\n)/s,
  );
  await page.getByLabel('What page 3 shows', { exact: true }).fill('A red house, and the words: Come in!');
  await page.getByLabel('I have read the drafts with their pages').check();
  await page.getByLabel('The description of the whole booklet is enough for pages left empty').check();
  await page.getByLabel('What does this picture show?').fill('A ball that rolls.');
  for (const tick of await page.locator('input[name="checks"]').all()) await tick.check();
  await button(page, 'Publish this story').click();
  await page.getByText('See it in the gallery').waitFor();

  const html = await read(`/stories/${id}`);
  const alts = [...html.matchAll(/alt="([^"]*)"/g)].map(([, alt]) => alt).slice(0, count);
  expect(alts.slice(0, 5)).toEqual([textOf(1), '', 'A red house, and the words: Come in!', '', textOf(5)]);
  expect(alts).not.toContain(textOf(3));
  expect(html).toContain('aria-label="A ball that rolls."');
  expect(trouble).toEqual([]);

  // Its way back: the correction shows what is kept, and asks for nothing twice.
  await page.setViewportSize(phone.viewport);
  await page.goto(`/curate/stories/${id}/correct`);
  expect(await page.getByText('unread draft').count()).toBe(0);
  expect(
    await page.getByLabel('The description of the whole booklet is enough for pages left empty').isChecked(),
  ).toBe(true);
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(390);
  await context.close();
});
