import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import * as Y from 'yjs';
import { piecesIn, readDoc, sharedWords } from '../../src/desk/pieces.ts';
import { newCuratorId } from '../../src/random.ts';
import type { HeardWord } from '../../src/speech/listen/heard-word.ts';
import { isReady, nothingToRead, type ReadyMedia } from '../../src/story/media.ts';
import type { InReviewStory } from '../../src/story/story.ts';
import { createMedia } from '../fixtures/make-media.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import {
  axeFindings,
  noteTrouble,
  openBrowser,
  openKeptBrowser,
  phone,
  desk as wide,
} from '../support/browser.ts';
import { chance, fewOrMany } from '../support/chance.ts';
import { arriveAs } from '../support/curator.ts';
import { aStoryInReview } from '../support/stories.ts';
import { aTelling, eventually, tell, Visitor } from '../support/storyteller.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** The desk at which people check what is said (issue 12, 2). */

const password = 'four small boats at dawn';
/** What the machine made of it; the film and the sound are 8 s long. */
const sentence = 'We sat on the bench. Nobody said a wurd for an hour.';
const heard: readonly HeardWord[] = sentence.split(' ').map((text, index) => ({
  text,
  start: index * 0.4 + (index > 4 ? 2.5 : 0),
  end: index * 0.4 + 0.3 + (index > 4 ? 2.5 : 0),
  doubtful: text === 'wurd' || text === 'bench.',
}));

let archive: TestArchive;
let browser: Browser;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let sound: ReadyMedia;
let film: ReadyMedia;
/** It is as loud all the time. */
let humming: ReadyMedia;
let ada: Visitor;

beforeAll(async () => {
  folder = await temporaryFolder();
  const make = createMedia(folder.path);
  archive = await openTestArchive();
  await archive.work();
  browser = await openBrowser('--autoplay-policy=no-user-gesture-required');
  await tell(new Visitor(archive.url), {
    ...aTelling,
    files: [await make('beeps.mp3'), await make('clapper.mp4'), await make('memo.m4a')],
  });
  const { items } = await eventually(
    'a story to wait',
    () => archive.stores.reviewQueue.page({ state: 'inReview', scope: null }, null, 1),
    (found) => found.items.length === 1,
  );
  const told = items[0] && (await archive.stores.stories.find(items[0].id));
  const ready = (told?.media ?? []).filter(isReady);
  if (!ready[0] || !ready[1] || !ready[2]) throw new Error('Expected a sound, a film and another sound');
  [sound, film, humming] = [ready[0], ready[1], ready[2]];

  ada = await arriveAs(archive, 'Ada', 'admin');
});
afterAll(async () => {
  await browser?.close();
  await archive?.close();
  await folder?.remove();
});

/** A story that waits, with a machine's draft of all that is heard in it. */
async function aSpokenStory(media: readonly ReadyMedia[] = [sound], words = heard) {
  const story = aStoryInReview({ media });
  await archive.stores.stories.insert(story);
  for (const { id } of media) {
    await archive.stores.speechDrafts.save({
      ...{ story: story.id, media: id, language: 'en', words, at: new Date() },
      model: { name: 'A machine', sha256: 'a'.repeat(64) },
    });
  }
  return story;
}

const addressOf = (story: InReviewStory, { id }: ReadyMedia = sound) =>
  `/curate/stories/${story.id}/desk/${id}`;

const signIn = (context: BrowserContext) =>
  context.addCookies(ada.cookies().map((cookie) => ({ ...cookie, url: archive.url.href })));

async function sitDown(
  address: string,
  options: object = wide,
): Promise<{ page: Page; trouble: readonly string[] }> {
  const context = await browser.newContext({ ...options, baseURL: archive.url.href });
  await signIn(context);
  const trouble = noteTrouble(context, archive.url);
  const page = await context.newPage();
  await page.goto(address);
  return { page, trouble };
}

const boxes = (page: Page) => page.locator('.desk-piece textarea');
const written = (page: Page) =>
  boxes(page).evaluateAll((all) => all.map((box) => (box as unknown as { value: string }).value));
