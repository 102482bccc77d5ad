import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { firstTopics } from '../../src/first-content.ts';
import type { WallProfile } from '../../src/kiosk/player/kiosk-api.ts';
import { unpublish } from '../../src/story/changes/publish.ts';
import type { PublishedStory } from '../../src/story/story.ts';
import { aScreen, pairedScreen } from '../support/screens.ts';
import { createSteps } from '../support/steps.ts';
import { eventually } from '../support/storyteller.ts';
import { examine } from './examine.ts';
import { aMinute, type Glass, inPage, level, type Size, until, upright } from './glass.ts';
import { Scene } from './scene.ts';
import { lightOf, probed, watchFrames } from './wall-probe.ts';

/** A screen that nobody can reach (wall.js), in Chromium. An hour of it is in wall-long.test.ts. */

let scene: Scene;
let glass: Glass;
const films = new Map<string, PublishedStory>();

beforeAll(async () => {
  scene = await Scene.open();
  const { exhibits } = scene;
  for (const title of ['Two cups', 'Three cups', 'Four cups']) films.set(title, await exhibits.film(title));
  await exhibits.sound('A hum at noon');
  await exhibits.artwork('The ladder', { credit: { kind: 'first-name', name: 'Anna' } });
  await exhibits.booklet('Streets', 3);
  await exhibits.words('Bin night', 'It went on for a while, and somebody wrote it down. '.repeat(60));
  const topics = firstTopics.slice(0, 1).map(({ slug }) => slug);
  await exhibits.artwork('The empty chair', { sensitive: { topics, note: 'This story speaks of a death.' } });
});
afterAll(() => scene?.close());

const nothing = { artwork: 0, sound: 0, film: 0, words: 0 };

async function openWall(name: string, size: Size, shares: WallProfile['shares']): Promise<Glass> {
  const screen = aScreen('harbour');
  const wall = { order: 'in-order', sound: false, shares } as const;
  const profile = { ...screen.profile, mode: 'wall', wall } as const;
  const cookie = await pairedScreen(scene.archive.stores, 'harbour', { ...screen, profile });
  const opened = await scene.openGlass(name, size, { cookie });
  await opened.page.locator(shown).waitFor();
  return opened;
}

const shown = '.wall .attract-work.is-shown:not([aria-hidden])';
const titleOf = () => glass.page.locator(`${shown} strong`).textContent();
const media = `document.querySelector('${shown} :is(video, audio)')`;
/** It is almost over, and then there is another. */
async function nearTheEnd(): Promise<string | null> {
  const before = await titleOf();
  await inPage(glass.page, `(${media}.currentTime = ${media}.duration - 1, null)`);
  await until(
    glass.page,
    `document.querySelector('${shown} strong').textContent !== ${JSON.stringify(before)}`,
  );
  return titleOf();
}

