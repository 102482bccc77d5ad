import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { invite } from '../../src/curators/accounts.ts';
import { firstTopics } from '../../src/story/first-topics.ts';
import type { PublishedStory } from '../../src/story/story.ts';
import { unpublish } from '../../src/story/transitions.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { axeFindings } from '../support/browser.ts';
import { Curator } from '../support/curator.ts';
import { anExhibition } from '../support/stories.ts';
import { eventually, expectRedirect } from '../support/storyteller.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { Exhibits, filmSeconds } from './exhibits.ts';
import {
  allStories,
  attract,
  button,
  type Glass,
  heading,
  inPage,
  level,
  openGlass,
  openStory,
  tap,
  titles,
  until,
  upright,
} from './glass.ts';
import { Line } from './line.ts';

/** A screen from its first day on, as it happens in a library: in Chromium, by touch, on a line that is cut. */

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let archive: TestArchive;
let line: Line;
let curator: Curator;
const stories: Record<string, PublishedStory> = {};
const topic = firstTopics[0];

beforeAll(async () => {
  folder = await temporaryFolder();
  line = await Line.open();
  archive = await openTestArchive({ publicUrl: line.url });
  line.leadTo(archive.url);
  await archive.stores.exhibitions.save(anExhibition('harbour'));
  const exhibits = new Exhibits(archive.stores, folder.path);
  stories.drawing = await exhibits.artwork('The ladder', { credit: { kind: 'first-name', name: 'Anna' } });
  stories.sound = await exhibits.sound('A hum at noon');
  stories.film = await exhibits.film('Two cups');
  stories.both = await exhibits.soundAndArtwork('Rain on glass');
  stories.hard = await exhibits.artwork('The empty chair', {
    sensitive: { topics: topic ? [topic.slug] : [], note: 'This story speaks of a death.' },
  });
  const services = { curators: archive.stores.curators, now: () => new Date() };
  const link = await invite(services, 'curator@example.org', 'curator');
  curator = await Curator.arrive(archive.url, new URL(link, archive.url));
}, 60_000);
afterAll(async () => {
  await line?.close();
  await archive?.close();
  await folder?.remove();
});

/** Steps of one way: those after one that failed fail at once. */
function createSteps() {
  let failed: string | null = null;
  return (sentence: string, take: () => Promise<void>, milliseconds = 60_000) =>
    it(
      sentence,
      async () => {
        if (failed) throw new Error(`Not tried, since an earlier step failed: ${failed}`);
        failed = sentence;
        await take();
        failed = null;
      },
      milliseconds,
    );
}

async function pair(page: Page, orientation: 'portrait' | 'landscape'): Promise<void> {
  const shown = await page.locator('.code').getAttribute('aria-label');
  const code = (shown ?? '').replace('The code is ', '').replaceAll(' ', '');
  await expectRedirect(
    curator.post('/curate/screens/pair', {
      ...{ code, name: `By the door, ${orientation}`, exhibition: 'harbour', orientation },
      ...{ resolution: '1920x1080', inches: '32', scale: '1', volume: '70', quietFrom: '', quietUntil: '' },
    }),
  );
}