const kept = (page: Page) => page.getByText('Kept, here and in the archive.').waitFor();
const chosen = (page: Page) =>
  page.evaluate(
    'document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)',
  );
/** What the browser keeps of its desks, a text a window. */
const keptHere = `new Promise((resolve) => {
  const opening = indexedDB.open('desk', 1);
  opening.onsuccess = () => {
    const asking = opening.result.transaction('texts').objectStore('texts').getAll();
    asking.onsuccess = () => resolve(asking.result.map(({ text }) => text));
  };
})` as unknown as () => Promise<string[]>;
const second = (page: Page) =>
  page.locator('audio, video').evaluate((media: { currentTime: number }) => media.currentTime);

async function atDesk({ id }: InReviewStory, media: ReadyMedia = sound): Promise<readonly string[]> {
  const text = await archive.stores.deskTexts.find(id, media.id);
  return text ? piecesIn(readDoc(text.doc)).map((piece) => piece.text) : [];
}

describe('At the desk, by keyboard alone, a curator', () => {
  it('goes from one doubtful word to the next, mends it, cuts, joins, and takes it back after loading again', async () => {
    const story = await aSpokenStory();
    const { page, trouble } = await sitDown(addressOf(story));
    await boxes(page).first().waitFor();
    expect(await written(page)).toEqual(['We sat on the bench.', 'Nobody said a wurd for an hour.']);
    expect(await axeFindings(page)).toEqual([]);
    await boxes(page).first().focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Alt+n');
    expect(await chosen(page)).toBe('bench.');
    // It is right: going on says so.
    await page.keyboard.press('Alt+n');
    expect(await chosen(page)).toBe('wurd');
    await page.keyboard.type('word');
    await page.keyboard.press('Alt+n');
    await page.getByText('No doubtful words are left.').first().waitFor();

    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    expect(await written(page)).toEqual(['We sat on the bench.', 'Nobody said a word f', 'or an hour.']);
    await page.keyboard.press('Backspace');
    expect(await written(page)).toEqual(['We sat on the bench.', 'Nobody said a word for an hour.']);
    await kept(page);
    await page.reload();
    await boxes(page).last().focus();
    for (const [keys, now] of [
      ['Control+z', 'w'],
      ['Control+z', 'wurd'],
      ['Control+Shift+z', 'w'],
      ['Control+y', 'word'],
    ] as const) {
      await page.keyboard.press(keys);
      expect((await written(page))[1]).toBe(`Nobody said a ${now} for an hour.`);
    }
    await kept(page);
    expect(await atDesk(story)).toEqual(['We sat on the bench.', 'Nobody said a word for an hour.']);
    expect(trouble).toEqual([]);
    await page.context().close();
  });

  it('goes back to a story that holds the very last word, and the review asks before its own are left', async () => {
    const story = await aSpokenStory();
    const { page, trouble } = await sitDown(addressOf(story));
    await boxes(page).first().waitFor();
    await boxes(page).last().focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' Hawthorn');
    await page.keyboard.press('Alt+l');
    await page.waitForURL((url) => url.pathname === `/curate/stories/${story.id}`);
    const box = page.locator(`#transcript-${sound.id}`);
    expect(await box.inputValue()).toContain('Hawthorn');
    await box.press('End');
    await page.keyboard.type(' Rowan');
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    await page.getByRole('link', { name: /^Back to the list/ }).click({ noWaitAfter: true });
    await eventually(
      'it to ask',
      async () => asked,
      (all) => all.length > 0,
      30,
    );
    expect(asked).toEqual(['beforeunload']);
    expect(await box.inputValue()).toContain('Rowan');
    expect(trouble).toEqual([]);
    await page.context().close();
  });

  it('is led to where the machine may have left words out', async () => {
    const words = [
      { text: 'One', start: 0, end: 0.3, doubtful: false },
      { text: 'two.', start: 2.5, end: 2.9, doubtful: false },
    ];
    const { page } = await sitDown(addressOf(await aSpokenStory([humming], words), humming));
    await page.locator('.desk-marks .is-missing').getByText('two.').waitFor();
    await boxes(page).first().focus();
    await page.keyboard.press('Alt+n');
    await page.getByText('Words may be missing before: two.').waitFor({ state: 'attached' });
    await page.keyboard.type('and ');
    expect(await written(page)).toEqual(['One', 'and two.']);
    await page.keyboard.press('Alt+n');
    await page.getByText('No doubtful words are left.').first().waitFor();
    await page.context().close();
  });

  it('plays from a word, goes back, and sees which word is heard', async () => {
    const { page } = await sitDown(addressOf(await aSpokenStory()));
    await boxes(page).last().focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Alt+Enter');
    await page.locator('.desk-marks .is-said').waitFor();
    expect(await second(page)).toBeGreaterThanOrEqual(6.5);
    await page.keyboard.press('Alt+k');
    await page.keyboard.press('Alt+j');
    expect(await second(page)).toBeLessThan(6);
    await page.keyboard.press('Alt+,');
    expect(
      await page.locator('audio').evaluate((media: { playbackRate: number }) => media.playbackRate),
    ).toBe(0.75);
    await page.context().close();
  });

  it('says once who speaks, puts in what is heard, finds and replaces', async () => {
    const story = await aSpokenStory();
    const { page } = await sitDown(addressOf(story));
    await boxes(page).first().focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Alt+1');
    await page.keyboard.press('Alt+s');
    await page.keyboard.type('Rosa');
    await page.keyboard.press('Enter');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Alt+s');
    expect(await written(page)).toEqual([
      'Rosa: [laughs] We sat on the bench.',
      'Rosa: Nobody said a wurd for an hour.',
    ]);
    await page.keyboard.press('Alt+s');
    await page.keyboard.press('Alt+h');
    await page.keyboard.type('WURD');
    await page.keyboard.press('Tab');
    await page.keyboard.type('word');
    await page.getByRole('button', { name: 'Replace all' }).press('Enter');
    await page.getByText('Replaced once.').first().waitFor();
    await kept(page);
    expect(await atDesk(story)).toEqual([
      'Rosa: [laughs] We sat on the bench.',
      'Nobody said a word for an hour.',
    ]);
    // A button has the focus: it is taken back once, by the page alone, and what was told of it goes.
    await page.keyboard.press('Control+z');
    expect((await written(page))[1]).toBe('Nobody said a wurd for an hour.');
    expect(await page.getByText('Replaced once.', { exact: true }).first().textContent()).toBeTruthy();
    expect(await page.locator('[data-part="told"]').textContent()).toBe('');
    await kept(page);
    expect((await atDesk(story))[1]).toBe('Nobody said a wurd for an hour.');

    // A second person who speaks, by keys alone.
    await page.keyboard.press('Alt+a');
    await page.keyboard.type('Tom');
    await page.keyboard.press('Enter');
    expect((await written(page))[1]).toBe('Tom: Nobody said a wurd for an hour.');
    await page.keyboard.press('Alt+Shift+1');
    expect((await written(page))[1]).toBe('Rosa: Nobody said a wurd for an hour.');
    await page.keyboard.press('Alt+Shift+2');
    expect((await written(page))[1]).toBe('Tom: Nobody said a wurd for an hour.');
    await page.context().close();
  });
});

