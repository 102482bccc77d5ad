import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { hashCode } from '../../src/random.ts';
import type { CuratorId } from '../../src/story/ids.ts';
import type { SentStory } from '../../src/story/story.ts';
import { createMedia } from '../fixtures/make-media.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { axeFindings, noteTrouble, openBrowser, phone } from '../support/browser.ts';
import { arriveAs } from '../support/curator.ts';
import { aTelling, eventually, expectRedirect, fillInFrom, Visitor } from '../support/storyteller.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** Somebody with an account sits beside a storyteller and fills the form in for them. */

const asked = { asked: 'yes' };
const banner = 'You are helping someone.';
const aloud = 'I read these words aloud, and they answered each themselves.';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let archive: TestArchive;
let photo: string;
/** A facilitator, signed in. */
let mo: Visitor;
let moId: CuratorId;

beforeAll(async () => {
  folder = await temporaryFolder();
  photo = await createMedia(folder.path)('tiny.png');
  archive = await openTestArchive();
  await archive.work();
  const admin = await arriveAs(archive, 'Ada', 'admin');
  const page = await (
    await admin.post('/curate/people', { email: 'mo@example.org', role: 'facilitator', scope: 'all' })
  ).text();
  const link = /\/curate\/welcome\/[0-9a-z]{26}/.exec(page)?.[0] ?? '';
  mo = new Visitor(archive.url);
  const welcome = await (await mo.get(link)).text();
  expect(welcome).toContain('You will sit beside people and help them to share a story.');
  const home = await expectRedirect(mo.post(link, { name: 'Mo', password: 'four small boats at dawn' }));
  expect(home).toBe('/curate/help');
  const account = await archive.stores.curators.findByEmail('mo@example.org');
  if (!account) throw new Error('Expected an account');
  moId = account.id;
}, 60_000);
afterAll(async () => {
  await archive?.close();
  await folder?.remove();
});

/** From "Help someone" to the first question, with a signed-in helper. */
async function begin(helper: Visitor): Promise<string> {
  expect(await expectRedirect(helper.post('/curate/help', asked))).toBe('/share/help');
  return expectRedirect(helper.get('/share/help'));
}

async function storyOf(home: string): Promise<SentStory> {
  const code = /\/my-story\/([0-9a-z]{26})/.exec(home)?.[1] ?? '';
  const story = await archive.stores.stories.findByCodeHash(hashCode(code));
  if (!story || !('consent' in story)) throw new Error('Expected a story that was sent');
  return story;
}

