import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { invite } from '../../src/curators/accounts/accounts.ts';
import { draftCookie } from '../../src/intake/devices/draft-cookie.ts';
import { hashCode, newPrivateCode } from '../../src/random.ts';
import { askForChange } from '../../src/story/changes/conversation.ts';
import { hide } from '../../src/story/changes/withdraw.ts';
import { oneCalendarMonthAfter } from '../../src/story/concern.ts';
import type { ConcernId, CuratorId, TopicSlug } from '../../src/story/ids.ts';
import type { Media } from '../../src/story/media.ts';
import type { SentStory, Story } from '../../src/story/story.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { openBrowser } from '../support/browser.ts';
import { aWideDraft } from '../support/drafts.ts';
import { aScreen } from '../support/screens.ts';
import {
  aNeighbourhood,
  anExhibition,
  aPublishedStory,
  aReadySound,
  aStoryInReview,
  neighbourhood,
  theme,
} from '../support/stories.ts';
import { expectRedirect, Visitor } from '../support/storyteller.ts';

/** Words that are hard to set, as people send them: in every place that shows them, on the narrowest phone. */

const place = 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch';
const address = `https://www.example.org/${'our-stories-of-the-canal/'.repeat(4)}?from=letter&page=12`;
const longWord = 'W'.repeat(150);
const emoji = '👨‍👩‍👧‍👦🏴󠁧󠁢󠁷󠁬󠁳󠁿❤️🇬🇧'.repeat(15);
const chinese = '運河邊的長椅上坐著一個沒有名字的人'.repeat(5);
const underscores = `IMG_${'20270327_'.repeat(12)}final_final.jpg`;
const titles = [place, address, longWord, emoji, chinese];

const hebrew = 'שלום עולם (2';
/** As it cannot be typed any more: a story that is there already must not turn a page round either. */
const overridden = 'Canal \u202ednuora denrut';

const themeSlug = theme('isolation');
const home = neighbourhood('haslingden');

let archive: TestArchive;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let scripts: string;
const sown = new Map<string, string>();

beforeAll(async () => {
  archive = await openTestArchive();
  browser = await openBrowser();
  scripts = (
    await Promise.all(
      ['page-audit.js', 'word-order.js'].map((name) =>
        readFile(new URL(`../support/${name}`, import.meta.url), 'utf8'),
      ),
    )
  ).join('\n;');
  await sow();
  context = await browser.newContext({ baseURL: archive.url.href, viewport: { width: 320, height: 640 } });
  await context.addCookies([
    { name: draftCookie, value: sown.get('code-draft') ?? '', url: `${archive.url.href}share` },
  ]);
  page = await context.newPage();
  const services = { curators: archive.stores.curators, now: () => new Date() };
  await page.goto(await invite(services, 'ada@example.org', 'admin'));
  await page.getByLabel('Your name', { exact: true }).fill(place);
  await page.getByLabel('Choose a password', { exact: true }).fill('four small boats at dawn');
  await page.getByRole('button', { name: 'Set up my account' }).click();
  await page.waitForURL('**/curate');
});
afterAll(async () => {
  await browser?.close();
  await archive?.close();
});