describe('A file at the desk', () => {
  const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  const srt =
    '\uFEFF1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>We</i> sat.\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nThe bus came.\r\n';

  it('takes the place of a film’s captions with its own times, by choice or by drop, and undo brings them back', async () => {
    const story = await aSpokenStory([film]);
    const { page, trouble } = await sitDown(addressOf(story, film));
    await boxes(page).first().waitFor();
    const before = await written(page);
    await page.keyboard.press('Alt+u');
    await page.getByLabel('The file').setInputFiles(file('wrong.srt', srt.replace('02,500', '00,500')));
    await page.getByText('wrong.srt, line 2: This caption ends before it starts').waitFor();
    await page.getByLabel('The file').setInputFiles(file('a.vtt', '[Script Info]\nTitle: x'));
    await page.getByText('a.vtt, line 1: These are subtitles for Aegisub').waitFor();
    expect(await written(page)).toEqual(before);
    await page.getByLabel('The file').setInputFiles(file('mine.srt', srt));
    await page.getByText('mine.srt stands here now: 2 pieces').waitFor();
    expect(await written(page)).toEqual(['We sat.', 'The bus came.']);
    expect(await axeFindings(page)).toEqual([]);
    await kept(page);
    const text = await archive.stores.deskTexts.find(story.id, film.id);
    expect(text && piecesIn(readDoc(text.doc))).toEqual([
      { text: 'We sat.', start: 1, end: 2.5 },
      { text: 'The bus came.', start: 3, end: 4 },
    ]);
    await page.keyboard.press('Control+z');
    expect(await written(page)).toEqual(before);
    await page.evaluate(`(() => {
      const data = new DataTransfer();
      data.items.add(new File([${JSON.stringify(srt)}], 'dropped.srt'));
      document.querySelector('h1').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    })()`);
    await page.getByText('dropped.srt stands here now: 2 pieces').waitFor();
    expect(await written(page)).toEqual(['We sat.', 'The bus came.']);
    expect(trouble).toEqual([]);
    await page.context().close();
  });

  it('in another language becomes a translation, one of several', async () => {
    const vtt = 'WEBVTT\n\n00:01.000 --> 00:02.500\nWe sat.';
    const story = aStoryInReview({
      media: [{ ...film, hearing: { ...nothingToRead, captions: { vtt, language: 'en', checked: true } } }],
    });
    await archive.stores.stories.insert(story);
    const { page } = await sitDown(addressOf(story, film));
    for (const [language, words] of [
      ['cy', 'Eisteddon ni.'],
      ['pl', 'Siedzieliśmy.'],
    ] as const) {
      await page.goto(addressOf(story, film));
      await boxes(page).first().waitFor();
      await page.locator('summary', { hasText: 'A file of captions' }).click();
      await page.getByLabel('Its language').selectOption(language);
      await page.getByLabel('The file').setInputFiles(file('b.srt', srt.replace('<i>We</i> sat.', words)));
      await page.waitForURL(`**/translations/${film.id}?language=${language}&done=kept`);
    }
    const saved = await archive.stores.stories.find(story.id);
    expect(
      saved?.media[0]?.hearing.translations?.map(({ language, pieces }) => [language, pieces[0]]),
    ).toEqual([
      ['cy', { start: 1, end: 2.5, words: 'Eisteddon ni.' }],
      ['pl', { start: 1, end: 2.5, words: 'Siedzieliśmy.' }],
    ]);
    await page.context().close();
  });
});

