import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { firstTopics } from '../../src/first-content.ts';
import { unpublish } from '../../src/story/changes/publish.ts';
import type { PublishedStory } from '../../src/story/story.ts';
import { createSteps } from '../support/steps.ts';
import { eventually } from '../support/storyteller.ts';
import { examine } from './examine.ts';
import {
  aMinute,
  attract,
  button,
  type Glass,
  heading,
  heldFiles,
  inPage,
  openStory,
  pass,
  tap,
  titles,
  until,
  upright,
} from './glass.ts';
import { Scene } from './scene.ts';

/** Visits, and what is taken back from a screen, by touch in Chromium. */

let scene: Scene;
let glass: Glass;
let film: PublishedStory;
let sound: PublishedStory;

beforeAll(async () => {
  scene = await Scene.open();
  const { exhibits } = scene;
  await exhibits.artwork('The ladder');
  sound = await exhibits.sound('A hum at noon');
  film = await exhibits.film('Two cups');
  await exhibits.soundAndArtwork('Rain on glass');
  const topics = firstTopics.slice(0, 1).map(({ slug }) => slug);
  await exhibits.artwork('The empty chair', {
    sensitive: { topics, note: 'This story speaks of a death.' },
  });
  glass = await scene.openPairedGlass('visited', upright);
  await attract(glass.page).waitFor();
});
afterAll(async () => {
  await glass?.context.close();
  await scene?.close();
});

/** Takes a story back, as its storyteller would. */
const withdraw = (story: PublishedStory) =>
  scene.archive.stores.stories.replace(story, unpublish(story, null, new Date(), { role: 'archive' }));
const lastBeat = async () => (await scene.archive.stores.screens.list())[0]?.beat ?? null;

describe('A visit', () => {
  const step = createSteps();

  step('asks whether anyone is there, stays for a touch, and begins again', async () => {
    const { page } = glass;
    await openStory(page, 'The ladder');
    await tap(page, 'Larger text');
    await pass(glass, 50_000);
    expect(await page.getByRole('dialog').count()).toBe(0);
    await pass(glass, 11_000);
    const question = page.getByRole('dialog', { name: 'Are you still there?' });
    await question.waitFor();
    await examine(page);
    await button(page, 'I am still here').tap();
    await question.waitFor({ state: 'detached' });
    expect(await heading(page, 'The ladder').isVisible()).toBe(true);
    await pass(glass, 61_000);
    await question.waitFor();
    await pass(glass, 10_000);
    expect(await question.isVisible()).toBe(true);
    await pass(glass, 10_000);
    await attract(page).waitFor();
    expect(await page.locator('#kiosk').getAttribute('data-size')).toBe('0');
  });

  step('is not asked while a film plays, and the volume never goes beyond the curator’s limit', async () => {
    const { page } = glass;
    await openStory(page, 'Two cups');
    const volume = () => inPage<number>(page, `document.querySelector('video').volume`);
    expect(await volume()).toBeCloseTo(0.42);
    for (let more = 0; more < 2; more += 1) await tap(page, 'Louder');
    expect(await volume()).toBeCloseTo(0.7);
    await inPage(page, `document.querySelector('video').loop = true`);
    await tap(page, 'Play');
    await until(page, `document.querySelector('video').currentTime > 0`);
    await pass(glass, 120_000);
    expect(await page.getByRole('dialog').count()).toBe(0);
    await tap(page, 'Pause');
    await pass(glass, 82_000);
    await attract(page).waitFor();
    await openStory(page, 'Two cups');
    expect(await volume()).toBeCloseTo(0.42);
  });

  step('goes by keys alone, and from a hard story by way of where to turn', async () => {
    const { page } = glass;
    await tap(page, 'Home');
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
    await examine(page);
  });

  step('brings a picture closer by buttons and by two fingers', async () => {
    const { page, context } = glass;
    await openStory(page, 'The ladder');
    const scale = `new DOMMatrix(getComputedStyle(document.querySelector('.art')).transform).a`;
    await tap(page, 'Closer');
    expect(await inPage(page, scale)).toBeCloseTo(1.5);
    await tap(page, 'Whole');
    expect(await inPage(page, scale)).toBe(1);
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
    await until(page, `${scale} > 2.5`);
    // The page itself stays as it is.
    expect(await inPage(page, `visualViewport.scale`)).toBe(1);
    await fingers.detach();
  });
});

describe('What is taken back', () => {
  const step = createSteps();

  step('ends while it is read, and the curator hears that it is gone', async () => {
    const { page } = glass;
    await openStory(page, 'Two cups');
    const held = await heldFiles(page);
    await withdraw(film);
    await aMinute(glass);
    await heading(page, 'This story is no longer here').waitFor();
    await examine(page);
    const beat = await eventually('it to be told', lastBeat, (one) => one?.holds.length === 4);
    expect(beat?.holds).not.toContain(film.id);
    expect(held.length - (await heldFiles(page)).length).toBe(3);
    await pass(glass, 13_000);
    await button(page, /^All stories/).waitFor();
    expect(await titles(page)).not.toContain('Two cups');
  });

  step('while the screen is away, leaves as soon as it is back, and the curator hears of it', async () => {
    const { page, context } = glass;
    await context.setOffline(true);
    await withdraw(sound);
    for (let minutes = 0; minutes < 5; minutes += 1) await aMinute(glass);
    expect(await titles(page)).toContain('A hum at noon');
    expect((await lastBeat())?.holds).toContain(sound.id);
    // No time passes but what the line takes: it does not wait for its minute.
    await context.setOffline(false);
    await eventually('it to be told', lastBeat, (one) => one?.holds.length === 3);
    expect((await titles(page)).toSorted()).toEqual(['Rain on glass', 'The empty chair', 'The ladder']);
    expect(glass.trouble()).toEqual([]);
  });

  step(
    'hides with all others once the lease has run out, after a restart too, until the line is back',
    async () => {
      const { page, context } = glass;
      await pass(glass, 82_000);
      await attract(page).waitFor();
      await glass.asked.nothing();
      await context.setOffline(true);
      await page.clock.fastForward(7 * 24 * 3600_000 - 600_000);
      await pass(glass, 130_000);
      await attract(page).waitFor();
      await page.clock.fastForward(600_000);
      await pass(glass, 61_000);
      await heading(page, 'This exhibition needs its connection').waitFor();
      expect(await page.locator('img, video, audio').count()).toBe(0);
      await examine(page);
      // Whoever turns the clock back, or has none, gains nothing.
      await glass.context.close();
      glass = await scene.openGlass('visited', upright, { offline: true });
      await heading(glass.page, 'This exhibition needs its connection').waitFor();
      await glass.context.setOffline(false);
      await attract(glass.page).waitFor();
    },
  );

  step('is everything, where a curator ends the pairing', async () => {
    const { page } = glass;
    const [screen] = await scene.archive.stores.screens.list();
    if (!screen) throw new Error('Expected a screen');
    await scene.archive.stores.screens.revoke(screen.id, new Date());
    await aMinute(glass);
    await heading(page, 'Pair this screen').waitFor();
    await eventually(
      'an empty cache',
      () => heldFiles(page),
      (files) => files.length === 0,
    );
    expect(glass.trouble()).toEqual([expect.stringContaining('401')]);
  });
});
