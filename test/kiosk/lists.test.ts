import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { invite } from '../../src/curators/accounts/accounts.ts';
import { firstTopics } from '../../src/first-content.ts';
import { hashCode, newPrivateCode, newStoryId } from '../../src/random.ts';
import { unpublish } from '../../src/story/changes/publish.ts';
import type { ExhibitionSlug } from '../../src/story/ids.ts';
import type { PublishedStory } from '../../src/story/story.ts';
import { axeFindings, openBrowser } from '../support/browser.ts';
import { Curator } from '../support/curator.ts';
import { aScreen, pairedScreen } from '../support/screens.ts';
import { aPublishedStory, neighbourhood, theme } from '../support/stories.ts';
import { examine } from './examine.ts';
import {
  allStories,
  aMinute,
  attract,
  button,
  type Glass,
  heading,
  inPage,
  level,
  pass,
  type Size,
  tap,
  titles,
  until,
  upright,
} from './glass.ts';
import { Scene } from './scene.ts';

/** Sixty stories on a screen: each within four touches, and each leads on to the next and back to the list. */

const sixty = 60;
const places = ['haslingden', 'workington', 'stockbridge-village'].map(neighbourhood);
const themes = ['isolation', 'connectedness', 'employment'].map(theme);
const [topic] = firstTopics;

let scene: Scene;
const stories: PublishedStory[] = [];

beforeAll(async () => {
  scene = await Scene.open();
  for (let number = 1; number <= sixty; number += 1) stories.push(await tell(number));
}, 120_000);
afterAll(() => scene?.close());

/** The first is the newest. Of each ten one is a sound, one a film, three are drawings and five are in words; one is hard. */
function tell(number: number): Promise<PublishedStory> {
  const title = `Story ${number}`;
  const over: Partial<PublishedStory> = {
    neighbourhood: places[number % 3] ?? neighbourhood(''),
    themes: [themes[Math.floor(number / 3) % 3] ?? theme('')],
    publishedAt: new Date(Date.now() - number * 60_000),
    ...(number % 10 === 7 && topic
      ? { sensitive: { topics: [topic.slug], note: 'It speaks of a death.' } }
      : {}),
  };
  if (number % 10 === 1) return scene.exhibits.sound(title, over);
  if (number % 10 === 2) return scene.exhibits.film(title, over, Buffer.from(`film ${number}`));
  if (number % 10 < 5) return scene.exhibits.artwork(title, over);
  return inWords(title, over);
}

async function inWords(title: string, over: Partial<PublishedStory>): Promise<PublishedStory> {
  const story = aPublishedStory(
    {
      id: newStoryId(),
      title,
      media: [],
      words: `${title}\nin words.`,
      codeHash: hashCode(newPrivateCode()),
      ...over,
    },
    { web: true, kiosk: true },
  );
  await scene.archive.stores.stories.insert(story);
  return story;
}

async function openGlass(name: string, size: Size, pixelsPerMm = 2.711): Promise<Glass> {
  const screen = aScreen('harbour');
  const orientation = size.height > size.width ? 'portrait' : 'landscape';
  const profile = { ...screen.profile, orientation, pixelsPerMm } as const;
  const cookie = await pairedScreen(scene.archive.stores, 'harbour', { ...screen, profile });
  const glass = await scene.openGlass(name, size, { cookie });
  await attract(glass.page).waitFor();
  return glass;
}

/**
 * Goes to every story from Home, by the buttons of the glass: resolves to the touches that each took, by its title. Those to
 * a page of the list are the fewest that its numbers and arrows allow.
 */
const everyStory = `(async () => {
  const root = document.getElementById('kiosk');
  const all = (what) => [...root.querySelectorAll(what)];
  let touches = 0;
  const touch = (button) => {
    if (button?.getAttribute('aria-disabled') === 'true' || !button?.checkVisibility()) throw new Error('Expected a button');
    touches += 1;
    button.click();
  };
  const home = () => { all('.bar button')[0].click(); touches = 0; };
  const toList = () => { home(); touch(all('.door').at(-1)); };
  const turners = () => all('.pages button:not([aria-disabled=true])').map((each) => each.getAttribute('aria-label') ?? each.textContent);
  const turn = (name) => touch(all('.pages button').find((each) => (each.getAttribute('aria-label') ?? each.textContent) === name));
  const here = () => all('.place')[0].textContent;
  const go = (way) => { toList(); way.forEach(turn); };

  toList();
  const ways = new Map([[here(), []]]);
  for (const [, way] of ways) {
    go(way);
    for (const name of turners()) {
      go([...way, name]);
      if (!ways.has(here())) ways.set(here(), [...way, name]);
    }
  }
  const taken = {};
  for (const way of ways.values()) {
    go(way);
    const count = all('.card').length;
    for (let at = 0; at < count; at += 1) {
      go(way);
      const title = all('.card strong')[at].textContent;
      touch(all('.card')[at]);
      if (root.dataset.screen === 'note') touch(all('.choices button')[0]);
      if (root.dataset.screen !== 'story' || all('h1')[0].textContent !== title) throw new Error('Expected ' + title);
      taken[title] = touches;
    }
  }
  return taken;
})()`;