it('The speed stays as somebody set it', async () => {
  const { page } = await sitDown(addressOf(await aSpokenStory()));
  await boxes(page).first().waitFor();
  await page.keyboard.press('Alt+,');
  await page.goto(addressOf(await aSpokenStory([film]), film));
  await boxes(page).first().waitFor();
  expect(await page.getByLabel(/^Speed/).inputValue()).toBe('0.75');
  await boxes(page).last().focus();
  await page.keyboard.press('Alt+Enter');
  await page.locator('.desk-marks .is-said').waitFor();
  expect(await page.locator('video').evaluate((media: { playbackRate: number }) => media.playbackRate)).toBe(
    0.75,
  );
  await page.context().close();
});

describe('On a phone', () => {
  it('the desk has buttons for all of it', async () => {
    const story = await aSpokenStory([film]);
    const { page, trouble } = await sitDown(addressOf(story, film), phone);
    await boxes(page).first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    await boxes(page).last().tap();
    // A tap plays from its word; the next doubtful one is the next to be heard.
    await page.getByRole('button', { name: /^Next doubtful word/ }).tap();
    expect(await chosen(page)).toBe('wurd');
    await page.locator('video').evaluate((media: { currentTime: number; pause(): void }) => {
      media.pause();
      media.currentTime = 0.4;
    });
    await page.getByRole('button', { name: /^It begins here/ }).tap();
    await page.locator('.desk-time.is-set').waitFor();
    await kept(page);
    const text = await archive.stores.deskTexts.find(story.id, film.id);
    expect(text && piecesIn(readDoc(text.doc)).map(({ start }) => start)).toEqual([null, 0.4]);
    expect(trouble).toEqual([]);
    await page.context().close();
  });

  it('without script the words can be read', async () => {
    const { page } = await sitDown(addressOf(await aSpokenStory()), { ...phone, javaScriptEnabled: false });
    await page.getByText('Nobody said a wurd for an hour.').waitFor();
    await page.getByRole('link', { name: 'The story', exact: true }).click();
    await page.getByLabel('Transcript: all that is said').waitFor();
    await page.context().close();
  });
});