/** What every screen must be: large enough to touch, sound for screen readers, and within reach. */
async function examine(page: Page, isUpright: boolean): Promise<void> {
  const findings = await inPage<string[]>(
    page,
    `(() => {
      const least = 15 * JSON.parse(document.getElementById('kiosk').dataset.profile).pixelsPerMm;
      const open = document.querySelector('dialog[open]') ?? document;
      const findings = [];
      for (const each of open.querySelectorAll('button, input, select, summary, [role=button]')) {
        const { width, height, top, bottom, left, right } = each.getBoundingClientRect();
        if (!each.checkVisibility({ visibilityProperty: true })) continue;
        const name = each.textContent || each.getAttribute('aria-label');
        if (Math.min(width, height) < least) findings.push(name + ' is ' + width + ' by ' + height);
        if (left < -8 || right > innerWidth + 8 || bottom > innerHeight + 8) findings.push(name + ' runs off the glass');
        if (${isUpright} && top < innerHeight / 2) findings.push(name + ' is out of reach');
      }
      for (const each of document.querySelectorAll('a, form, iframe, [download], [target]')) findings.push(each.outerHTML);
      const { scrollWidth, scrollHeight } = document.documentElement;
      if (scrollWidth > innerWidth || scrollHeight > innerHeight) findings.push('the page scrolls');
      return findings;
    })()`,
  );
  expect([await page.locator('#kiosk').getAttribute('data-screen'), findings]).toEqual([
    expect.anything(),
    [],
  ]);
  expect(await axeFindings(page)).toEqual([]);
}

/** Plays the film or the sound that shows, and chooses a place in it. */
async function playAndSeek(page: Page, kind: 'video' | 'audio', to: number): Promise<void> {
  await tap(page, 'Play');
  await until(page, `document.querySelector('${kind}').currentTime > 0.2`);
  const box = await page.locator('.place-in').boundingBox();
  if (!box) throw new Error('Expected a place to choose');
  await page.touchscreen.tap(box.x + box.width * to, box.y + box.height / 2);
  const seconds = await inPage<number>(page, `document.querySelector('${kind}').duration`);
  await until(
    page,
    `(() => { const m = document.querySelector('${kind}');
      return !m.seeking && !m.error && Math.abs(m.currentTime - ${to * seconds}) < ${seconds / 8}; })()`,
  );
  await tap(page, 'Pause');
}

async function seeEverything(page: Page): Promise<void> {
  await attract(page).waitFor();
  await page.locator('.attract-work.is-shown').waitFor();
  const all = await titles(page);
  expect(all.toSorted()).toEqual([
    'A hum at noon',
    'Rain on glass',
    'The empty chair',
    'The ladder',
    'Two cups',
  ]);
  await openStory(page, 'The ladder');
  await until(page, `document.querySelector('.art')?.naturalWidth > 0`);
  await openStory(page, 'A hum at noon');
  await playAndSeek(page, 'audio', 0.5);
  await openStory(page, 'Rain on glass');
  await tap(page, 'Picture');
  await until(page, `document.querySelector('.art-box .art')?.naturalWidth > 0`);
  await openStory(page, 'The empty chair');
  await tap(page, 'Go on to the story');
  await until(page, `document.querySelector('.art')?.naturalWidth > 0`);
  await openStory(page, 'Two cups');
  await playAndSeek(page, 'video', 0.8);
  const cue = await inPage<string>(page, `document.querySelector('video').textTracks[0].activeCues[0]?.text`);
  expect(cue).toBe('Two cups.');
}