describe('A wall on its side, silent, of films and sounds', () => {
  const step = createSteps();
  beforeAll(async () => {
    glass = await openWall('level', level, { ...nothing, film: 1, sound: 1 });
  });
  afterAll(() => glass?.context.close());

  step('passes by a film that does not open, and has it read again and fetched anew', async () => {
    const { page } = glass;
    // None but the first has been opened, so that the browser remembers nothing of it.
    const playing = await titleOf();
    const spoilt = [...films.keys()].find((title) => title !== playing) ?? '';
    const film = films.get(spoilt)?.media[0];
    const sha256 =
      film && 'renditions' in film && film.renditions.find(({ kind }) => kind === 'film')?.sha256;
    await inPage(
      page,
      `caches.open('kiosk-files').then((cache) => cache.put('/kiosk/held/${sha256}', new Response('spoilt', { headers: { 'Content-Type': 'video/mp4' } })))`,
    );
    glass.asked.files.length = 0;
    for (let turn = 0; turn < 5; turn += 1) expect(await nearTheEnd()).not.toBe(spoilt);
    const size = `caches.match('/kiosk/held/${sha256}').then((kept) => Number(kept?.headers.get('content-length') ?? 0))`;
    await eventually(
      'it to be fetched anew',
      () => inPage<number>(page, size),
      (bytes) => bytes > 1000,
    );
    expect(glass.asked.files.filter((name) => name.includes(film?.id ?? '-'))).toHaveLength(1);
  });

  step('plays one after the other with nothing between two, and a touch changes nothing', async () => {
    const { page } = glass;
    await until(page, `${media}.currentTime > 0.5`);
    await watchFrames(page);
    await examine(page);
    await page.touchscreen.tap(900, 500);
    await page.keyboard.press('Enter');
    const seen = new Set([await titleOf()]);
    for (let turn = 0; turn < 4; turn += 1) {
      seen.add(await nearTheEnd());
      expect(await inPage(page, `${media}.muted`)).toBe(true);
      expect(await page.locator('button, a, .bar, dialog').count()).toBe(0);
      if ((await page.locator(`${shown} video`).count()) > 0)
        expect(await inPage(page, `${media}.textTracks[0].mode`)).toBe('showing');
      else await until(page, `document.querySelector('${shown} .is-said') !== null`);
      expect(await lightOf(page)).toBeGreaterThan(10);
    }
    expect(seen).toContain('A hum at noon');
    expect(seen.size).toBeGreaterThan(2);
    const { longestGap, frames } = await probed(page);
    expect(frames).toBeGreaterThan(20);
    expect(longestGap).toBeLessThan(1000);
  });

  step('plays on when something new comes in, and ends at once what is taken back', async () => {
    const { page } = glass;
    const { archive, exhibits } = scene;
    while ((await page.locator(`${shown} video`).count()) === 0) await nearTheEnd();
    const playing = films.get((await titleOf()) ?? '');
    await inPage(page, `(globalThis.playing = ${media}, playing.loop = true, null)`);
    await exhibits.artwork('A newcomer');
    await aMinute(glass);
    await until(page, `!playing.paused && playing === ${media} && playing.readyState > 2`);
    if (!playing) throw new Error('Expected a film');
    await archive.stores.stories.replace(playing, unpublish(playing, null, new Date(), { role: 'archive' }));
    await aMinute(glass);
    await until(page, `!playing.isConnected && playing.getAttribute('src') === null`);
    await page.locator(shown).waitFor();
    expect(await titleOf()).not.toBe(playing.title);
    expect(glass.trouble()).toEqual([]);
  });
});

describe('A wall upright, of pictures and words', () => {
  const step = createSteps();
  beforeAll(async () => {
    glass = await openWall('upright', upright, { ...nothing, artwork: 1, words: 1 });
  });
  afterAll(() => glass?.context.close());

  const next = async () => {
    const before = await titleOf();
    for (let waited = 0; (await titleOf()) === before; waited += 1) {
      if (waited > 60) throw new Error(`Expected another work after ${before}`);
      await glass.page.clock.runFor(5000);
    }
    return titleOf();
  };

  step('says whose it is, page by page where it is words, and nothing of a story with a note', async () => {
    const { page } = glass;
    const seen = new Set<string | null>();
    for (let turn = 0; turn < 8; turn += 1) {
      const title = await titleOf();
      seen.add(title);
      if (title === 'Streets') {
        const alt = `document.querySelector('${shown} .turn-page.is-here').alt`;
        expect(await inPage(page, alt)).toBe('Street 1');
        await page.clock.runFor(13_000);
        expect(await inPage(page, alt)).toBe('Street 2');
      }
      if (title === 'The ladder')
        expect(await page.locator(`${shown} figcaption`).textContent()).toContain('Anna');
      if (title === 'Bin night') {
        const pageShown = `document.querySelector('${shown} .set-text').style.transform`;
        const first = await inPage(page, pageShown);
        await page.clock.runFor(150_000);
        expect(await inPage(page, pageShown)).not.toBe(first);
      }
      await examine(page);
      await next();
    }
    expect([...seen]).toEqual(expect.arrayContaining(['Bin night', 'The ladder', 'Streets']));
    expect(seen).not.toContain('The empty chair');
  });

  step('goes slowly over a picture, and not for those who want nothing to move', async () => {
    const { page } = glass;
    const isPicture = () => page.locator(`${shown} img.turn-art:not(.turn-page)`).count();
    const moving = `document.querySelector('${shown} img.turn-art').getAnimations().length`;
    while ((await isPicture()) === 0) await next();
    expect(await inPage(page, moving)).toBe(0);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await next();
    while ((await isPicture()) === 0) await next();
    expect(await inPage(page, moving)).toBe(1);
    expect(glass.trouble()).toEqual([]);
  });
});