describe('A facilitator', () => {
  it('has two pages, and the way out', async () => {
    const page = await (await mo.get('/curate/help')).text();
    expect(page).toContain('<h1>Help someone share a story</h1>');
    expect(page).not.toMatch(/href="\/curate"|href="\/curate\/(?:records|people|exhibitions|screens)"/);
    expect(await (await mo.get('/curate/account')).text()).toContain('<dd>Facilitator</dd>');
    for (const address of ['/curate', '/curate/people', '/curate/records', '/curate/screens'])
      expect((await mo.get(address)).status).toBe(404);
    const signedOut = new Visitor(archive.url);
    expect(await expectRedirect(signedOut.get('/curate/help'))).toBe('/curate/sign-in?next=%2Fcurate%2Fhelp');
    expect((await signedOut.post('/curate/help', asked)).status).toBe(401);
  });

  it('begins nothing before they were asked', async () => {
    const refused = await mo.post('/curate/help');
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Tick the box once they are with you and have asked you to help.');
  });

  it('helps, reads aloud, and sends: the consent is on record as spoken, with the very words', async () => {
    const check = await fillInFrom(mo, await begin(mo), {
      ...aTelling,
      files: [photo],
      title: 'The long bench',
    });
    expect(check).toBe('/share/check');
    const page = await (await mo.get('/share/check')).text();
    for (const words of [banner, aloud, 'Read this to them once more']) expect(page).toContain(words);

    const pendingNotifications = await mo.post('/share/send');
    expect(pendingNotifications.status).toBe(422);
    const refusal = await pendingNotifications.text();
    expect(refusal).toContain('<a href="#aloud">Tick the box once you have read the words aloud');
    expect(refusal.match(/Tick the box once you have read the words aloud/g)).toHaveLength(2);

    const home = await expectRedirect(mo.post('/share/send', { aloud: 'yes' }));
    expect(home).toMatch(/^\/my-story\/[0-9a-z]{26}\?done=helped$/);
    const { consent, history } = await storyOf(home);
    expect(consent).toHaveLength(1);
    expect(consent[0]).toMatchObject({ how: 'spoken', by: 'storyteller', helper: moId });
    expect(consent[0]?.statements).toContainEqual({ about: 'helper', question: aloud, answer: 'Yes' });
    // Every use that is on record was on the page that was read out, in the same words.
    const text = page.replaceAll('&#x27;', "'").replaceAll('&quot;', '"').replaceAll('&#39;', "'");
    for (const { question } of consent[0]?.answers ?? [])
      expect(text).toContain(question.split('\n')[0] ?? '');
    expect(history[0]).toMatchObject({ action: 'sent', actor: { role: 'helper' } });
    expect(JSON.stringify(history)).not.toContain(moId);

    const receipt = await (await mo.get(home)).text();
    expect(receipt).toContain('Sent. Now give them their way back');
    expect(receipt.match(/Finish and clear this device/g)).toHaveLength(1);
    expect(receipt).toContain('You sent the story, with help.');
    expect(receipt).not.toMatch(/\bMo\b/);
  }, 60_000);

  it('clears the device, stays signed in, and helps the next person', async () => {
    expect(await expectRedirect(mo.post('/share/clear'))).toBe('/share?cleared=yes&helped=yes');
    expect(await (await mo.get('/share?cleared=yes&helped=yes')).text()).toContain('href="/curate/help"');
    expect(await begin(mo)).toBe('/share/place');
    expect(await (await mo.get('/share/place')).text()).toContain(banner);
    await expectRedirect(mo.post('/share/clear'));
  });

  it('is named to curators, and to nobody else', async () => {
    const curator = await arriveAs(archive, 'Nia');
    const [story] = await eventually(
      'a story to look at',
      async () =>
        /\/curate\/stories\/([0-9a-z]{16})/.exec(await (await curator.get('/curate')).text())?.slice(1) ?? [],
      (found) => found.length > 0,
    );
    const review = await (await curator.get(`/curate/stories/${story}`)).text();
    expect(review).toContain('Told with help from Mo, consent given by word of mouth.');
    expect(review).toContain('By the storyteller, by word of mouth, beside Mo');
    expect(review).toContain('The storyteller, with somebody’s help, sent it.');
    for (const address of [`/curate/stories/${story}`, `/curate/stories/${story}/contact`])
      expect((await mo.get(address)).status).toBe(404);
    const admin = await arriveAs(archive, 'Olu', 'admin');
    expect(await (await admin.get('/curate/people')).text()).toContain(
      'Facilitator · No stories · Can sign in',
    );
  }, 60_000);
});

