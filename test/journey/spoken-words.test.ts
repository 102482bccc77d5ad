import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type Hearing, isReady, nothingToRead, type ReadyMedia } from '../../src/story/media.ts';
import { createMedia } from '../fixtures/make-media.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { axeFindings, noteTrouble, openBrowser, phone } from '../support/browser.ts';
import { aPublishedStory } from '../support/stories.ts';
import { aTelling, eventually, tell, Visitor } from '../support/storyteller.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** What visitors get of a transcript whose words have times (issue 12, 3). */

const said =
  'WEBVTT\n\n00:01.000 --> 00:03.000\nWe <00:00:02.000>sat\n\n00:06.000 --> 00:07.500\nand <00:00:06.500>wept.';
const shownThere = [
  { at: 2, words: 'A gate opens.' },
  { at: 6.5, words: 'She waves.' },
];
const captions = (vtt: string) => ({ vtt, language: 'en', checked: true });

let archive: TestArchive;
let browser: Browser;
let address: string;
beforeAll(async () => {
  const folder = await temporaryFolder();
  const make = createMedia(folder.path);
  archive = await openTestArchive();
  await archive.work();
  browser = await openBrowser();
  await tell(new Visitor(archive.url), {
    ...aTelling,
    files: [await make('beeps.mp3'), await make('clapper.mp4')],
  });
  await folder.remove();
  const { items } = await eventually(
    'a story to wait',
    () => archive.stores.reviewQueue.page({ state: 'inReview', scope: null }, null, 1),
    (found) => found.items.length === 1,
  );
  const told = items[0] && (await archive.stores.stories.find(items[0].id));
  const [sound, film] = (told?.media ?? []).filter(isReady);
  if (!sound || !film) throw new Error('Expected a sound and a film');
  const heard = (media: ReadyMedia, hearing: Partial<Hearing>): ReadyMedia => ({
    ...media,
    hearing: { ...nothingToRead, ...hearing },
  });
  const story = aPublishedStory({
    media: [
      heard(sound, { transcript: 'We sat,\nNora & I,\n\nand wept.', captions: captions(said) }),
      heard(film, {
        captions: captions('WEBVTT\n\n00:04.000 --> 00:06.000\nIt rained.'),
        translations: [
          {
            ...{ language: 'cy', by: 'Nia', at: new Date(), finished: true, madeFrom: '' },
            pieces: [{ start: 4, end: 6, words: 'Bwriodd hi.' }],
          },
        ],
        chapters: [
          { at: 0, title: 'Dry' },
          { at: 4, title: 'Wet' },
        ],
        description: { moments: shownThere },
      }),
    ],
  });
  await archive.stores.stories.insert(story);
  address = `/stories/${story.id}`;
});
afterAll(async () => {
  await browser?.close();
  await archive?.close();
});

async function open(where: string, options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
  const context = await browser.newContext({ ...phone, baseURL: archive.url.href, ...options });
  const trouble = noteTrouble(context, archive.url);
  const page = await context.newPage();
  await page.goto(where);
  expect(trouble).toEqual([]);
  return page;
}

const figure = (page: Page, number: number) => page.locator(`#work-${number}`);
const time = (page: Page, number: number) =>
  figure(page, number)
    .locator('audio, video')
    .evaluate((media: { currentTime: number }) => media.currentTime);
const marked = (page: Page, number: number) => figure(page, number).locator('.is-said');
/** Keeps in the page's `marks` what is marked, as it changes: a busy machine looks too late for a word of a second. */
const noteMarks = (page: Page, number: number) =>
  page.evaluate(`{
    const figure = document.querySelector('#work-${number}');
    globalThis.marks = [];
    new MutationObserver(() => {
      const said = [...figure.querySelectorAll('.is-said')].map((word) => word.textContent).join(' ');
      if (said && said !== marks.at(-1)) marks.push(said);
    }).observe(figure, { subtree: true, attributeFilter: ['class'] });
  }`);
const read = (page: Page, number: number) => figure(page, number).getByText('Read what is said').click();

