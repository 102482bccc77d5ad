import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page, Route } from 'playwright-core';
import { newStoryId } from '../../src/random.ts';
import { unpublish } from '../../src/story/changes/publish.ts';
import type { StoryId } from '../../src/story/ids.ts';
import type { AltText, ReadyMedia } from '../../src/story/media.ts';
import type { PublishedStory } from '../../src/story/story.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { axeFindings, desk, type InPage, noteTrouble, openBrowser, phone } from '../support/browser.ts';
import { aBooklet, aMovingPicture, aStrip } from '../support/shown-works.ts';
import { aPublishedStory } from '../support/stories.ts';

/** Works with pages, deep zoom, and pictures that move, as visitors meet them on the web. */

let archive: TestArchive;
let browser: Browser;
let booklet: PublishedStory;
let arabic: PublishedStory;
let strip: PublishedStory;
let moving: PublishedStory;

const secret = 'A text layer that nobody has read';
const words = (text: string): AltText => ({ kind: 'words', words: text });

beforeAll(async () => {
  archive = await openTestArchive();
  browser = await openBrowser('--autoplay-policy=no-user-gesture-required');
  const { stores } = archive;
  booklet = await publish('Our street', (id) =>
    aBooklet(stores, id, 6, {
      text: (page) => `${secret}, page ${page}`,
      pageAlts: [
        words('A red sun'),
        words('A blue sun'),
        { kind: 'decorative' },
        null,
        null,
        words('The end'),
      ],
    }),
  );
  arabic = await publish('شارعنا', (id) => aBooklet(stores, id, 3), { language: 'ar' });
  strip = await publish('From end to end', (id) => aStrip(stores, id));
  moving = await publish('The ball', (id) => aMovingPicture(stores, id));
});
afterAll(async () => {
  await browser?.close();
  await archive?.close();
});

async function publish(
  title: string,
  make: (id: StoryId) => Promise<ReadyMedia>,
  over: Partial<PublishedStory> = {},
): Promise<PublishedStory> {
  const id = newStoryId();
  const story = aPublishedStory({ id, title, media: [await make(id)], ...over }, { web: true });
  await archive.stores.stories.insert(story);
  return story;
}

const at = (story: PublishedStory) => `/stories/${story.id}`;
const file = (story: PublishedStory, name: string) => `/media/${story.id}/${story.media[0]?.id}/${name}`;
const read = async (path: string) => (await fetch(new URL(path, archive.url))).text();
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Opens a page, and says at the end whether it did anything that no page may do. */
async function visit(
  story: PublishedStory,
  options: Parameters<Browser['newContext']>[0],
  look: (page: Page, context: BrowserContext) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ baseURL: archive.url.href, ...options });
  const trouble = noteTrouble(context, archive.url);
  const page = await context.newPage();
  try {
    await page.goto(at(story));
    await look(page, context);
    expect(trouble).toEqual([]);
  } finally {
    await context.close();
  }
}

