import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { invite } from '../../src/curators/accounts/accounts.ts';
import { firstTopics } from '../../src/first-content.ts';
import { chance, someOf } from '../support/chance.ts';
import { Curator } from '../support/curator.ts';
import { createSteps } from '../support/steps.ts';
import { expectRedirect } from '../support/storyteller.ts';
import { crawl } from './crawl.ts';
import { examine } from './examine.ts';
import { filmSeconds } from './exhibits.ts';
import {
  allStories,
  attract,
  type Glass,
  inPage,
  level,
  openStory,
  tap,
  titles,
  until,
  upright,
} from './glass.ts';
import { Scene } from './scene.ts';

/** A screen from its first day on, as it happens in a library: in Chromium, by touch, on a line that is cut. */

let scene: Scene;
let curator: Curator;

beforeAll(async () => {
  scene = await Scene.open();
  const { archive, exhibits } = scene;
  await exhibits.artwork('The ladder', { credit: { kind: 'first-name', name: 'Anna' } });
  await exhibits.sound('A hum at noon');
  await exhibits.film('Two cups');
  await exhibits.soundAndArtwork('Rain on glass');
  const topics = firstTopics.slice(0, 1).map(({ slug }) => slug);
  await exhibits.artwork('The empty chair', {
    sensitive: { topics, note: 'This story speaks of a death.' },
  });
  const services = { curators: archive.stores.curators, now: () => new Date() };
  const link = await invite(services, 'curator@example.org', 'curator');
  curator = await Curator.arrive(archive.url, new URL(link, archive.url));
});
afterAll(() => scene?.close());

async function pair(page: Page, orientation: 'portrait' | 'landscape'): Promise<void> {
  const shown = await page.locator('.code').getAttribute('aria-label');
  const code = (shown ?? '').replace('The code is ', '').replaceAll(' ', '');
  await expectRedirect(
    curator.post('/curate/screens/pair', {
      ...{ code, name: `By the door, ${orientation}`, exhibition: 'harbour', orientation },
      ...{ resolution: '1920x1080', inches: '32', scale: '1', volume: '70' },
    }),
  );
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
  // Its words have the stage, with the one that is heard marked.
  await until(page, `document.querySelector('.spoken p:last-child .is-said') !== null`);
  expect(await page.locator('.spoken').textContent()).toBe('Somebody hums.Then nobody does.');
  expect(await page.locator('.is-said').count()).toBe(1);
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

const turns = [
  { orientation: 'portrait', size: upright },
  { orientation: 'landscape', size: level },
] as const;
/** The way over every screen is gone in one of them, by chance, and in the long run in both. */
const isCrawled = new Set(someOf(turns, 1, chance('screens that are crawled')));

describe.each(turns)('A screen, $orientation', (turn) => {
  const { orientation, size } = turn;
  const step = createSteps();
  let glass: Glass;

  beforeAll(async () => {
    glass = await scene.openGlass(orientation, size);
  });
  afterAll(async () => {
    await glass?.context.close();
    await scene.line.mend();
  });

  step('is paired, loads the whole exhibition and shows it', async () => {
    const { page } = glass;
    await page.locator('.code').waitFor();
    await examine(page);
    await pair(page, orientation);
    // It asks every few seconds.
    await page.clock.runFor(5000);
    await attract(page).waitFor();
    await examine(page);
    await seeEverything(page);
  });

  if (!isCrawled.has(turn))
    process.stdout.write(
      'A screen the other way round: crawled in another run, or in ./scripts/test long.\n',
    );
  const stepOfCrawled = isCrawled.has(turn) ? step : it.skip;
  stepOfCrawled('leads to every screen by touch, to no dead end and to nothing outside', async () => {
    const { page, context } = glass;
    let others = 0;
    context.on('page', () => {
      others += 1;
    });
    page.on('download', () => {
      others += 1;
    });
    const address = page.url();
    const seen = await crawl(page);
    expect(seen.filter((each) => each.endsWith('filled'))).toHaveLength(4);
    expect(seen.length).toBeGreaterThanOrEqual(16);
    expect([page.url(), others]).toEqual([address, 0]);
  });

  step('fits the glass in the largest text too', async () => {
    const { page } = glass;
    await allStories(page);
    await tap(page, 'Larger text');
    await tap(page, 'Larger text');
    await examine(page);
    await openStory(page, 'Two cups');
    await examine(page);
    await tap(page, 'Home');
    await examine(page);
  });

  step('plays all of it after a restart with the network gone', async () => {
    expect(glass.trouble()).toEqual([]);
    await glass.context.close();
    await scene.line.cut();
    glass = await scene.openGlass(orientation, size, { offline: true });
    await seeEverything(glass.page);
    expect(glass.trouble()).toEqual([]);
  });

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
