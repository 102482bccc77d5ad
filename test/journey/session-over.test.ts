import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, BrowserContext } from 'playwright-core';
import { invite } from '../../src/curators/accounts/accounts.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { axeFindings, openBrowser, phone } from '../support/browser.ts';
import { aStoryInReview } from '../support/stories.ts';

/** A curator whose session ends while they write (issue 12, 4): not a word is lost. */

const password = 'four small boats at dawn';
let archive: TestArchive;
let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  archive = await openTestArchive();
  browser = await openBrowser();
  context = await browser.newContext({ ...phone, baseURL: archive.url.href });
  const services = { curators: archive.stores.curators, now: () => new Date() };
  const page = await context.newPage();
  await page.goto(await invite(services, 'ada@example.org', 'admin'));
  await page.getByLabel('Your name', { exact: true }).fill('Ada');
  await page.getByLabel('Choose a password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Set up my account' }).click();
  await page.waitForURL('**/curate');
  await page.close();
});
afterAll(async () => {
  await browser?.close();
  await archive?.close();
});

it('What was written comes back after signing in again, quotes, lines and all', async () => {
  const story = aStoryInReview();
  await archive.stores.stories.insert(story);
  const page = await context.newPage();
  await page.goto(`/curate/stories/${story.id}`);
  const words = 'She said: "I <b>never</b> left" & laughed.\n\nAnd again.';
  await page.locator('input[name=title]').fill('The "gate" & after');
  await page.locator('textarea[name=words]').fill(words);
  await page.getByRole('group', { name: 'Look for yourself' }).getByRole('checkbox').first().uncheck();
  await context.clearCookies();
  await page.getByRole('button', { name: 'Save changes', exact: true }).click();
  await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  expect((await archive.stores.stories.find(story.id))?.state).toBe('inReview');

  // Too early, it asks once more.
  await page.getByRole('button', { name: 'Go on with what I wrote' }).click();
  await page.getByRole('heading', { name: 'You are signed out' }).waitFor();

  const [window] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('link', { name: 'Sign in, in a new window' }).click(),
  ]);
  await window.getByLabel('E-mail address').fill('ada@example.org');
  await window.getByLabel('Password', { exact: true }).fill(password);
  await window.getByRole('button', { name: 'Sign in' }).click();
  await window.waitForURL('**/curate');
  await page.getByRole('button', { name: 'Go on with what I wrote' }).click();
  await page.waitForURL('**done=saved');
  const saved = await archive.stores.stories.find(story.id);
  expect(saved).toMatchObject({ title: 'The "gate" & after', words });
  expect(saved && 'checks' in saved && saved.checks.length).toBe(story.checks.length - 1);
});

it('A password is not handed back, and a script is told that it is signed out', async () => {
  const { origin } = archive.url;
  const send = (body: string, type = 'application/x-www-form-urlencoded') =>
    fetch(new URL('/curate/account', archive.url), {
      ...{ method: 'POST', redirect: 'manual', body },
      headers: { origin, 'content-type': type },
    });
  const html = await (await send('password=secret-boats&new-password=more-boats&name=Ada')).text();
  expect(html).toContain('<input type="hidden" name="name" value="Ada">');
  expect(html).not.toContain('boats');
  expect((await send('{"name":"Ada"}', 'application/json')).status).toBe(401);
  expect((await send(`name=${'x'.repeat(3_000_000)}`)).status).toBe(413);
});