describe('Words from the desk', () => {
  it('stand in the box of the story, and become its own with their times', async () => {
    const story = await aSpokenStory([sound, film]);
    const { page } = await sitDown(addressOf(story));
    await boxes(page).last().focus();
    await page.keyboard.press('End');
    await page.keyboard.type(' Yes.');
    await kept(page);
    await page.goto(addressOf(story, film));
    await boxes(page).first().focus();
    await page.keyboard.press('Home');
    await page.keyboard.type('Then ');
    await kept(page);
    await page.getByRole('link', { name: 'The story', exact: true }).click();
    await page.getByText('holds what was typed at the desk').first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save changes', exact: true }).click();
    await page.waitForURL('**done=saved');
    const saved = await archive.stores.stories.find(story.id);
    const [spoken, shown] = saved?.media ?? [];
    expect(spoken?.hearing.transcript).toBe('We sat on the bench.\n\nNobody said a wurd for an hour. Yes.');
    expect(spoken?.hearing.captions?.vtt).toContain('<00:00:00.400>sat');
    expect(shown?.hearing.captions?.vtt).toContain('Then We sat on the bench.');
    expect(await archive.stores.deskTexts.of(story.id)).toEqual([]);

    // The desk goes on from there.
    await page.goto(addressOf(story));
    await boxes(page).last().waitFor();
    expect(await written(page)).toEqual(['We sat on the bench.', 'Nobody said a wurd for an hour. Yes.']);
    await page.context().close();
  });

  it('are not left behind unseen by somebody whose page is older', async () => {
    const story = await aSpokenStory();
    const { page: review } = await sitDown(`/curate/stories/${story.id}`);
    const { page } = await sitDown(addressOf(story));
    await boxes(page).first().focus();
    await page.keyboard.type('Late. ');
    await kept(page);
    await review.getByLabel('Transcript: all that is said').fill('Something else.');
    await review.getByRole('button', { name: 'Save changes', exact: true }).click();
    await review.getByText('Somebody went on at the desk since you opened this page.').first().waitFor();
    expect(await review.getByLabel('Transcript: all that is said').inputValue()).toBe('Something else.');
    await review.getByRole('button', { name: 'Save changes', exact: true }).click();
    await review.waitForURL('**done=saved');
    // The desk says that its text has become the story's, and what is typed there from now on is not lost.
    await boxes(page).first().pressSequentially('Later. ');
    await page.getByText('These words have been saved with the story since').waitFor();
    await page.reload();
    await page.getByText('These words were typed on this device and did not arrive').waitFor();
    const rescued = page.getByLabel('Words that did not arrive');
    // Only what the text has not is marked, as it becomes.
    await page.getByText('Not in the text: Late. Later. We sat on the bench. Nobody').waitFor();
    expect(await rescued.locator('mark').first().textContent()).toContain('Late.');
    expect(await written(page)).toEqual(['Something else.']);
    await boxes(page).first().fill('Later. Something else.');
    await page.getByText('Not in the text: Late. … We sat').waitFor();
    await kept(page);
    await page.getByRole('button', { name: 'I have put them in' }).click();
    await eventually(
      'it to be forgotten',
      () => page.evaluate(keptHere),
      ({ length }) => length === 0,
    );
    await page.reload();
    await boxes(page).first().waitFor();
    await kept(page);
    expect(await rescued.isVisible()).toBe(false);
    await page.context().close();
    await review.context().close();
  });

  it('of a film stay at the desk until it is known when they are said', async () => {
    const story = aStoryInReview({ media: [film] });
    await archive.stores.stories.insert(story);
    const { page } = await sitDown(addressOf(story, film));
    await boxes(page).first().fill('We sat.');
    await kept(page);
    await page.goto(`/curate/stories/${story.id}`);
    await page.getByText('The captions are not here yet').waitFor();
    await page.getByRole('button', { name: 'Save changes', exact: true }).click();
    await page.waitForURL('**done=saved');
    expect(await atDesk(story, film)).toEqual(['We sat.']);
    await page.context().close();
  });

  it('can be worked on while a question waits, and wait for the review', async () => {
    const story = await aSpokenStory();
    const { page } = await sitDown(`/curate/stories/${story.id}`);
    await page.locator('summary', { hasText: 'Ask for a change' }).click();
    await page.locator('[name=question]').fill('Who is it?');
    await page.locator('[formaction$="/ask"]').click();
    await page.waitForURL('**done=asked');
    await page.getByRole('link', { name: 'Check the words while you listen' }).click();
    await boxes(page).first().focus();
    await page.keyboard.type('X ');
    await kept(page);
    expect((await atDesk(story))[0]).toBe('X We sat on the bench.');
    await page.context().close();
  });
});

