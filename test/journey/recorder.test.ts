import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { invite } from '../../src/curators/accounts/accounts.ts';
import { draftCookie } from '../../src/intake/devices/draft-cookie.ts';
import { hashCode } from '../../src/random.ts';
import { changeStory } from '../../src/story/changes/change-story.ts';
import type { Story } from '../../src/story/story.ts';
import { createMedia } from '../fixtures/make-media.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { axeFindings, type InPage, noteTrouble, openWholeBrowser, phone } from '../support/browser.ts';
import { aFullDraft } from '../support/drafts.ts';
import { createSteps } from '../support/steps.ts';
import { eventually } from '../support/storyteller.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** Recording on the spot, with Chromium's own pretended microphone and camera. Whoever is not given them is refused. */

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let archive: TestArchive;
let browser: Browser;
const open: BrowserContext[] = [];

beforeAll(async () => {
  folder = await temporaryFolder();
  archive = await openTestArchive();
  await archive.work();
  browser = await openWholeBrowser('--use-fake-device-for-media-stream=device-count=2,fps=5');
});
afterAll(async () => {
  for (const context of open) await context.close();
  await browser?.close();
  await archive?.close();
  await folder?.remove();
});

const allowed: BrowserContextOptions = { permissions: ['microphone', 'camera'] };

/** A browser of somebody who has begun a story, with what it may not do: a fault, or a word to another host. */
async function beginner(
  options: BrowserContextOptions,
): Promise<{ context: BrowserContext; trouble: readonly string[] }> {
  const context = await browser.newContext({ ...phone, baseURL: archive.url.href, ...options });
  open.push(context);
  const trouble = noteTrouble(context, archive.url);
  const { origin } = archive.url;
  await context.request.post('/share/start', { headers: { origin }, maxRedirects: 0 });
  return { context, trouble };
}

/** With what is typed into this draft already, so that only its files are missing. */
async function answerAll(context: BrowserContext): Promise<void> {
  const { id } = await storyOf(context);
  await changeStory(archive.stores.stories, id, (story) =>
    story.state === 'draft'
      ? {
          ...story,
          answers: { ...aFullDraft().answers, title: 'What the stairs said' },
          media: story.media.map((file) => ({
            ...file,
            alt: file.guess === 'artwork' ? { kind: 'words', words: 'A drawing of the stairs' } : null,
            hearing: { ...file.hearing, waiver: file.guess === 'artwork' ? null : 'Nobody speaks in it.' },
          })),
        }
      : null,
  );
}

async function storyOf(context: BrowserContext): Promise<Story> {
  const code = (await context.cookies(`${archive.url.href}share`)).find(({ name }) => name === draftCookie);
  const story = code && (await archive.stores.stories.findByCodeHash(hashCode(code.value)));
  if (!story) throw new Error('Expected this browser to have begun a story');
  return story;
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });
const heard = (page: Page, words: string | RegExp) =>
  page.locator('[data-part="said"]').getByText(words).first().waitFor();
const isFocused = (element: Locator) =>
  element.evaluate((node: InPage) => node === node.ownerDocument.activeElement);
/** The archive has some of it. */
const isSafe = (page: Page) => page.getByText(/^Safe so far: the first (?!0:00)/).waitFor();

async function recorder(context: BrowserContext, way: 'sound' | 'film' | 'photo'): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`/share/record/${way}`);
  return page;
}

async function plays(media: Locator): Promise<void> {
  await media.evaluate((node: InPage & { play(): Promise<void> }) => node.play());
  await eventually(
    'it to play',
    () => media.evaluate((node: InPage) => ({ at: node.currentTime, error: node.error?.message })),
    ({ at }) => at > 0.3,
  );
}

