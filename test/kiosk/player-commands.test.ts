import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { ScreenCommand } from '../../src/kiosk/player/kiosk-api.ts';
import { stateOf } from '../../src/kiosk/screens/commands.ts';
import { askScreen } from '../../src/kiosk/screens/exchange-commands.ts';
import { newCuratorId } from '../../src/random.ts';
import type { PublishedStory } from '../../src/story/story.ts';
import { createSteps } from '../support/steps.ts';
import { eventually } from '../support/storyteller.ts';
import { examine } from './examine.ts';
import { filmSeconds } from './exhibits.ts';
import {
  aMinute,
  attract,
  type Glass,
  heldFiles,
  inPage,
  leaveVisit,
  openStory,
  pass,
  tap,
  until,
  upright,
} from './glass.ts';
import { Scene } from './scene.ts';

/** What a curator asks of a screen, as the screen does it, in Chromium; and what it counts. */

let scene: Scene;
let glass: Glass;
let ladder: PublishedStory;
let film: PublishedStory;

beforeAll(async () => {
  scene = await Scene.open();
  ladder = await scene.exhibits.artwork('The ladder');
  film = await scene.exhibits.film('Two cups');
  glass = await scene.openPairedGlass('asked', upright);
  await attract(glass.page).waitFor();
  await aMinute(glass);
});
afterAll(async () => {
  await glass?.context.close();
  await scene?.close();
});

const screen = async () => {
  const [found] = await scene.archive.stores.screens.list();
  if (!found) throw new Error('Expected a screen');
  return found;
};

async function ask(command: ScreenCommand): Promise<void> {
  const { id } = await screen();
  await askScreen({ ...scene.archive.stores, now: () => new Date() }, id, command, newCuratorId());
}

const stateNow = async () => {
  const [last] = await scene.archive.stores.commands.of((await screen()).id);
  return last && stateOf(last, new Date());
};

/** Until what came of it was told. */
async function becomes(state: string): Promise<void> {
  await eventually(`the command to be ${state}`, stateNow, (now) => now === state);
}

const dialog = () => glass.page.locator('dialog.identify');
const pictureNow = async () => scene.archive.stores.screenPictures.of((await screen()).id, new Date(0));

describe('A screen that is asked', () => {
  const step = createSteps();

  step('says since when it runs, and what its clock shows', async () => {
    const { beat } = await screen();
    expect(beat?.since?.getTime()).toBeLessThan(Date.now());
    expect(beat?.clock).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$/);
  });

  step(
    'shows its name over everything, which is no visit, and a touch ends it and does nothing else',
    async () => {
      await ask('identify');
      await aMinute(glass);
      await dialog().waitFor();
      expect(await dialog().textContent()).toBe(`This screen is${(await screen()).name}`);
      await examine(glass.page);
      await becomes('done');
      await dialog().tap();
      await dialog().waitFor({ state: 'detached' });
      expect(await attract(glass.page).isVisible()).toBe(true);
      await ask('identify');
      await aMinute(glass);
      await dialog().waitFor();
      await pass(glass, 31_000);
      expect(await dialog().count()).toBe(0);
    },
  );

  step('takes a picture of its loop, and none while somebody is there', async () => {
    const { page } = glass;
    await openStory(page, 'The ladder');
    await ask('picture');
    await aMinute(glass);
    expect([await stateNow(), await pictureNow()]).toEqual(['under-way', null]);
    await leaveVisit(glass);
    await pass(glass, 2000);
    await becomes('done');
    const picture = await pictureNow();
    expect([picture?.width, picture?.height]).toEqual([450, 800]);
    expect(picture?.bytes.length).toBeGreaterThan(10_000);
    // One shows, and may just be taking the place of the other.
    expect([ladder.id, film.id]).toEqual(expect.arrayContaining([...(picture?.stories ?? [])]));
    expect(picture?.stories).not.toHaveLength(0);
  });

  step('checks all that it holds, fetches what is spoilt, and plays on', async () => {
    const { page } = glass;
    const held = await heldFiles(page);
    await inPage(
      page,
      `caches.open('kiosk-files').then(async (cache) => {
        const [first] = await cache.keys();
        await cache.put(first, new Response('spoilt'));
      })`,
    );
    await inPage(page, `document.querySelector('.attract').dataset.plays = 'on'`);
    await ask('fetch-anew');
    await aMinute(glass);
    for (let tries = 0; tries < 20 && (await stateNow()) === 'under-way'; tries += 1) await pass(glass, 1000);
    await becomes('mended');
    expect((await heldFiles(page)).toSorted()).toEqual(held.toSorted());
    await ask('fetch-anew');
    await aMinute(glass);
    for (let tries = 0; tries < 20 && (await stateNow()) === 'under-way'; tries += 1) await pass(glass, 1000);
    await becomes('done');
    expect((await screen()).beat).toMatchObject({ lastError: null, lastErrorAt: null });
    expect(await attract(page).isVisible()).toBe(true);
  });

  step('counts what is started and heard to its end', async () => {
    const { page } = glass;
    await openStory(page, 'Two cups');
    await tap(page, 'Play');
    await until(page, `document.querySelector('video').currentTime > 0.2`);
    await inPage(page, `document.querySelector('video').currentTime = ${filmSeconds - 1}`);
    await until(page, `document.querySelector('video').ended`);
    await tap(page, 'Play');
    await until(page, `document.querySelector('video').currentTime > 0.2`);
    await tap(page, 'Pause');
    await aMinute(glass);
    const plays = await scene.archive.stores.plays.since('harbour' as never, new Date(0));
    const ofFilm = plays.filter(({ story }) => story === film.id);
    expect(ofFilm).toMatchObject([{ opened: 1, started: 1, finished: 1 }]);
    expect(plays.find(({ story }) => story === ladder.id)).toMatchObject({ opened: 1, started: 0 });
  });

  step('starts again once nobody is there, once, and tells of it', async () => {
    const { page } = glass;
    await ask('reload');
    await aMinute(glass);
    expect(await stateNow()).toBe('under-way');
    const anew = page.waitForEvent('load');
    // It leaves with its page what was being waited for there.
    await leaveVisit(glass).catch(() => undefined);
    await anew;
    await attract(page).waitFor();
    await becomes('done');
    await inPage(page, `document.documentElement.dataset.before = 'yes'`);
    await aMinute(glass);
    expect(await inPage(page, `document.documentElement.dataset.before`)).toBe('yes');
    expect(glass.trouble()).toEqual([]);
  });
});