describe('When the next start finds somebody else’s answers on the device', () => {
  const start = async () => {
    const helper = await arriveAs(archive, `Helper${Math.random().toString(36).slice(2, 8)}`, 'facilitator');
    await expectRedirect(
      helper.post(await begin(helper), { neighbourhood: 'haslingden', themes: 'isolation' }),
    );
    expect(await expectRedirect(helper.post('/curate/help', asked))).toBe('/share/help');
    const page = await (await helper.get('/share/help')).text();
    expect(page).toContain('Somebody else’s story is open here');
    const link = /\/share\/continue\/[0-9a-z]{26}/.exec(page)?.[0] ?? '';
    return { helper, link };
  };
  const drafts = async (link: string) =>
    archive.stores.stories.findByCodeHash(hashCode(link.split('/').at(-1) ?? ''));

  it('asks, and carries on where that is wished', async () => {
    const { helper, link } = await start();
    expect(await expectRedirect(helper.post('/share/help', { next: 'carry-on' }))).toBe('/share');
    expect((await drafts(link))?.state).toBe('draft');
    expect(await (await helper.get('/share/place')).text()).toMatch(/value="haslingden" checked/);
  });

  it('puts it away, with its private link, and begins anew', async () => {
    const { helper, link } = await start();
    expect(await expectRedirect(helper.post('/share/help', { next: 'put-away' }))).toBe(
      '/share/help?cleared=yes',
    );
    expect(await (await helper.get('/share/help?cleared=yes')).text()).toContain('Begin their story');
    expect(await expectRedirect(helper.post('/share/help', { next: 'begin' }))).toBe('/share/place');
    expect(await (await helper.get('/share/place')).text()).not.toContain('checked');
    expect(await drafts(link)).toMatchObject({ answers: { neighbourhood: 'haslingden' } });
  });

  it('clears it for good, and begins anew', async () => {
    const { helper, link } = await start();
    // Beginning before something is chosen opens nothing.
    expect(await expectRedirect(helper.post('/share/help', { next: 'begin' }))).toBe('/share/help');
    await expectRedirect(helper.post('/share/help', { next: 'clear' }));
    expect(await expectRedirect(helper.post('/share/help', { next: 'begin' }))).toBe('/share/place');
    expect(await drafts(link)).toBeNull();
  });

  it('lets the person go on alone: then it is their own form, and their own consent', async () => {
    const helper = await arriveAs(archive, 'Leaving', 'facilitator');
    const first = await begin(helper);
    expect(await (await helper.get('/share/help')).text()).toContain('Nobody helps any more');
    await expectRedirect(helper.post('/share/help', { next: 'alone' }));
    expect(await (await helper.get(first)).text()).not.toContain(banner);
    await fillInFrom(helper, first, { ...aTelling, files: [photo] });
    const { consent, history } = await storyOf(await expectRedirect(helper.post('/share/send')));
    expect(consent[0]).toMatchObject({ how: 'share-form' });
    expect(consent[0]).not.toHaveProperty('helper');
    expect(history[0]?.actor).toEqual({ role: 'storyteller' });
  }, 60_000);

  it('reads nothing else from that form', async () => {
    expect((await mo.post('/share/help', { next: 'everything' })).status).toBe(400);
    const nobody = new Visitor(archive.url);
    expect(await expectRedirect(nobody.get('/share/help'))).toBe('/share');
  });
});

describe.each([
  { name: 'without script', javaScriptEnabled: false },
  { name: 'with script', javaScriptEnabled: true },
])('In a browser, $name, a helper', ({ javaScriptEnabled }) => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let trouble: readonly string[];
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

  beforeAll(async () => {
    browser = await openBrowser();
    context = await browser.newContext({ ...phone, baseURL: archive.url.href, javaScriptEnabled });
    trouble = noteTrouble(context, archive.url);
    page = await context.newPage();
  }, 60_000);
  afterAll(() => browser?.close());

  it('begins, sees on each page that they help, and clears the device without being signed out', async () => {
    await page.goto('/curate/help');
    await page.getByLabel('E-mail address').fill('mo@example.org');
    await page.getByLabel('Password', { exact: true }).fill('four small boats at dawn');
    await press('Sign in');
    await page.waitForURL('**/curate/help');
    await press('Begin their story');
    await page.getByRole('link', { name: 'Tick the box once they are with you' }).waitFor();
    if (javaScriptEnabled) expect(await axeFindings(page)).toEqual([]);
    await page.getByLabel('They are with me and have asked me to help').check();
    await press('Begin their story');
    await page.waitForURL('**/share/place');
    for (const address of ['/share/place', '/share/files', '/share/check', '/share/clear', '/share/help']) {
      await page.goto(address);
      expect(await page.getByRole('complementary', { name: 'You are helping someone' }).count()).toBe(
        address === '/share/help' ? 0 : 1,
      );
      if (javaScriptEnabled) expect(await axeFindings(page)).toEqual([]);
    }
    await page.goto('/share/check');
    await page.getByRole('link', { name: 'Stop helping or go on alone' }).click();
    await press('Take it off this device');
    await page.getByText('This device is clear.').waitFor();
    await page.getByRole('link', { name: 'Help the next person' }).click();
    await page.getByRole('heading', { name: 'Help someone share a story' }).waitFor();
    expect(trouble).toEqual([]);
  }, 60_000);
});