async function sow(): Promise<void> {
  const { stories, places, exhibitions, screens, topics, contacts } = archive.stores;
  await places.saveTheme({
    slug: themeSlug,
    name: place,
    about: longWord,
    colour: 'rust',
    order: 1,
    open: true,
  });
  await places.saveNeighbourhood(aNeighbourhood(home, { name: place, about: address }));
  const shown = { name: place, place: longWord, about: chinese, neighbourhood: home };
  await exhibitions.save(anExhibition('harbour', shown));
  const screen = aScreen('harbour', { name: 'W'.repeat(60) });
  await screens.insert(screen, hashCode(newPrivateCode()));
  sown.set('screen', screen.id);
  const slug = 'hard' as TopicSlug;
  const link = { name: place, address, phone: '116 123', about: longWord, neighbourhood: null };
  await topics.save({ slug, name: place, note: longWord, links: [link], order: 1 });

  const plant = async (name: string, story: Story) => {
    const code = newPrivateCode();
    await stories.insert({ ...story, codeHash: hashCode(code) });
    sown
      .set(name, story.id)
      .set(`code-${name}`, code)
      .set(`media-${name}`, story.media[0]?.id ?? '');
  };
  const named = <Any extends SentStory>(story: Any, title: string): Any => ({
    ...story,
    title,
    words: `${title}\n\n${longWord}\n${address} ${place}`,
    themes: [themeSlug],
    neighbourhood: home,
    credit: { kind: 'another-name', name: title },
    rights: { own: 'shared', makers: title, quoted: longWord },
    others: [{ who: place, shownBy: ['seen'], permission: 'yes' }],
    media: [...story.media, aReadySound(story.id)].map(withHardWords(title)),
  });
  const everywhere = { web: true, kiosk: true } as const;
  for (const [index, title] of titles.entries())
    await plant(`published-${index}`, named(aPublishedStory({}, everywhere), title));
  await plant(
    'hard',
    named(aPublishedStory({ sensitive: { topics: [slug], note: longWord } }, everywhere), `Hard ${place}`),
  );
  await plant('waiting', named(aStoryInReview({ conversation: [] }), place));
  const curator = { role: 'curator', id: '0000000000000001' as CuratorId } as const;
  await plant('asked', askForChange(named(aStoryInReview(), address), longWord, new Date(), curator));
  await plant('hidden', hide(named(aPublishedStory(), longWord), new Date(), { role: 'storyteller' }));
  const askedAt = new Date();
  const concern = { id: '0000000001' as ConcernId, askedAt, dueBy: oneCalendarMonthAfter(askedAt) };
  const story = named(aPublishedStory(), emoji);
  await plant('concerned', {
    ...story,
    concerns: [{ ...concern, words: longWord, childhood: false, settled: null }],
  });
  const reachable = {
    email: `${'w'.repeat(60)}@${'w'.repeat(60)}.org`,
    phone: null,
    guardian: null,
    toldUpTo: 0,
  };
  await contacts.save({ ...reachable, of: story.id });

  const draft = aWideDraft();
  const credit = { kind: 'another-name', name: longWord.slice(0, 100) } as const;
  const others = [{ who: place, shownBy: ['seen'], permission: 'yes' }] as const;
  const rights = { own: 'shared', makers: place, quoted: address } as const;
  await plant('draft', {
    ...draft,
    media: draft.media.map(withHardWords(place)),
    answers: { ...draft.answers, title: place, words: `${longWord} ${address}`, credit, others, rights },
  });

  const turned = { themes: [themeSlug], neighbourhood: home, reference: '1234-5678' };
  for (const [name, title] of [
    ['hebrew', hebrew],
    ['overridden', overridden],
  ] as const) {
    const over = { ...turned, title, words: title, credit: { kind: 'full-name', name: title } as const };
    await plant(name, aPublishedStory(over, everywhere));
    await plant(`${name}-waiting`, aStoryInReview(over));
  }
}

function withHardWords(title: string) {
  return <Any extends Media>(media: Any): Any => ({
    ...media,
    original: { ...media.original, fileName: underscores },
    alt: media.guess === 'sound' ? null : { kind: 'words', words: title },
    hearing: { ...media.hearing, transcript: media.guess === 'sound' ? `${longWord}\n\n${address}` : null },
  });
}