describe('Any of sixty stories', () => {
  it.each([
    // Of 15.6 inches: what is larger has more room.
    ['upright', upright, 5.561, 4],
    ['on its side', level, 5.561, 4],
    // A tablet of ten inches has room for six at a time: a note before a story is a touch more there.
    ['small and upright', { width: 800, height: 1280 }, 5.943, 5],
  ])('is few touches from Home on a glass that is %s', async (name, size, pixelsPerMm, most) => {
    const glass = await openGlass(name, size, pixelsPerMm);
    const { page } = glass;
    await attract(page).tap();
    await tap(page, /^All stories/);
    await examine(page);
    const taken = await inPage<Record<string, number>>(page, everyStory);
    expect(Object.keys(taken).toSorted()).toEqual(stories.map(({ title }) => title).toSorted());
    expect(Math.max(...Object.values(taken))).toBeLessThanOrEqual(most);
    const withoutNote = Object.entries(taken).filter(([title]) => !title.endsWith('7'));
    expect(Math.max(...withoutNote.map(([, touches]) => touches))).toBeLessThanOrEqual(most - 1);
    expect(glass.trouble()).toEqual([]);
    await glass.context.close();
  });
});

describe('A list', () => {
  let glass: Glass;
  beforeAll(async () => {
    glass = await openGlass('narrowed', upright);
  });
  afterAll(() => glass?.context.close());

  const labels = () => glass.page.locator('.card strong').allTextContents();
  const status = () => glass.page.locator('.count').textContent();
  const focused = () =>
    inPage<string>(glass.page, `document.activeElement.querySelector('strong')?.textContent`);

  it('is narrowed by theme, kind and place, says so in words, and is never empty', async () => {
    const { page } = glass;
    await allStories(page);
    expect(await status()).toBe('60 stories Page 1 of 5');
    await tap(page, /^Kind/);
    await heading(page, 'Would you rather look, listen or read?').waitFor();
    await examine(page);
    expect(await page.locator('.door').allTextContents()).toEqual([
      'Film6 stories',
      'Picture18 stories',
      'Sound6 stories',
      'Words30 stories',
    ]);
    await tap(page, /^Film/);
    await tap(page, /^Place/);
    const offered = await page.locator('.door').allTextContents();
    expect(offered).toEqual(['Haslingden2 stories', 'Stockbridge Village2 stories', 'Workington2 stories']);
    await tap(page, /^Haslingden/);
    expect(await status()).toMatch(/^2 of 60 stories/);
    expect((await labels()).toSorted()).toEqual(['Story 12', 'Story 42']);
    await examine(page);
    // One touch takes each back.
    await tap(page, 'Film All kinds');
    expect(await status()).toMatch(/^20 of 60 stories/);
    await tap(page, 'Haslingden All places');
    expect(await status()).toMatch(/^60 stories/);
  });

  it('leads from story to story as it was narrowed, and back to its page, its choice and its label', async () => {
    const { page } = glass;
    await allStories(page);
    await tap(page, /^Kind/);
    await tap(page, /^Words/);
    await tap(page, 'Page 3');
    const shown = await labels();
    const words = stories.filter(({ media }) => media.length === 0).map(({ title }) => title);
    expect(shown).toEqual(words.slice(24));
    await page.locator('.card').nth(1).tap();
    await heading(page, words[25] ?? '').waitFor();
    // Every tenth has a note before it, and after it where to turn.
    for (const title of words.slice(26)) {
      await tap(page, 'Next story');
      if (await heading(page, 'If you would like to talk to somebody').count()) await tap(page, 'Next story');
      await heading(page, title).waitFor();
      if (title.endsWith('7')) await tap(page, 'Go on to the story');
    }
    await tap(page, 'First story');
    await heading(page, words[0] ?? '').waitFor();
    await examine(page);
    await tap(page, 'Back to the list');
    expect([await labels(), await status()]).toEqual([shown, '30 of 60 stories Page 3 of 3']);
    expect(await focused()).toBe(words[25]);
    // What hangs above a label opens its story too.
    await page.locator('.hung').nth(2).tap();
    await heading(page, shown[2] ?? '').waitFor();
  });

  it('keeps what is shown first while the text grows, and by keys alone turns its pages', async () => {
    const { page } = glass;
    await allStories(page);
    await tap(page, 'Page 2');
    for (const _ of [1, 2]) await tap(page, 'Larger text');
    await until(page, `document.querySelectorAll('.card').length < 12`);
    expect((await labels())[0]).toBe('Story 13');
    await examine(page);
    await button(page, 'Next page').focus();
    const before = await labels();
    await page.keyboard.press('Enter');
    const after = await labels();
    expect(after).toHaveLength(before.length);
    expect(after[0]).toBe(`Story ${13 + before.length}`);
    expect(await inPage(page, `document.activeElement.textContent`)).toBe('Next');
    await tap(page, 'Smaller text');
    await tap(page, 'Smaller text');
  });

  it('loses what is withdrawn during a visit, and all of it where nothing else fits', async () => {
    const { page } = glass;
    const { stories: store } = scene.archive.stores;
    await allStories(page);
    await tap(page, /^Kind/);
    await tap(page, /^Film/);
    await tap(page, /^Place/);
    await tap(page, /^Haslingden/);
    await page.locator('.card').first().tap();
    const [one, other] = stories.filter(({ title }) => ['Story 12', 'Story 42'].includes(title));
    const withdraw = (story: PublishedStory | undefined) =>
      story && store.replace(story, unpublish(story, null, new Date(), { role: 'archive' }));
    await withdraw(other);
    await aMinute(glass);
    // It was the only next one.
    await tap(page, 'Next story');
    await heading(page, 'Story 12').waitFor();
    await tap(page, 'Back to the list');
    expect(await labels()).toEqual(['Story 12']);
    await withdraw(one);
    await aMinute(glass);
    expect(await status()).toMatch(/^58 stories/);
    await pass(glass, 82_000);
    await attract(page).waitFor();
    expect(await titles(page)).toHaveLength(58);
    expect(glass.trouble()).toEqual([]);
  });
});

