import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { createMedia } from '../fixtures/make-media.ts';
import { openBrowser, phone } from '../support/browser.ts';
import { Curator } from '../support/curator.ts';
import { type RunningArchive, startArchive } from '../support/processes.ts';
import { aTelling, tell, Visitor } from '../support/storyteller.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** A story on screens alone, then on the website, then taken back: in a browser without script, on the real processes. */

const title = 'The lamp at number nine';
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let archive: RunningArchive;
let browser: Browser;
let page: Page;
let curator: Curator;
let privateLink = '';
let story = '';
let media: readonly string[] = [];

beforeAll(async () => {
  folder = await temporaryFolder();
  const make = createMedia(folder.path);
  archive = await startArchive(folder.path);
  curator = await Curator.arrive(archive.url, archive.invitation);
  privateLink = await tell(new Visitor(archive.url), {
    ...aTelling,
    title,
    files: [await make('photo.jpg')],
    credit: { credit: 'anonymous', name: '' },
    web: 'no',
    kiosk: 'yes',
  });
  [story = ''] = await curator.queueOf(1);
  await curator.approve(story);
  media = await archive.look(async ({ stories }) => {
    const found = await stories.find(story as Parameters<typeof stories.find>[0]);
    return (found?.media ?? []).flatMap((one) =>
      one.state === 'ready' ? one.renditions.map(({ name }) => `/media/${story}/${one.id}/${name}`) : [],
    );
  });
  browser = await openBrowser();
  const context = await browser.newContext({ ...phone, baseURL: archive.url.href, javaScriptEnabled: false });
  page = await context.newPage();
});
afterAll(async () => {
  await browser?.close();
  await archive?.stop();
  await folder?.remove();
});

/** Every way in which the public could meet the story on the website, and whether each shows it. */
async function shownOnWeb(): Promise<Readonly<Record<string, boolean>>> {
  const names = async (address: string) =>
    (await (await fetch(new URL(address, archive.url))).text()).includes(title);
  const has = async (address: string) => {
    await page.goto(address);
    return (await page.content()).includes(title);
  };
  const bytes = await Promise.all(
    media.map(async (address) => (await fetch(new URL(address, archive.url))).ok),
  );
  expect(bytes.length).toBeGreaterThan(2);
  return {
    home: await has('/'),
    theme: await has('/themes/isolation'),
    neighbourhood: await has('/neighbourhoods/haslingden'),
    search: await has('/search?q=lamp'),
    story: (await page.goto(`/stories/${story}`))?.status() === 200,
    feed: await names('/feed.atom'),
    'any of its bytes': bytes.some(Boolean),
    'all of its bytes': bytes.every(Boolean),
  };
}

const every = (shown: boolean) => ({
  home: shown,
  theme: shown,
  neighbourhood: shown,
  search: shown,
  story: shown,
  feed: shown,
  'any of its bytes': shown,
  'all of its bytes': shown,
});

async function isOnScreens(): Promise<boolean> {
  return (await (await curator.get('/curate/shows/kiosk')).text()).includes(title);
}

describe('A storyteller in charge, on a phone without script', () => {
  it('shows on screens and nowhere on the website, as they agreed', async () => {
    expect(await shownOnWeb()).toEqual(every(false));
    expect(await isOnScreens()).toBe(true);
    expect((await page.goto(`/stories/${story}`))?.status()).toBe(404);
  });

  it('agrees to the website on the private link, and it shows there with the next request', async () => {
    await page.goto(privateLink);
    await page.getByRole('link', { name: 'Change where your story may be shown' }).first().click();
    await page
      .getByRole('group', { name: /website/ })
      .getByLabel(/^Yes/)
      .check();
    await page.getByRole('button', { name: /Save/ }).click();
    expect(await shownOnWeb()).toEqual(every(true));
    expect(await isOnScreens()).toBe(true);
  });

  it('takes it back, and it is gone everywhere at once', async () => {
    await page.goto(privateLink);
    await page
      .getByRole('link', { name: /take .*back/i })
      .first()
      .click();
    await page.getByRole('link', { name: 'Erase my story', exact: true }).click();
    await page.getByRole('button', { name: /erase/i }).click();
    expect(await shownOnWeb()).toEqual(every(false));
    expect(await isOnScreens()).toBe(false);
    const gone = await page.goto(`/stories/${story}`);
    expect(gone?.status()).toBe(410);
    expect(await page.content()).not.toContain(title);
  });
});