describe.each([
  { orientation: 'portrait', viewport: upright },
  { orientation: 'landscape', viewport: level },
] as const)('A screen, $orientation', ({ orientation, viewport }) => {
  const step = createSteps();
  let glass: Glass;
  const profile = () => `${folder.path}/${orientation}`;
  const isUpright = orientation === 'portrait';

  beforeAll(async () => {
    glass = await openGlass(profile(), line.url, viewport);
  }, 30_000);
  afterAll(async () => {
    await glass?.context.close();
    await line.mend();
  });

  step(
    'is paired, loads the whole exhibition and shows it',
    async () => {
      const { page } = glass;
      await page.locator('.code').waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await pair(page, orientation);
      await seeEverything(page);
    },
    60_000,
  );

  step(
    'leads to every screen by touch, to no dead end and to nothing outside',
    async () => {
      const { page, context } = glass;
      let others = 0;
      context.on('page', () => {
        others += 1;
      });
      page.on('download', () => {
        others += 1;
      });
      const address = page.url();
      const seen = new Set<string>();
      const here = () =>
        inPage<string>(
          page,
          `[document.getElementById('kiosk').dataset.screen, document.querySelector('#kiosk h1').textContent, document.querySelector('.place')?.textContent,
          Boolean(document.querySelector('.story.is-filled'))].join(' ')`,
        );
      /** Presses everything on the screen at the end of the way that is not pressed everywhere. */
      async function crawl(way: readonly string[]): Promise<void> {
        const start = await here();
        if (seen.has(start)) return;
        seen.add(start);
        await examine(page, isUpright);
        expect(await button(page, 'Home').isVisible()).toBe(true);
        const pressed = new Set(['Home', 'Back', 'Play', 'Larger text']);
        let since: string[] = [];
        for (;;) {
          if ((await here()) !== start) {
            await walk(page, way);
            since = [];
          }
          // Pressing may bring up more to press, such as the tools of another work of the story.
          const name = (await pressable(page)).find((each) => !pressed.has(each));
          if (name === undefined) return;
          pressed.add(name);
          await press(page, name);
          since.push(name);
          if ((await here()) !== start) await crawl([...way, ...since]);
        }
      }
      await tap(page, 'Home');
      await crawl([]);
      expect([...seen].filter((each) => each.endsWith('true'))).toHaveLength(4);
      expect(seen.size).toBeGreaterThanOrEqual(16);
      expect([page.url(), others]).toEqual([address, 0]);
      // The largest text still fits.
      await allStories(page);
      await tap(page, 'Larger text');
      await tap(page, 'Larger text');
      await examine(page, isUpright);
      await openStory(page, 'Two cups');
      await examine(page, isUpright);
      await tap(page, 'Home');
      await examine(page, isUpright);
    },
    120_000,
  );

  step(
    'plays all of it after a restart with the network gone',
    async () => {
      expect(glass.trouble()).toEqual([]);
      await glass.context.close();
      await line.cut();
      glass = await openGlass(profile(), line.url, viewport, { offline: true });
      await seeEverything(glass.page);
      expect(glass.trouble()).toEqual([]);
    },
    60_000,
  );

  step('serves ranges from the whole file', async () => {
    const answers = await inPage<unknown>(
      glass.page,
      `Promise.all(['bytes=0-9', 'bytes=-5', 'bytes=99999999-', null].map(async (range) => {
        const answer = await fetch(document.querySelector('video').currentSrc, range ? { headers: { range } } : {});
        const body = await answer.arrayBuffer();
        return [answer.status, body.byteLength, answer.headers.get('content-range')?.replace(/\\d+$/, 'n')];
      }))`,
    );
    expect(answers).toEqual([
      [206, 10, 'bytes 0-9/n'],
      [206, 5, expect.stringMatching(/^bytes \d+-\d+\/n$/)],
      [416, 0, 'bytes */n'],
      [200, expect.any(Number), undefined],
    ]);
    expect(await inPage(glass.page, `document.querySelector('video').duration`)).toBeCloseTo(filmSeconds, 0);
  });
});

async function pressable(page: Page): Promise<string[]> {
  const all = await inPage<string[]>(
    page,
    `[...document.querySelectorAll('button:not([aria-disabled="true"])')]
      .filter((each) => each.checkVisibility())
      .map((each) => (each.getAttribute('aria-label') ?? each.innerText).trim().replace(/\\s+/g, ' '))`,
  );
  return [...new Set(all)];
}

async function press(page: Page, name: string): Promise<void> {
  await page
    .locator('button')
    .filter({ visible: true })
    .and(page.getByRole('button', { name }))
    .first()
    .tap();
}

async function walk(page: Page, way: readonly string[]): Promise<void> {
  await tap(page, 'Home');
  for (const name of way) await press(page, name);
}