describe('A transcript', () => {
  it('marks each word while it is heard, and plays from the word that is clicked', async () => {
    const page = await open(address);
    await read(page, 1);
    await figure(page, 1).getByText('wept.', { exact: true }).click();
    await marked(page, 1).getByText('wept.', { exact: true }).waitFor();
    expect(await time(page, 1)).toBeGreaterThanOrEqual(6.5);
    await noteMarks(page, 1);
    await figure(page, 1).getByText('We', { exact: true }).click();
    // It plays on, from word to word, one at a time.
    const words = await eventually(
      'the words one after another',
      () => page.evaluate<string[]>('marks'),
      (marks) => marks.includes('Nora'),
    );
    // A busy machine looks late: what came after these may be marked already.
    expect(words.slice(words.lastIndexOf('We')).slice(0, 3)).toEqual(['We', 'sat,', 'Nora']);
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  });

  it('of a film is its captions’ words, and a paragraph’s link plays from there by keyboard', async () => {
    const page = await open(address);
    await read(page, 2);
    await figure(page, 2).getByRole('link', { name: '0:04 Play from here' }).focus();
    await page.keyboard.press('Enter');
    await marked(page, 2).getByText('It', { exact: true }).waitFor();
    expect(await time(page, 2)).toBeGreaterThanOrEqual(4);
    expect(page.url()).toMatch(/#work-2&t=4$/);
    await page.context().close();
  });

  it('is all there without script', async () => {
    const page = await open(address, { javaScriptEnabled: false });
    await read(page, 1);
    await figure(page, 1).getByText('Nora & I,').waitFor();
    await read(page, 2);
    await figure(page, 2).getByText('It rained.').waitFor();
    await page.context().close();
  });
});

it('A chapter plays from its beginning and says that it is on, and a translation is marked like the words', async () => {
  const page = await open(address);
  await figure(page, 2).getByText('Read it in Welsh').click();
  await figure(page, 2).getByRole('navigation').getByRole('link', { name: '0:04 Wet' }).click();
  await marked(page, 2).getByText('Bwriodd', { exact: true }).waitFor();
  const on = figure(page, 2).locator('.chapters [aria-current]');
  await on.getByText('Wet').waitFor();
  expect(await on.count()).toBe(1);
  expect(page.url()).toMatch(/#work-2&t=4$/);
  expect(await axeFindings(page)).toEqual([]);
  await page.context().close();
});

describe('A link to a moment', () => {
  it.each([
    ['#t=2.5', 1, 2.5],
    ['#work-2&t=5', 2, 5],
  ])('%s leads there, with the words open', async (moment, number, second) => {
    const page = await open(`${address}${moment}`);
    await figure(page, number).locator('[data-spoken]').first().waitFor({ state: 'visible' });
    expect(await time(page, number)).toBeCloseTo(second);
    expect(await time(page, 3 - number)).toBe(0);
    await page.context().close();
  });

  it.each(['#t=', '#t=x', '#work-9&t=4', '#t=1;2'])('%s leads to the page alone', async (moment) => {
    const page = await open(`${address}${moment}`);
    expect([await time(page, 1), await time(page, 2)]).toEqual([0, 0]);
    await page.context().close();
  });
});

/** A voice of the device that takes `seconds` for whatever it says. */
async function withVoice(page: Page, seconds: number): Promise<void> {
  await page.addInitScript((takes: number) => {
    type Words = EventTarget & { readonly text: string };
    const heard: string[] = [];
    let speaking: ReturnType<typeof setTimeout>;
    Object.assign(globalThis, {
      heard,
      SpeechSynthesisUtterance: class extends EventTarget {
        readonly text: string;
        constructor(text: string) {
          super();
          this.text = text;
        }
      },
    });
    Object.defineProperty(globalThis, 'speechSynthesis', {
      value: Object.assign(new EventTarget(), {
        getVoices: () => [
          { lang: 'en-US', localService: false, default: true },
          { lang: 'en_GB', localService: true, default: false },
        ],
        speak(words: Words) {
          heard.push(words.text);
          words.dispatchEvent(new Event('start'));
          speaking = setTimeout(() => words.dispatchEvent(new Event('end')), takes * 1000);
        },
        cancel() {
          heard.push('(stopped)');
          clearTimeout(speaking);
        },
      }),
    });
  }, seconds);
}
const heardIn = (page: Page) => page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);

interface Film {
  readonly currentTime: number;
  readonly paused: boolean;
  volume: number;
  play(): Promise<void>;
  pause(): void;
}

describe('What is to be seen in a film', () => {
  const aloud = (page: Page) => figure(page, 2).getByRole('button', { name: 'Read the description aloud' });
  const inWords = (page: Page) =>
    figure(page, 2).getByRole('button', { name: 'Show the description as it plays' });
  const played = (page: Page, does: (video: Film) => void) => figure(page, 2).locator('video').evaluate(does);
  const film = (page: Page) =>
    figure(page, 2)
      .locator('video')
      .evaluate(({ currentTime, paused, volume }: Film) => ({ at: currentTime, paused, volume }));
  const readSeen = (page: Page) => figure(page, 2).getByText('Read what can be seen').click();

  it('is all there without script, with its times', async () => {
    const page = await open(address, { javaScriptEnabled: false });
    await readSeen(page);
    const items = figure(page, 2).locator('.moments li');
    expect(await items.allInnerTexts()).toEqual([
      expect.stringMatching(/^0:02\s+A gate opens\.$/),
      expect.stringMatching(/^0:06\s+She waves\.$/),
    ]);
    expect(await figure(page, 2).getByRole('button').count()).toBe(0);
    await page.context().close();
  });

  it('is told by a voice of the device under which the film grows quiet, and waits before somebody speaks', async () => {
    const context = await browser.newContext({ ...phone, baseURL: archive.url.href });
    const page = await context.newPage();
    await withVoice(page, 2.5);
    await page.goto(address);
    expect(await aloud(page).getAttribute('aria-pressed')).toBe('false');
    await aloud(page).press('Enter');
    await readSeen(page);
    expect(await axeFindings(page)).toEqual([]);
    await played(page, (video) => {
      video.volume = 0.5;
      void video.play();
    });
    await eventually(
      'words',
      () => heardIn(page),
      (heard) => heard.length > 0,
    );
    expect((await film(page)).volume).toBeCloseTo(0.1);
    const held = await eventually(
      'it to wait',
      () => film(page),
      ({ paused }) => paused,
    );
    expect(held.at).toBeGreaterThan(3);
    expect(held.at).toBeLessThan(4);
    const goesOn = await eventually(
      'it to go on',
      () => film(page),
      ({ paused }) => !paused,
    );
    expect(goesOn.volume).toBeCloseTo(0.5);
    // To pause it is to stop the voice; what was cut short is said again.
    await eventually(
      'the next words',
      () => heardIn(page),
      (heard) => heard.length === 2,
    );
    await played(page, (video) => video.pause());
    await eventually(
      'it to stop',
      () => heardIn(page),
      (heard) => heard.at(-1) === '(stopped)',
    );
    await played(page, (video) => void video.play());
    await eventually(
      'them again',
      () => heardIn(page),
      (heard) => heard.length === 4,
    );
    // A moment's own link goes there, and skips what is said in between.
    await figure(page, 2).getByRole('link', { name: '0:02 Play from here' }).click();
    expect(page.url()).toMatch(/#work-2&t=2$/);
    await eventually(
      'the first again',
      () => heardIn(page),
      (heard) => heard.at(-1) === 'A gate opens.',
    );
    expect(await heardIn(page)).toEqual([
      ...['A gate opens.', 'She waves.', '(stopped)', 'She waves.', '(stopped)', 'A gate opens.'],
    ]);
    await aloud(page).click();
    expect((await heardIn(page)).at(-1)).toBe('(stopped)');
    expect(await film(page)).toMatchObject({ paused: false, volume: 0.5 });
    await context.close();
  });

  it('is written where no voice speaks its language, and the choice is kept on the device', async () => {
    const page = await open(address);
    await inWords(page).click();
    await page.reload();
    expect(await inWords(page).getAttribute('aria-pressed')).toBe('true');
    const written = figure(page, 2).getByRole('status');
    await played(page, (video) => void video.play());
    await written.getByText('A gate opens.').waitFor();
    await eventually(
      'it to wait',
      () => film(page),
      ({ paused }) => paused,
    );
    // Whoever does not want to wait for the words goes on without them.
    await played(page, (video) => void video.play());
    await eventually(
      'them to go',
      () => written.textContent(),
      (words) => words === '',
    );
    expect(await film(page)).toMatchObject({ paused: false, volume: 1 });
    await page.context().close();
  });
});

describe('A search for what is said', () => {
  it('suggests the word while it is typed, and opens the film where it is said', async () => {
    const page = await open('/search');
    const field = page.getByRole('combobox', { name: 'Words in the story' });
    await field.pressSequentially('rai');
    await page.getByRole('option', { name: 'rained', exact: true }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    expect(await field.inputValue()).toBe('rained');
    await page.keyboard.press('Escape');
    expect(await field.inputValue()).toBe('rai');
    await field.pressSequentially('n');
    await page.getByRole('option', { name: 'rained', exact: true }).click();
    await page.waitForURL(/\/search\?q=rained$/);
    expect(await page.locator('mark').allInnerTexts()).toEqual(['rained']);
    await page.getByRole('link', { name: 'Watch it from 0:04' }).click();
    await page.waitForURL(/#work-2&t=4$/);
    await eventually(
      'the film to be there',
      () => time(page, 2),
      (at) => at >= 4,
    );
    await page.context().close();
  });

  it('finds the same without script', async () => {
    const page = await open('/search', { javaScriptEnabled: false });
    await page.getByLabel('Words in the story').fill('raining');
    await page.getByRole('button', { name: 'Search' }).click();
    expect(await page.getByRole('link', { name: 'Watch it from 0:04' }).getAttribute('href')).toBe(
      `${address}#work-2&t=4`,
    );
    await page.context().close();
  });
});