describe('No word is lost', () => {
  it('where the line is gone and the browser is closed', async () => {
    const story = await aSpokenStory();
    const context = await openKeptBrowser(`${folder.path}/browser`, { ...wide, baseURL: archive.url.href });
    await signIn(context);
    const page = await context.newPage();
    await page.goto(addressOf(story));
    await boxes(page).first().focus();
    await context.setOffline(true);
    await page.keyboard.type('Offline. ');
    await page.getByText('The archive cannot be reached just now.').waitFor();
    await eventually(
      'it to be kept here',
      () => page.evaluate(keptHere),
      ([text = '']) => text.startsWith('Offline. We'),
    );
    await context.close();
    expect((await atDesk(story))[0]).toBe('We sat on the bench.');

    const again = await openKeptBrowser(`${folder.path}/browser`, { ...wide, baseURL: archive.url.href });
    await signIn(again);
    const back = await again.newPage();
    await back.goto(addressOf(story));
    await eventually(
      'it to arrive',
      () => atDesk(story),
      ([first]) => first === 'Offline. We sat on the bench.',
    );
    expect((await written(back))[0]).toBe('Offline. We sat on the bench.');
    await again.close();
  });

  it('in two windows of one browser, both without a line', async () => {
    const story = await aSpokenStory();
    const { page: one } = await sitDown(addressOf(story));
    const context = one.context();
    const other = await context.newPage();
    await other.goto(addressOf(story));
    for (const page of [one, other]) await kept(page);
    await context.setOffline(true);
    for (const [page, words] of [
      [one, 'One. '],
      [other, 'Other. '],
    ] as const) {
      await page.bringToFront();
      await boxes(page).first().focus();
      await page.keyboard.press('Home');
      await page.keyboard.type(words);
    }
    await eventually(
      'both to be kept here',
      () => one.evaluate(keptHere),
      ({ length }) => length === 2,
    );
    for (const page of [one, other]) await page.close();
    await context.setOffline(false);
    const back = await context.newPage();
    await back.goto(addressOf(story));
    const first = await eventually(
      'both to arrive',
      async () => (await atDesk(story))[0] ?? '',
      (text) => text.includes('One. ') && text.includes('Other. '),
    );
    expect(first).toMatch(/^(One\. Other\. |Other\. One\. )We sat on the bench\.$/);
    await context.close();
  });

  it('where a piece is cut at its very beginning and its very end', async () => {
    const story = await aSpokenStory();
    const { page } = await sitDown(addressOf(story));
    await boxes(page).first().focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.keyboard.type('A');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('B 😀😁');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Backspace');
    expect(await written(page)).toEqual([
      ...['', 'AWe sat on the bench.', 'B 😁'],
      'Nobody said a wurd for an hour.',
    ]);
    await kept(page);
    expect(await atDesk(story)).toEqual(await written(page));
    await page.context().close();
  });

  it('where the session ends: it says so, and goes on once somebody has signed in beside it', async () => {
    const story = await aSpokenStory();
    const { page } = await sitDown(addressOf(story));
    await boxes(page).first().focus();
    // An answer on its way would bring the session back.
    await kept(page);
    await page.context().clearCookies();
    await page.keyboard.type('Signed out. ');
    const link = page.getByRole('link', { name: 'Sign in (opens beside this page)' });
    await link.waitFor();
    const [window] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
    await window.getByLabel('E-mail address').fill('ada@example.org');
    await window.getByLabel('Password', { exact: true }).fill(password);
    await window.getByRole('button', { name: 'Sign in' }).click();
    await window.waitForURL('**/curate');
    await kept(page);
    expect((await atDesk(story))[0]).toBe('Signed out. We sat on the bench.');
    await page.context().close();
  });

  it('of two people in one text, who see each other there', async () => {
    const story = await aSpokenStory();
    const [one, other] = [(await sitDown(addressOf(story))).page, (await sitDown(addressOf(story))).page];
    await boxes(one).first().focus();
    await one.keyboard.press('Home');
    await one.keyboard.type('One. ');
    await boxes(other).last().focus();
    await other.keyboard.press('End');
    await other.keyboard.type(' Other.');
    const both = ['One. We sat on the bench.', 'Nobody said a wurd for an hour. Other.'];
    await one.locator('.desk-piece').last().getByText('Also here: You').waitFor();
    for (const page of [one, other])
      await eventually(
        'both to be there',
        () => written(page),
        (all) => String(all) === String(both),
      );
    // What came from the other has left the caret in its place.
    await one.keyboard.type('And ');
    await eventually(
      'the last word',
      () => atDesk(story),
      ([first]) => first === 'One. And We sat on the bench.',
    );
    await one.context().close();
    await other.context().close();
  });

  const rounds = fewOrMany(50, 500);
  it(`in ${rounds} rounds of two who type at once, with answers that are lost and browsers that die`, async () => {
    const story = await aSpokenStory();
    const random = chance('desk');
    await ada.get(addressOf(story));
    const typists = [new Typist(ada, story), new Typist(ada, story)];
    for (const each of typists) await each.open();
    const typed: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      for (const [index, typist] of typists.entries()) {
        const word = `word${round}of${index}`;
        typist.type(word, random);
        typed.push(word);
      }
      await Promise.all(typists.map((typist) => typist.exchange({ losesAnswer: random() < 0.3 })));
      // A browser that dies comes back with what it kept and what the archive has.
      for (const typist of typists) if (random() < 0.2) await typist.die();
    }
    for (const typist of [...typists, ...typists]) await typist.exchange({ losesAnswer: false });
    const all = (await atDesk(story)).join(' ');
    for (const word of typed) expect(all.split(word)).toHaveLength(2);
    for (const typist of typists) expect(typist.text()).toBe(all);
  });
});