describe('A curator puts them in order', () => {
  let browser: Browser;
  let page: Page;
  const address = '/curate/exhibitions/of/harbour/stories';

  beforeAll(async () => {
    browser = await openBrowser();
    const { archive } = scene;
    const services = { curators: archive.stores.curators, now: () => new Date() };
    const link = await invite(services, 'ada@example.org', 'curator');
    const ada = await Curator.arrive(archive.url, new URL(link, archive.url), 'ada@example.org');
    const context = await browser.newContext({
      baseURL: archive.url.href,
      viewport: { width: 1280, height: 900 },
    });
    await context.addCookies(ada.cookies().map((cookie) => ({ ...cookie, url: archive.url.href })));
    page = await context.newPage();
    await page.goto(address);
    // Whatever loads the page anew loses it.
    await inPage(page, 'void (globalThis.isSamePage = true)');
  });
  afterAll(() => browser?.close());

  const rows = async () =>
    (await page.locator('.kiosk-rows[data-part=order] h3').allTextContents()).slice(0, 4);
  const said = (words: string) => page.getByRole('status').getByText(words, { exact: true }).waitFor();
  const handle = (title: string) => button(page, `Move “${title}”`);
  const isSamePage = () => inPage<boolean>(page, 'globalThis.isSamePage === true');
  const focused = () => inPage<string>(page, `document.activeElement.getAttribute('aria-label')`);

  it('by keys, and hears where each comes to stand', async () => {
    const [first, second, third, fourth] = await rows();
    await handle(String(first)).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await said('Number 3 of 58');
    await page.keyboard.press('Escape');
    await said(`“${first}” is back where it was, number 1 of 58.`);
    expect([await rows(), await focused()]).toEqual([[first, second, third, fourth], `Move “${first}”`]);
    for (const key of ['Enter', 'ArrowDown', 'ArrowDown', ' ']) await page.keyboard.press(key);
    await said(`“${first}” is now number 3 of 58.`);
    expect(await rows()).toEqual([second, third, first, fourth]);
    expect([await focused(), await isSamePage()]).toEqual([`Move “${first}”`, true]);
    expect(await axeFindings(page)).toEqual([]);
  });

  it('by drag, and by number without a look for it', async () => {
    const [first, second, third, fourth] = await rows();
    const from = await handle(String(third)).boundingBox();
    const to = await handle(String(first)).boundingBox();
    if (!from || !to) throw new Error('Expected handles');
    await page.mouse.move(from.x + 10, from.y + 10);
    await page.mouse.down();
    await page.mouse.move(from.x + 10, from.y - 30);
    await page.mouse.move(to.x + 10, to.y - 20);
    await page.mouse.up();
    await said(`“${third}” is now number 1 of 58.`);
    expect(await rows()).toEqual([third, first, second, fourth]);
    await page.getByLabel(`To number, for ${third}`, { exact: true }).fill('40');
    await page.keyboard.press('Enter');
    await said(`“${third}” is now number 40 of 58.`);
    expect([await rows(), await isSamePage()]).toEqual([[first, second, fourth, expect.any(String)], true]);
    await page.reload();
    expect((await rows()).slice(0, 3)).toEqual([first, second, fourth]);
  });

  it('and moves nothing where a colleague was first', async () => {
    const before = await rows();
    const down = page.locator('button[value^="down "]').first();
    const { exhibitions } = scene.archive.stores;
    const harbour = await exhibitions.find('harbour' as ExhibitionSlug);
    if (!harbour) throw new Error('Expected the exhibition');
    await exhibitions.replace(harbour);
    await down.click();
    await page.getByRole('alert').getByText('Somebody else changed this list first').waitFor();
    expect(await rows()).toEqual(before);
    await page.getByRole('link', { name: 'See the list as it is now' }).click();
    await down.click();
    await said(`“${before[0]}” is now number 2 of 58.`);
  });
});