const pages = [
  '/',
  '/themes/isolation',
  '/neighbourhoods/haslingden',
  `/search?q=${place}`,
  `/search?q=${'w'.repeat(200)}`,
  ...titles.map((_, index) => `/stories/{published-${index}}`),
  '/stories/{hard}',
  '/stories/{published-0}/i-am-in-this',
  ...['words', 'files', 'check', 'people', 'descriptions', 'said', 'continue', 'record/sound'].map(
    (each) => `/share/${each}`,
  ),
  ...['exhibitions/harbour', 'themes', 'neighbourhood', 'topics', 'makers', 'credit'].map(
    (each) => `/share/${each}`,
  ),
  ...['published-0', 'published-2', 'asked', 'hidden', 'concerned'].map((each) => `/my-story/{code-${each}}`),
  ...['words', 'files', 'uses', 'credit', 'people', 'licence', 'take-back', 'erase', 'contact'].map(
    (each) => `/my-story/{code-waiting}/${each}`,
  ),
  '/my-story/{code-waiting}/files/remove?media={media-waiting}',
  '/my-story/{code-waiting}/files?instead={media-waiting}',
  ...['', '?state=published', '?state=hidden', '?state=asked'].map((each) => `/curate${each}`),
  ...['waiting', 'published-1', 'published-4', 'hidden', 'asked'].map((each) => `/curate/stories/{${each}}`),
  '/curate/stories/{published-0}/correct',
  ...[
    'concerns',
    'contact',
    'looks',
    'on-behalf',
    'on-behalf/uses',
    'on-behalf/permissions',
    'on-behalf/erase',
  ].map((each) => `/curate/stories/{concerned}/${each}`),
  ...[
    'exhibitions',
    'exhibitions/of/harbour',
    'exhibitions/of/harbour/stories',
    'exhibitions/of/harbour/plays',
  ],
  ...[
    'screens',
    'screens/{screen}',
    'screens/{screen}/end',
    'screens/pair',
    'records',
    'shows',
    'shows/kiosk',
  ],
  ...['support', 'support/topic/hard', 'places', 'places/theme/isolation', 'people', 'account', 'help'],
].map((each) => (each.startsWith('/') ? each : `/curate/${each}`));

async function show(to: string): Promise<void> {
  await page.goto(to.replace(/\{([^}]+)\}/g, (_, name) => sown.get(name) ?? 'nothing'));
  await page.evaluate(scripts);
}

describe('Words that nobody can see', () => {
  it('are none, and what would turn the page is taken out', async () => {
    const person = new Visitor(archive.url);
    await expectRedirect(person.post('/share/start'));
    const words = { words: 'שלום', language: 'he' };
    for (const title of ['\u2060', '\u2800\u3164 \ufeff', '\u202e', '\u{e0067}\u00ad']) {
      const answer = await person.post('/share/words', { ...words, title });
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain('Give your story a title.');
    }
    await expectRedirect(person.post('/share/words', { ...words, title: ' \u202eשלום \u2067🏴󠁧󠁢󠁷󠁬󠁳󠁿\u200b' }));
    const page = await (await person.get('/share/words')).text();
    expect(/name="title"[^>]* value="([^"]*)"/.exec(page)?.[1]).toBe('שלום \u2067🏴󠁧󠁢󠁷󠁬󠁳󠁿\u2069');
  });

  it('leave room for as many characters as people see', async () => {
    const person = new Visitor(archive.url);
    await expectRedirect(person.post('/share/start'));
    const tell = (title: string, words: string) =>
      person.post('/share/words', { title, words, language: 'hi' });
    const [family, syllable] = ['👨‍👩‍👧‍👦', 'की'];
    await expectRedirect(tell(family.repeat(200), syllable.repeat(20_000)));
    expect(await (await tell(family.repeat(201), syllable.repeat(20_001))).text()).toMatch(
      /200 characters or fewer. Yours has 201.*20,000 characters or fewer. Yours have 20,001/s,
    );
    expect(await (await tell(`a${'\u0301'.repeat(20_000)}`, '')).text()).toContain('Yours has 19,992.');
  });
});

describe('Words that do not break', () => {
  it('make no page wider than a phone of 320 pixels', async () => {
    const found: Record<string, string[]> = {};
    for (const each of pages) {
      await show(each);
      const status = await page.evaluate<string>('document.title');
      if (/not found|no such/i.test(status)) found[each] = [status];
      await page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true");
      const wide = await page.evaluate<string[]>('pageAudit.width()');
      const width = await page.evaluate<number>('document.documentElement.scrollWidth');
      if (width > 320) found[each] = [`${width} pixels`, ...wide];
      const cells = await page.evaluate<number>(
        "Math.max(0, ...[...document.querySelectorAll('td, th')].map((each) => each.offsetWidth))",
      );
      if (cells > 400) found[each] = [`a cell of ${cells} pixels`];
    }
    expect(found).toEqual({});
  });
});