/** Somebody at a desk, as their page speaks to the archive. */
class Typist {
  readonly #visitor: Visitor;
  readonly #story: InReviewStory;
  readonly #page = newCuratorId();
  #doc = new Y.Doc();
  #id = '';
  constructor(visitor: Visitor, story: InReviewStory) {
    this.#visitor = visitor;
    this.#story = story;
  }

  async open(): Promise<void> {
    const text = await archive.stores.deskTexts.find(this.#story.id, sound.id);
    if (!text) throw new Error('Expected a desk that was opened');
    this.#doc = readDoc(text.doc);
    this.#id = text.id;
  }

  /** Puts a word somewhere between two letters, and now and then cuts a piece there. */
  type(word: string, random: () => number): void {
    const words = sharedWords(this.#doc);
    const spaces = [...words.toString().matchAll(/ /g)].map(({ index }) => index);
    const at = spaces[Math.floor(random() * spaces.length)] ?? words.length;
    words.insert(at, random() < 0.2 ? `\n${word}` : ` ${word}`, {});
  }

  async exchange({ losesAnswer }: { losesAnswer: boolean }): Promise<void> {
    const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
    const answer = await this.#visitor.postJson(`${addressOf(this.#story)}/words`, {
      id: this.#id,
      update: base64(Y.encodeStateAsUpdate(this.#doc)),
      has: base64(Y.encodeStateVector(this.#doc)),
      ...{ page: this.#page, place: null },
    });
    expect(answer.status).toBe(200);
    const { update } = (await answer.json()) as { update: string };
    if (!losesAnswer) Y.applyUpdate(this.#doc, Buffer.from(update, 'base64'));
  }

  async die(): Promise<void> {
    const kept = Y.encodeStateAsUpdate(this.#doc);
    await this.open();
    Y.applyUpdate(this.#doc, kept);
  }

  text(): string {
    return piecesIn(this.#doc)
      .map((piece) => piece.text)
      .join(' ');
  }
}

describe('The storyteller', () => {
  it('works at the same desk from their own page, and hears their own recording there', async () => {
    const code = await tell(new Visitor(archive.url), {
      ...aTelling,
      files: [await createMedia(folder.path)('beeps.mp3')],
    });
    expect(code).toMatch(/my-story/);
    const context = await browser.newContext({ ...phone, baseURL: archive.url.href });
    const page = await context.newPage();
    await eventually(
      'the sound to be ready',
      async () => {
        await page.goto(`${code}/transcripts`);
        return page.getByRole('link', { name: /^Listen to/ }).count();
      },
      (links) => links > 0,
    );
    await page.getByRole('link', { name: /^Listen to/ }).tap();
    await boxes(page).first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await boxes(page).first().fill('We sang.');
    await kept(page);
    await page.waitForFunction('document.querySelector("audio").readyState > 0');
    await page.getByRole('link', { name: 'What is said in your story' }).tap();
    expect(await page.getByRole('textbox').first().inputValue()).toBe('We sang.');
    await page.getByRole('button', { name: /^Save/ }).tap();
    await page.waitForURL('**done=transcripts');
    await context.close();
  });
});

it('nobody types into what they may not see, or what is no text of the desk', async () => {
  const story = await aSpokenStory();
  const address = `${addressOf(story)}/words`;
  const body = { id: 'x', update: '', has: '', page: 'p', place: null };
  expect((await new Visitor(archive.url).postJson(address, body)).status).toBe(401);
  expect((await ada.postJson(address, body)).status).toBe(409);
  await ada.get(addressOf(story));
  const text = await archive.stores.deskTexts.find(story.id, sound.id);
  const id = text?.id ?? '';
  const junk = Buffer.from('no update at all, and quite long').toString('base64');
  expect((await ada.postJson(address, { ...body, id, update: junk })).status).toBe(400);
  expect((await ada.postJson(address, { ...body, id, has: junk })).status).toBe(400);
  const large = new Y.Doc();
  sharedWords(large).insert(0, 'x'.repeat(200_001));
  const update = Buffer.from(Y.encodeStateAsUpdate(large)).toString('base64');
  expect((await ada.postJson(address, { ...body, id, update })).status).toBe(413);
  // Nothing of it was kept, and asking alone is no typing.
  expect((await ada.postJson(address, { ...body, id })).status).toBe(200);
  expect((await archive.stores.deskTexts.find(story.id, sound.id))?.version).toBe(0);
  const unheard = { ...sound, hearing: nothingToRead };
  const artwork = aStoryInReview();
  await archive.stores.stories.insert(artwork);
  expect((await ada.get(addressOf(artwork, unheard))).status).toBe(404);
});
