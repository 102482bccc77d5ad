import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { DraftStory, Story } from '../../src/story/story.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { axeFindings, desk, noteTrouble, openBrowser, phone } from '../support/browser.ts';
import { eventually } from '../support/storyteller.ts';

/** A story that is told in bits, on a phone that dies and then at a computer: nothing that was typed is lost. */

let archive: TestArchive;
let browser: Browser;
const open: BrowserContext[] = [];
const troubles: (readonly string[])[] = [];

beforeAll(async () => {
  archive = await openTestArchive();
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  for (const context of open) await context.close();
  await browser?.close();
  await archive?.close();
});

async function device(options: object): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: archive.url.href, ...options });
  open.push(context);
  troubles.push(noteTrouble(context, archive.url));
  return context;
}

async function begin(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto('/share');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.waitForURL('**/share/place');
  return page;
}

const linkOn = async (page: Page): Promise<string> => {
  await page.goto('/share/continue');
  return (await page.locator('.share-private a').getAttribute('href')) ?? '';
};
const title = (page: Page) => page.getByLabel('Title', { exact: true });
/** A story without files cannot do without words. */
const words = (page: Page) => page.getByLabel('The story in words', { exact: true });
const goOn = (page: Page) => page.getByRole('button', { name: 'Continue', exact: true }).click();

/** The one draft that there is with these words typed in it. */
async function typedIn(words: string): Promise<DraftStory | null> {
  for await (const draft of archive.stores.unfinished.draftsLeftBefore(new Date(Date.now() + 1000))) {
    if (draft.typed.some(({ fields }) => Object.values(fields).includes(words))) return draft;
  }
  return null;
}
const isKept = (words: string) =>
  eventually(
    `“${words}” to be kept`,
    () => typedIn(words),
    (found: Story | null) => found !== null,
  );

describe('What is typed', () => {
  it('is there again after the tab was killed, and on the second device that opens the link', async () => {
    const mobile = await device(phone);
    const page = await begin(mobile);
    await page.goto('/share/words');
    await title(page).pressSequentially('The bench by the ca');
    await isKept('The bench by the ca');
    expect(await page.locator('[data-typed-state]').textContent()).toBe('Kept as you type.');
    // Killed as a phone does it: no page is asked whether it minds.
    await page.close({ runBeforeUnload: false });
    const back = await mobile.newPage();
    await back.goto('/share');
    await back.getByRole('link', { name: 'Carry on with your story' }).click();
    await back.goto('/share/words');
    expect(await title(back).inputValue()).toBe('The bench by the ca');
    expect(await back.locator('#kept').textContent()).toContain('Kept as you typed it.');

    const link = await linkOn(back);
    const computer = await (await device(desk)).newPage();
    await computer.goto(link);
    expect(await axeFindings(computer)).toEqual([]);
    await computer.getByRole('button', { name: 'Carry on here' }).click();
    await computer.waitForURL('**/share/place');
    await computer.goto('/share/words');
    expect(await title(computer).inputValue()).toBe('');
    expect(await computer.locator('.share-elsewhere').textContent()).toContain('The bench by the ca');
    expect(await axeFindings(computer)).toEqual([]);
    await computer.getByRole('link', { name: 'Use this instead' }).click();
    await title(computer).fill('The bench by the canal');
    await words(computer).fill('I sat there every Tuesday.');
    await goOn(computer);
    await computer.waitForURL('**/share/you');
    await back.goto('/share/words');
    expect(await title(back).inputValue()).toBe('The bench by the canal');
    expect(await typedIn('The bench by the ca')).toBeNull();
  });

  it('goes off with the page when it is left within the second, and waits for the signal', async () => {
    const context = await device(phone);
    const page = await begin(context);
    await page.goto('/share/words');
    await title(page).fill('Left at once');
    await page.goto('/share/place');
    await isKept('Left at once');
    await page.getByLabel('Haslingden').check();
    await page.getByLabel('Employment').check();
    await context.setOffline(true);
    await eventually(
      'to be told',
      () => page.locator('[data-typed-state]').textContent(),
      (said) => said?.includes('no signal') ?? false,
    );
    await context.setOffline(false);
    await eventually(
      'to be kept',
      () => page.locator('[data-typed-state]').textContent(),
      (said) => said === 'Kept as you type.',
    );
    await page.reload();
    expect(await page.getByLabel('Employment').isChecked()).toBe(true);
    await goOn(page);
    await page.waitForURL('**/share/files');
    await page.goBack();
    expect(await page.locator('#kept').count()).toBe(0);
    expect(await page.getByLabel('Employment').isChecked()).toBe(true);
  });
});

describe.each([
  ['with script', {}],
  ['without script', { javaScriptEnabled: false }],
])('Two devices at once, %s', (_how, options) => {
  it('show each other’s words and lose none', async () => {
    const one = await begin(await device({ ...phone, ...options }));
    const link = await linkOn(one);
    const two = await (await device({ ...desk, ...options })).newPage();
    await two.goto(link);
    await two.getByRole('button', { name: 'Carry on here' }).click();
    for (const page of [one, two]) await page.goto('/share/words');
    for (const page of [one, two]) await words(page).fill('I sat there every Tuesday.');
    await title(two).fill('From the computer');
    await goOn(two);
    await two.waitForURL('**/share/you');
    await title(one).fill('From the phone');
    await goOn(one);
    await one.getByRole('alert').waitFor();
    expect(await one.locator('.share-elsewhere').textContent()).toContain('From the computer');
    expect(await title(one).inputValue()).toBe('From the phone');
    if (!('javaScriptEnabled' in options)) expect(await axeFindings(one)).toEqual([]);
    await goOn(one);
    await one.waitForURL('**/share/you');
    await two.goto('/share/check');
    expect(await two.locator('main').textContent()).toContain('From the phone');
  });
});

it('No page has printed an error or asked another host', () => {
  const lost = /net::ERR_INTERNET_DISCONNECTED/;
  expect(troubles.flat().filter((line) => !lost.test(line))).toEqual([]);
});