const turnedPages = [
  '/',
  '/themes/isolation',
  '/neighbourhoods/haslingden',
  '/search',
  ...['hebrew', 'overridden'].flatMap((each) => [
    `/stories/{${each}}`,
    `/my-story/{code-${each}}`,
    `/my-story/{code-${each}}/credit`,
    `/curate/stories/{${each}}`,
    `/curate/stories/{${each}}/correct`,
    `/curate/stories/{${each}}/concerns`,
    `/curate/stories/{${each}-waiting}`,
    `/curate/stories/{${each}}/on-behalf`,
  ]),
  '/curate',
  '/curate?state=published',
  '/curate/shows/kiosk',
  '/curate/exhibitions/of/harbour/stories',
];

describe('Words that run the other way', () => {
  it('turn nothing around them', async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    const found: Record<string, string[]> = {};
    for (const each of turnedPages) {
      await show(each);
      const turned = await page.evaluate<string[]>(`wordOrder(${JSON.stringify(['שלום', 'Canal'])})`);
      if (turned.length > 0) found[each] = turned;
    }
    expect(found).toEqual({});
  });
});

/** What is drawn beside the glass or below it, and buttons that lie over each other. */
const offGlass = `[...document.querySelectorAll('#kiosk *')].flatMap((each) => {
  if (!each.checkVisibility({ visibilityProperty: true }) || each.closest('[aria-hidden=true], svg, img')) return [];
  const { left, right, top, bottom } = each.getBoundingClientRect();
  const isOff = left < -8 || right > innerWidth + 8 || top < -8 || bottom > innerHeight + 8;
  if (isOff && !each.parentElement.closest('.words, .label, .code-card strong')) return [each.outerHTML.slice(0, 80)];
  if (each.tagName !== 'BUTTON') return [];
  const under = [...document.querySelectorAll('#kiosk button')].find((other) => {
    const box = other.getBoundingClientRect();
    if (other === each || !other.checkVisibility({ visibilityProperty: true })) return false;
    return box.left < right - 2 && box.right > left + 2 && box.top < bottom - 2 && box.bottom > top + 2;
  });
  return under ? [each.textContent + ' lies over ' + under.textContent] : [];
})`;

describe('On a screen', () => {
  it.each([
    [1080, 1920],
    [1920, 1080],
  ])(
    'of %d by %d, words that do not break stay on the glass',
    async (width, height) => {
      await page.setViewportSize({ width, height });
      const orientation = width < height ? 'portrait' : 'landscape';
      await page.goto(`/curate/exhibitions/of/harbour/preview?orientation=${orientation}`);
      const found: Record<string, string[]> = {};
      const names: string[] = [];
      const look = async () => {
        const name = await page.evaluate<string>("document.getElementById('kiosk').dataset.screen");
        names.push(name);
        const off = await page.evaluate<string[]>(offGlass);
        if (off.length > 0) found[`${names.length} ${name}`] = off;
      };
      const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();
      await page.locator('#kiosk[data-screen=attract] h1').waitFor();
      await look();
      await press('Touch to start');
      await look();
      await press('All stories');
      await look();
      await press(/^(Theme|Kind|Place)/);
      await look();
      for (const title of titles.slice(0, 3)) {
        await press('Home');
        await press('All stories');
        const card = page
          .locator('.card')
          .filter({ has: page.getByText(title, { exact: true }) })
          .first();
        while (!(await card.isVisible())) await press('Next page');
        await card.click();
        await look();
      }
      await press(/phone/i);
      await look();
      expect({ found, names }).toEqual({
        found: {},
        names: 'attract home stories narrow story story story phone'.split(' '),
      });
    },
    60_000,
  );
});