describe('A visit', () => {
  const step = createSteps();
  let glass: Glass;
  const open = async (offline = false) => {
    glass = await openGlass(`${folder.path}/portrait`, line.url, upright, { clock: true, offline });
    await attract(glass.page).waitFor();
    return glass.page;
  };
  afterAll(() => glass?.context.close());

  step(
    'asks whether anyone is there, stays for a touch, and begins again',
    async () => {
      const page = await open();
      await openStory(page, 'The ladder');
      await tap(page, 'Larger text');
      await page.clock.runFor(59_000);
      expect(await page.getByRole('dialog').count()).toBe(0);
      await page.clock.runFor(2000);
      const question = page.getByRole('dialog', { name: 'Are you still there?' });
      await question.waitFor();
      await examine(page, true);
      await button(page, 'I am still here').tap();
      await question.waitFor({ state: 'detached' });
      expect(await heading(page, 'The ladder').isVisible()).toBe(true);
      await page.clock.runFor(61_000);
      await question.waitFor();
      await page.clock.runFor(17_000);
      expect(await question.isVisible()).toBe(true);
      await page.clock.runFor(3000);
      await attract(page).waitFor();
      expect(await page.locator('#kiosk').getAttribute('data-size')).toBe('0');
    },
    60_000,
  );

  step(
    'is not asked while a film plays, and the volume never goes beyond the curator’s limit',
    async () => {
      const { page } = glass;
      await openStory(page, 'Two cups');
      const volume = () => inPage<number>(page, `document.querySelector('video').volume`);
      expect(await volume()).toBeCloseTo(0.42);
      for (let more = 0; more < 2; more += 1) await tap(page, 'Louder');
      expect(await volume()).toBeCloseTo(0.7);
      await inPage(page, `document.querySelector('video').loop = true`);
      await tap(page, 'Play');
      await until(page, `document.querySelector('video').currentTime > 0`);
      await page.clock.runFor(120_000);
      expect(await page.getByRole('dialog').count()).toBe(0);
      await tap(page, 'Pause');
      await page.clock.runFor(82_000);
      await attract(page).waitFor();
      await openStory(page, 'Two cups');
      expect(await volume()).toBeCloseTo(0.42);
    },
    60_000,
  );

  step('goes by keys alone, and from a hard story by way of where to turn', async () => {
    const { page } = glass;
    await tap(page, 'Home');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    for (let tries = 0; tries < 30; tries += 1) {
      await page.keyboard.press('ArrowDown');
      const focused = await inPage<string>(page, `document.activeElement.textContent`);
      if (focused.startsWith('All stories')) break;
    }
    await page.keyboard.press('Enter');
    await heading(page, 'All stories').waitFor();
    await page.keyboard.press('Escape');
    await openStory(page, 'The empty chair');
    await page.getByText('This story speaks of a death.').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await heading(page, 'The empty chair').waitFor();
    await page.keyboard.press('Escape');
    await heading(page, 'If you would like to talk to somebody').waitFor();
    expect(await page.getByText('116 123').count()).toBe(1);
  });

  step('brings a picture closer by buttons and by two fingers', async () => {
    const { page, context } = glass;
    await openStory(page, 'The ladder');
    const scale = () =>
      inPage<number>(page, `new DOMMatrix(getComputedStyle(document.querySelector('.art')).transform).a`);
    await tap(page, 'Closer');
    expect(await scale()).toBeCloseTo(1.5);
    await tap(page, 'Whole');
    expect(await scale()).toBe(1);
    const fingers = await context.newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart: number) =>
      fingers.send('Input.dispatchTouchEvent', {
        type,
        touchPoints:
          type === 'touchEnd' ? [] : [540 - apart, 540 + apart].map((x, id) => ({ x, y: 480, id })),
      });
    await touch('touchStart', 100);
    for (const apart of [150, 200, 250, 300]) await touch('touchMove', apart);
    await touch('touchEnd', 0);
    await until(page, `new DOMMatrix(getComputedStyle(document.querySelector('.art')).transform).a > 2.5`);
    // The page itself stays as it is.
    expect(await inPage(page, `visualViewport.scale`)).toBe(1);
    await fingers.detach();
  });

  step(
    'ends a story that is withdrawn while it is read, and says so to the curator',
    async () => {
      const { page } = glass;
      const { stories: store, screens } = archive.stores;
      const film = stories.film;
      if (!film) throw new Error('Expected a film');
      await openStory(page, 'Two cups');
      const held = await inPage<number>(
        page,
        `caches.open('kiosk-files').then((c) => c.keys()).then((k) => k.length)`,
      );
      await store.replace(film, unpublish(film, null, new Date(), { role: 'archive' }));
      const gone = async () => {
        await page.touchscreen.tap(500, 300);
        await page.clock.runFor(31_000);
        return heading(page, 'This story is no longer here').count();
      };
      await eventually('it to be gone', gone, (count) => count === 1, 10);
      const beatOf = async () =>
        (await screens.list()).find(({ profile }) => profile.orientation === 'portrait');
      const screen = await eventually('it to be told', beatOf, (one) => one?.beat?.holds.length === 4, 20);
      expect(screen?.beat?.holds).not.toContain(film.id);
      const left = await inPage<number>(
        page,
        `caches.open('kiosk-files').then((c) => c.keys()).then((k) => k.length)`,
      );
      expect(held - left).toBe(3);
      await page.clock.runFor(13_000);
      await button(page, /^All stories/).waitFor();
      expect(await titles(page)).not.toContain('Two cups');
    },
    60_000,
  );

  step(
    'gives up what was withdrawn while it was away, as soon as it is back, and says so',
    async () => {
      const { page, context } = glass;
      await context.setOffline(true);
      const sound = stories.sound;
      if (!sound) throw new Error('Expected a sound');
      await archive.stores.stories.replace(sound, unpublish(sound, null, new Date(), { role: 'archive' }));
      await page.clock.runFor(300_000);
      expect(await titles(page)).toContain('A hum at noon');
      await context.setOffline(false);
      const list = async () =>
        (await archive.stores.screens.list()).flatMap(({ beat }) => (beat ? [beat.holds] : []));
      await eventually('all but one story', list, (all) => all.some((holds) => holds.length === 3), 20);
      expect((await titles(page)).toSorted()).toEqual(['Rain on glass', 'The empty chair', 'The ladder']);
      expect(glass.trouble()).toEqual([]);
    },
    60_000,
  );

  step(
    'shows nothing once its lease has run out, after a restart too, and all again with the line',
    async () => {
      const { page, context } = glass;
      await context.setOffline(true);
      await page.clock.fastForward(7 * 24 * 3600_000 - 600_000);
      await page.clock.runFor(130_000);
      await attract(page).waitFor();
      await page.clock.fastForward(600_000);
      await page.clock.runFor(61_000);
      await heading(page, 'This exhibition needs its connection').waitFor();
      expect(await page.locator('img, video, audio').count()).toBe(0);
      // Whoever turns the clock back, or has none, gains nothing.
      await glass.context.close();
      glass = await openGlass(`${folder.path}/portrait`, line.url, upright, { offline: true });
      await heading(glass.page, 'This exhibition needs its connection').waitFor();
      await glass.context.setOffline(false);
      await attract(glass.page).waitFor();
    },
    60_000,
  );

  step(
    'wipes itself when a curator ends its pairing',
    async () => {
      const screen = (await archive.stores.screens.list()).find(
        ({ profile }) => profile.orientation === 'portrait',
      );
      await glass.context.close();
      await expectRedirect(curator.post(`/curate/screens/${screen?.id}/end`));
      glass = await openGlass(`${folder.path}/portrait`, line.url, upright);
      await heading(glass.page, 'Pair this screen').waitFor();
      const left = () =>
        inPage<number>(glass.page, `caches.open('kiosk-files').then((c) => c.keys()).then((k) => k.length)`);
      await eventually('an empty cache', left, (count) => count === 0, 10);
    },
    60_000,
  );
});