describe('Somebody with nothing but a phone', () => {
  let context: BrowserContext;
  let trouble: readonly string[];
  const step = createSteps();

  beforeAll(async () => {
    ({ context, trouble } = await beginner(allowed));
  });

  step('records a sound by keyboard alone, and hears how it goes', async () => {
    const page = await recorder(context, 'sound');
    expect(await axeFindings(page)).toEqual([]);
    await tabTo(page, button(page, 'Give me a question to start from'));
    await page.keyboard.press('Enter');
    const question = page
      .locator('[data-question-card]')
      .getByText('What can you hear from your front door?');
    await question.waitFor();
    await tabTo(page, button(page, 'No question'));
    await page.keyboard.press('Enter');
    expect(await isFocused(button(page, 'Give me a question to start from'))).toBe(true);
    expect(await question.isVisible()).toBe(false);

    await tabTo(page, button(page, 'Use my microphone'));
    await page.keyboard.press('Enter');
    await heard(page, 'The microphone is on. Nothing is recorded yet.');
    await heard(page, 'We can hear you.');
    expect(await isFocused(button(page, 'Start recording'))).toBe(true);
    expect(await axeFindings(page)).toEqual([]);

    await page.keyboard.press('Enter');
    await heard(page, 'Recording.');
    await isSafe(page);
    expect(await isFocused(button(page, 'Pause'))).toBe(true);
    await page.keyboard.press('Space');
    await heard(page, /^Paused after [2-9] seconds\.$/);
    await page.keyboard.press('Space');
    await heard(page, 'Recording goes on.');
    await tabTo(page, button(page, 'Stop'));
    await page.keyboard.press('Enter');
    await heard(page, /^Stopped\. It is \d seconds long\. Listen to it, then keep it or record again\.$/);
    expect(await isFocused(heading(page, 'Listen back'))).toBe(true);
    expect(await axeFindings(page)).toEqual([]);
    await tabTo(page, page.getByLabel('Your recording'));
    await page.keyboard.press('Space');
    await plays(page.getByLabel('Your recording'));

    await tabTo(page, button(page, 'Record again'));
    await page.keyboard.press('Enter');
    expect(await isFocused(button(page, 'No, go back to it'))).toBe(true);
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await tabTo(page, button(page, 'Keep this recording'), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/share/files');
    await button(page, /^Remove Sound, .*\.webm$/).waitFor();
    await page.close();
  });

  step(
    'records a film, thinks better of it, loses the tab half-way, and keeps what had arrived',
    async () => {
      const first = await recorder(context, 'film');
      await button(first, 'Use my camera').tap();
      await button(first, 'Use the other camera').tap();
      await button(first, 'Start recording').tap();
      await isSafe(first);
      await button(first, 'Stop').tap();
      await heading(first, 'Watch it').waitFor();
      expect(await axeFindings(first)).toEqual([]);
      await button(first, 'Record again').tap();
      await button(first, 'Yes, record again').tap();
      await button(first, 'Start recording').tap();
      await isSafe(first);
      await first.close({ runBeforeUnload: false });

      const second = await recorder(context, 'film');
      await second.getByText(/^You were recording a film\. About \d+ seconds of it has arrived\.$/).waitFor();
      // The one before it was made again, so it is gone.
      expect(await button(second, /^Keep it/).count()).toBe(1);
      expect(await axeFindings(second)).toEqual([]);
      await button(second, /^Keep it Film, /).tap();
      await second.waitForURL('**/share/files');
      await button(second, /^Remove Film, .*\.webm$/).waitFor();
      await second.close();
    },
  );

  step('records on without a signal, has the tab crash, and finds the last seconds too', async () => {
    const first = await recorder(context, 'sound');
    await button(first, 'Use my microphone').tap();
    await button(first, 'Start recording').tap();
    await isSafe(first);
    await context.setOffline(true);
    await heard(first, 'No signal just now. Your recording goes on, and is kept on this device.');
    const { arrivals } = archive.stores;
    const received = async () => (await arrivals.of((await storyOf(context)).id)).at(-1)?.received ?? 0;
    const before = await received();
    await eventually(
      'two more pieces',
      () => seconds(first),
      (now) => now >= 8,
    );
    const session = await context.newCDPSession(first);
    const crashed = first.waitForEvent('crash');
    session.send('Page.crash').catch(() => {});
    await crashed;
    await first.close();
    await context.setOffline(false);

    const second = await context.newPage();
    await second.goto('/share/files');
    await eventually('the last seconds to arrive', received, (now) => now > before + 20_000);
    await button(second, /^Keep what has arrived of Sound, /).tap();
    await button(second, /^Remove Sound, /)
      .nth(1)
      .waitFor();
    await second.close();
    expect((await storyOf(context)).state).toBe('draft');
  });

  const seconds = async (page: Page) =>
    Number((await page.locator('[data-part="clock"]').textContent())?.split(':').at(-1));

  step('takes a photo of a drawing, takes it again, and may straighten it', async () => {
    const page = await recorder(context, 'photo');
    await button(page, 'Use my camera').tap();
    await button(page, 'Take the photo').tap();
    expect(await axeFindings(page)).toEqual([]);
    await button(page, 'Take it again').tap();
    await button(page, 'Take the photo').tap();
    await page.getByRole('img', { name: 'The photo that you took' }).waitFor();
    await button(page, 'Use this photo').tap();
    await heading(page, 'Your photo has arrived').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('link', { name: 'Straighten this photo' }).tap();
    await heading(page, 'Straighten your photo').waitFor();
    await page.close();
  });

  step('sends it all; it is prepared, and plays', async () => {
    expect((await storyOf(context)).media.map(({ guess }) => guess)).toEqual([
      'sound',
      'film',
      'sound',
      'artwork',
    ]);
    await answerAll(context);
    const page = await context.newPage();
    await page.goto('/share/check');
    await button(page, 'Send your story').tap();
    await page.waitForURL('**/my-story/**');
    const { id } = await storyOf(context);
    const story = await eventually(
      'every file to be ready',
      async () => archive.stores.stories.find(id),
      (found) => found?.state === 'inReview',
    );
    expect(story?.media.map(({ state }) => state)).toEqual(['ready', 'ready', 'ready', 'ready']);

    const services = { curators: archive.stores.curators, now: () => new Date() };
    const curator = await (await browser.newContext({ baseURL: archive.url.href })).newPage();
    open.push(curator.context());
    await curator.goto(await invite(services, 'ada@example.org', 'curator'));
    await curator.getByLabel('Your name', { exact: true }).fill('Ada Holt');
    await curator.getByLabel('Choose a password', { exact: true }).fill('four small boats at dawn');
    await button(curator, 'Set up my account').click();
    await curator.getByRole('link', { name: 'What the stairs said' }).click();
    for (const medium of [
      curator.locator('audio').first(),
      curator.locator('audio').nth(1),
      curator.locator('video'),
    ])
      await plays(medium);
    expect(
      await curator
        .locator('audio')
        .nth(1)
        .evaluate((node: InPage) => node.duration),
    ).toBeGreaterThan(5);
  });

  step('meets no error and no other host', async () => {
    expect(trouble.filter((line) => !line.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
  });
});

describe('Where it cannot be recorded', () => {
  it('a refusal says what to press, and offers the phone’s own recorder', async () => {
    const { context } = await beginner({});
    const page = await recorder(context, 'film');
    await button(page, 'Use my camera').tap();
    await page
      .getByRole('alert')
      .getByText(/^Your browser did not let us use the camera and microphone\. Press the sign/)
      .waitFor();
    expect(await page.getByLabel('Make a film, or choose one').isVisible()).toBe(true);
    expect(await isFocused(button(page, 'Use my camera'))).toBe(true);
    expect(await axeFindings(page)).toEqual([]);
  });

  it.each([
    ['NotFoundError', 'We found no microphone on this device.'],
    ['NotReadableError', 'Something else is using the microphone, such as a call or another app.'],
  ])('%s says what to do', async (name, sentence) => {
    const { context } = await beginner(allowed);
    // No hardware can be unplugged here: the browser's answer is all that is put in its place.
    await context.addInitScript(
      `MediaDevices.prototype.getUserMedia = () => Promise.reject(new DOMException('', '${name}'))`,
    );
    const page = await recorder(context, 'sound');
    await button(page, 'Use my microphone').tap();
    await page.getByRole('alert').getByText(sentence).waitFor();
  });

  it('a press of Start while the other camera still opens is not lost', async () => {
    const { context, trouble } = await beginner(allowed);
    await context.addInitScript(`if ('MediaDevices' in globalThis) {
      const ask = MediaDevices.prototype.getUserMedia;
      let asked = 0;
      MediaDevices.prototype.getUserMedia = async function (wanted) {
        asked += 1;
        const isFirst = asked === 1;
        const stream = await ask.call(this, wanted);
        if (!isFirst) await new Promise((resolve) => { globalThis.letOpen = resolve; });
        return stream;
      };
    }`);
    const page = await recorder(context, 'film');
    await button(page, 'Use my camera').tap();
    await button(page, 'Use the other camera').tap();
    await eventually(
      'the other camera to be asked for',
      () => page.evaluate<string>('typeof letOpen'),
      (type) => type === 'function',
    );
    await button(page, 'Start recording').tap();
    await page.evaluate('letOpen()');
    await heard(page, 'Recording.');
    await isSafe(page);
    await button(page, 'Stop').tap();
    await heading(page, 'Watch it').waitFor();
    expect(trouble).toEqual([]);
  });

  it('a browser without a recorder takes what the phone’s own made', async () => {
    const { context, trouble } = await beginner(allowed);
    await context.addInitScript('delete window.MediaRecorder');
    const page = await recorder(context, 'sound');
    await page.getByText('This browser cannot record on this page.').waitFor();
    expect(await button(page, 'Use my microphone').isVisible()).toBe(false);
    expect(await axeFindings(page)).toEqual([]);
    await page
      .getByLabel('Record a sound, or choose one')
      .setInputFiles(await createMedia(folder.path)('memo.m4a'));
    await button(page, 'Send it').tap();
    await page.waitForURL('**/share/files');
    await button(page, 'Remove memo.m4a').waitFor();
    expect(trouble).toEqual([]);
  });

  it('without script the phone’s own recorder and a broken recording are kept by forms', async () => {
    const { context } = await beginner({ javaScriptEnabled: false });
    const make = createMedia(folder.path);
    await sendPart(context, await make('recording.webm'));
    const page = await recorder(context, 'sound');
    expect(await page.getByText('This browser cannot record').isVisible()).toBe(false);
    expect(await page.getByLabel('Record a sound, or choose one').getAttribute('capture')).toBe('user');
    await button(page, 'Keep it Sound.webm').tap();
    await button(page, 'Remove Sound.webm').waitFor();
    await page.goto('/share/record/photo');
    await page.getByLabel('Take a photo, or choose one').setInputFiles(await make('photo.jpg'));
    await button(page, 'Send it').tap();
    await button(page, 'Remove photo.jpg').waitFor();
    expect((await storyOf(context)).media.map(({ guess }) => guess)).toEqual(['sound', 'artwork']);
  });
});

/** What a browser sends of a recording before it dies. */
async function sendPart(context: BrowserContext, file: string): Promise<void> {
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const headers = { origin: archive.url.origin, 'tus-resumable': '1.0.0' };
  const begun = await context.request.post('/share/uploads', {
    headers: {
      ...headers,
      'upload-defer-length': '1',
      'upload-metadata': `filename ${base64('Sound.webm')},recording ${base64('sound')}`,
    },
  });
  await context.request.patch(begun.headers().location ?? '', {
    headers: { ...headers, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    data: await readFile(file),
  });
}

async function tabTo(page: Page, element: Locator, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    if (await isFocused(element)) return;
    await page.keyboard.press(key);
  }
  throw new Error('Expected the keyboard to lead there');
}