const eventually = async (ask: () => Promise<unknown>, expected: unknown, seconds = 6) => {
  for (let tries = 0; ; tries += 1) {
    const answer = await ask();
    if (tries === seconds * 10 || Object.is(answer, expected)) return expect(answer).toBe(expected);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

describe('A booklet', () => {
  it('shows each page once with its own words and sizes, and the whole’s words before them', async () => {
    const html = await read(at(booklet));
    expect(html).toContain('Booklet of 6 pages');
    expect(html).toContain('A booklet about a street, drawn with a thick pen.');
    const pictures = [...html.matchAll(/<img src="([^"]+)" srcset="([^"]+)"[^>]* alt="([^"]*)"/g)];
    const own = pictures.filter(([, src]) => src?.includes(booklet.id));
    expect(own.map(([, , , alt]) => alt)).toEqual(['A red sun', 'A blue sun', '', '', '', 'The end']);
    for (const [index, [, src = '', srcset = '']] of own.entries()) {
      const name = `page-${index + 1}-image`;
      expect([src, ...srcset.split(', ')].every((each) => each.includes(`/${name}-`))).toBe(true);
      expect(srcset.split(', ')).toHaveLength(3);
    }
    expect(html.match(/loading="lazy"[^>]*>\s*<\/picture>\s*<span class="page-number"/g)).toHaveLength(5);
  });

  it('hangs in a gallery, a feed and other sites’ previews as its first page, under the whole’s words', async () => {
    for (const path of ['/', '/themes/employment', '/feed.atom', at(booklet)]) {
      const html = (await read(path)).replaceAll('&#x3D;', '=');
      const [, rest = ''] = path === at(booklet) ? ['', html.split('</head>')[0] ?? ''] : ['', html];
      expect(rest).toContain(file(booklet, 'page-1-image-1240.jpg'));
      expect(rest).not.toContain(file(booklet, 'page-2-'));
      expect(rest).toContain('A booklet about a street');
    }
  });

  it('says nothing of its text layer anywhere', async () => {
    for (const path of ['/', '/themes/employment', '/feed.atom', at(booklet), '/search?q=layer']) {
      expect(await read(path)).not.toContain(secret);
    }
    expect(JSON.stringify(await archive.stores.published('web').story(booklet.id))).not.toContain(secret);
  });

  it('turns a page at a time on a phone, by button and keys, and is whole without script', async () => {
    await visit(booklet, phone, async (page) => {
      const place = page.locator('.pages-place');
      await eventually(() => place.textContent(), 'Page 1 of 6');
      expect(await button(page, 'Previous page').getAttribute('aria-disabled')).toBe('true');
      await button(page, 'Next page').tap();
      await eventually(() => place.textContent(), 'Page 2 of 6');
      await page.locator('.pages-row').focus();
      await page.keyboard.press('ArrowRight');
      await eventually(() => place.textContent(), 'Page 3 of 6');
      // What a screen reader is told: where the row came to rest, and none of the pages that it passed.
      await page.evaluate(`(() => {
        const place = document.querySelector('.pages-place');
        new MutationObserver(() => { place.dataset.said = [place.dataset.said, place.textContent].filter(Boolean).join('; '); })
          .observe(place, { childList: true, characterData: true, subtree: true });
      })()`);
      await page.keyboard.press('End');
      await eventually(() => place.textContent(), 'Page 6 of 6');
      expect(await place.getAttribute('data-said')).toBe('Page 6 of 6');
      await page.keyboard.press('ArrowLeft');
      await eventually(() => place.textContent(), 'Page 5 of 6');
      await page.setViewportSize({ width: 320, height: 700 });
      const box = await button(page, 'Next page').boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
      const wide = 'document.documentElement.scrollWidth';
      expect(await page.evaluate<number>(wide)).toBe(320);
      expect(await axeFindings(page)).toEqual([]);
    });
    await visit(booklet, { ...phone, javaScriptEnabled: false }, async (page) => {
      expect(await page.getByText('Page 3 of 6').isVisible()).toBe(true);
      expect(await page.getByRole('button').count()).toBe(0);
    });
  });

  it('shows pages side by side on a desk, and turns the other way in Arabic', async () => {
    await visit(booklet, desk, async (page) => {
      await eventually(() => page.locator('.pages-place').textContent(), 'Pages 1 and 2 of 6');
      await button(page, 'Next page').click();
      await eventually(() => page.locator('.pages-place').textContent(), 'Pages 3 and 4 of 6');
    });
    await visit(arabic, phone, async (page) => {
      const place = page.locator('.pages-place');
      await eventually(() => place.textContent(), 'Page 1 of 3');
      await page.locator('.pages-row').focus();
      await page.keyboard.press('ArrowLeft');
      await eventually(() => place.textContent(), 'Page 2 of 3');
      const left = (name: string) =>
        button(page, name).evaluate((node: InPage) => node.getBoundingClientRect().left ?? 0);
      expect(await left('Next page')).toBeLessThan(await left('Previous page'));
    });
  });

  it('prints every page', async () => {
    await visit(booklet, desk, async (page) => {
      await page.emulateMedia({ media: 'print' });
      const tops = await page
        .locator('.pages-row li')
        .evaluateAll((nodes: readonly InPage[]) =>
          nodes.map((node) => [node.getBoundingClientRect().top, node.getBoundingClientRect().left]),
        );
      const [firstTop = 0, firstLeft] = tops[0] ?? [];
      expect(tops.map(([, left]) => left)).toEqual(tops.map(() => firstLeft));
      expect(tops.slice(1).every(([top = 0]) => top > firstTop + 200)).toBe(true);
    });
  });
});

describe('A hard story with a booklet and a picture that moves', () => {
  it('asks for nothing of either before it is opened, and then turns and plays as any other', async () => {
    const id = newStoryId();
    const media = [await aBooklet(archive.stores, id, 3), await aMovingPicture(archive.stores, id)];
    const sensitive = { topics: [], note: 'It speaks of a fire.' };
    const story = aPublishedStory({ id, title: 'The fire', media, sensitive }, { web: true });
    await archive.stores.stories.insert(story);
    const context = await browser.newContext({ baseURL: archive.url.href, ...phone });
    const asked: string[] = [];
    context.on('request', (request) => {
      if (request.url().includes(`/media/${id}/`)) asked.push(request.url());
    });
    const page = await context.newPage();
    await page.goto(at(story), { waitUntil: 'networkidle' });
    expect(asked).toEqual([]);
    await page.getByText('Show the story').click();
    await eventually(() => page.locator('.pages-place').textContent(), 'Page 1 of 3');
    await page.locator('video').scrollIntoViewIfNeeded();
    await button(page, 'Pause Moving picture, 2 of 2').waitFor();
    await page.getByText('Hide the story').click();
    await eventually(
      () => page.locator('video').evaluate((node) => (node as { paused?: boolean }).paused),
      true,
    );
    await context.close();
  });
});

describe('Looking closer', () => {
  it('reaches the real detail by ranges of one file, by keys and buttons, and gives the focus back', async () => {
    await visit(strip, { ...desk, reducedMotion: 'reduce' }, async (page) => {
      const ranges: string[] = [];
      page.on('response', async (response) => {
        if (!response.url().endsWith('/tiles.pack')) return;
        ranges.push(`${response.status()} ${response.request().headers().range ?? ''}`);
      });
      const asked = (name: string) =>
        page.evaluate<number>(
          `performance.getEntriesByType('resource').filter(({ name }) => name.includes('${name}')).length`,
        );
      expect(await asked('openseadragon')).toBe(0);
      const look = page.getByRole('link', { name: /Look closer/ });
      await look.focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog', { name: 'A closer look' });
      const status = dialog.getByRole('status');
      await eventually(async () => /times as close/.test((await status.textContent()) ?? ''), true);
      const table = dialog.getByRole('application', {
        name: 'A street of eight houses, drawn from end to end.',
      });
      // The picture leaves room for the ring around it.
      const [around, drawn] = [await table.boundingBox(), await table.locator('canvas').boundingBox()];
      expect((drawn?.x ?? 0) - (around?.x ?? 0)).toBeGreaterThanOrEqual(3);
      await page.keyboard.press('0');
      await eventually(() => status.textContent(), 'The whole picture');
      for (let press = 0; press < 12; press += 1) await page.keyboard.press('+');
      await eventually(() => button(page, 'Closer').getAttribute('aria-disabled'), 'true');
      const before = ranges.length;
      for (let press = 0; press < 30; press += 1) await page.keyboard.press('ArrowRight');
      await eventually(async () => ranges.length > before, true);
      expect(ranges.every((each) => /^206 bytes=\d+-\d+$/.test(each))).toBe(true);
      await page.keyboard.press('Home');
      await eventually(() => status.textContent(), 'The whole picture');
      expect(await axeFindings(page)).toEqual([]);
      await page.keyboard.press('Escape');
      expect(await dialog.count()).toBe(0);
      expect(await look.evaluate((node: InPage) => node === node.ownerDocument.activeElement)).toBe(true);
    });
  });

  it('at a page opens that page, and without script leads to its largest picture', async () => {
    await visit(booklet, phone, async (page) => {
      await page.getByRole('link', { name: 'Look closer at page 2 of Our street' }).click();
      const picture = page.getByRole('dialog').getByRole('application');
      const status = page.getByRole('dialog').getByRole('status');
      expect(await picture.getAttribute('aria-label')).toBe('A blue sun');
      await eventually(() => page.getByRole('dialog').getByRole('status').textContent(), 'The whole picture');
      for (const name of ['Closer', 'Further away', 'Whole', 'Close']) {
        const box = await button(page, name).boundingBox();
        expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
      }
      await button(page, 'Closer').tap();
      await eventually(
        () => page.getByRole('dialog').getByRole('status').textContent(),
        '1.5 times as close',
      );
      await button(page, 'Whole').tap();
      await eventually(() => status.textContent(), 'The whole picture');
      await pinch(page, 40, 140);
      await eventually(
        async () => /^[3-4]\.\d times as close$/.test((await status.textContent()) ?? ''),
        true,
      );
      await page.keyboard.press('0');
      await eventually(() => status.textContent(), 'The whole picture');
      await page.mouse.move(195, 400);
      await page.mouse.wheel(0, -300);
      await eventually(async () => /times as close/.test((await status.textContent()) ?? ''), true);
      await button(page, 'Close').tap();
    });
    const html = await read(at(booklet));
    expect(html).toContain(`href="${file(booklet, 'page-2-image-1240.jpg')}"`);
  });

  it('tells a slow or broken line from a story that is taken down, of which no tile comes any more', async () => {
    const context = await browser.newContext({ baseURL: archive.url.href, ...desk, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(at(strip));
    const look = () => page.getByRole('link', { name: /Look closer/ }).click();
    const status = page.getByRole('dialog').getByRole('status');
    const isOpen = async () => /times as close/.test((await status.textContent()) ?? '');

    // On a slow line, one that was closed before it came, and is refused late, is not the next one's trouble.
    const held: Route[] = [];
    let isSlow = true;
    await page.route('**/tiles.pack', (route) => (isSlow ? void held.push(route) : route.continue()));
    await look();
    await eventually(async () => held.length > 0, true);
    expect(await status.textContent()).toBe('The picture is loading.');
    await page.keyboard.press('Escape');
    isSlow = false;
    await look();
    await eventually(isOpen, true);
    await Promise.allSettled(held.map((route) => route.fulfill({ status: 404 })));
    await page.keyboard.press('ArrowRight');
    await page.waitForTimeout(300);
    expect(await isOpen()).toBe(true);
    await page.keyboard.press('Escape');

    await page.route('**/media/**', (route) => route.abort());
    await look();
    await eventually(
      () => status.textContent(),
      'This picture could not be loaded. Check your connection and try again.',
    );
    await page.keyboard.press('Escape');
    await page.unroute('**/media/**');
    await look();
    await eventually(isOpen, true);

    const range = { headers: { range: 'bytes=0-99' } };
    const tile = () => fetch(new URL(file(strip, 'tiles.pack'), archive.url), range);
    expect((await tile()).status).toBe(206);
    const latest = await archive.stores.stories.find(strip.id);
    if (latest?.state !== 'published') throw new Error('Expected a published story');
    const down = unpublish(latest, null, new Date(), { role: 'archive' });
    await archive.stores.stories.replace(latest, down);
    expect((await tile()).status).toBe(404);
    expect((await fetch(new URL(file(strip, 'tiles.json'), archive.url))).status).toBe(404);

    for (let press = 0; press < 20; press += 1) await page.keyboard.press('ArrowRight');
    await eventually(() => status.textContent(), 'This picture is not here any more.');
    await page.keyboard.press('Escape');
    await context.close();
  });
});

/** Two fingers, so many pixels from the middle of the picture, that part. */
async function pinch(page: Page, from: number, to: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const fingers = (apart: number) => [195 - apart, 195 + apart].map((x, id) => ({ x, y: 420, id }));
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: ReturnType<typeof fingers>) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints });
  await send('touchStart', fingers(from));
  for (let step = 1; step <= 10; step += 1)
    await send('touchMove', fingers(from + ((to - from) * step) / 10));
  await send('touchEnd', []);
}

describe('A picture that moves', () => {
  const state = (page: Page) =>
    page.evaluate<string>(
      `(([v]) => [v.paused, v.muted, v.loop, v.controls].join())(document.querySelectorAll('video'))`,
    );

  it('plays by itself and silently, and stops for its button', async () => {
    await visit(moving, phone, async (page) => {
      await eventually(() => state(page), 'false,true,true,false');
      const box = await button(page, 'Pause Moving picture').boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
      await button(page, 'Pause Moving picture').tap();
      await eventually(() => state(page), 'true,true,true,false');
      expect(await axeFindings(page)).toEqual([]);
    });
  });

  it('stands still where less motion is asked for, until it is asked to play', async () => {
    await visit(moving, { ...desk, reducedMotion: 'reduce' }, async (page) => {
      await page.waitForTimeout(600);
      expect(await state(page)).toBe('true,true,true,false');
      await button(page, 'Play Moving picture').press('Enter');
      await eventually(() => state(page), 'false,true,true,false');
    });
  });

  it('that cannot be played leaves no button that does nothing', async () => {
    await visit(moving, { ...desk, reducedMotion: 'reduce' }, async (page) => {
      await page.route('**/film-240.mp4', (route) => route.fulfill({ status: 404 }));
      await button(page, 'Play Moving picture').press('Enter');
      await eventually(() => state(page), 'true,true,true,true');
      expect(await page.locator('.moving-frame button').count()).toBe(0);
    });
  });

  it('has the browser’s own controls without script, and is no film anywhere', async () => {
    const html = await read(at(moving));
    expect(html).toMatch(/<video controls muted loop playsinline preload="none"/);
    expect(html).not.toMatch(/autoplay|data-hls|Film,/);
    expect(html).toContain('aria-label="A ball that rolls down a hill, again and again."');
    const wall = await read('/themes/employment');
    expect(wall).toContain('Moving picture');
    expect(wall).not.toContain('film-mark');
  });
});
