import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { newStoryId } from '../../src/random.ts';
import { isReady } from '../../src/story/media.ts';
import type { PublishedStory } from '../../src/story/story.ts';
import { directionOf } from '../../src/story/text/plain-text.ts';
import { aStrip } from '../support/shown-works.ts';
import { eventually } from '../support/storyteller.ts';
import {
  allStories,
  attract,
  button,
  type Glass,
  heldFiles,
  inPage,
  openStory,
  tap,
  titles,
  until,
  upright,
  withinMinutes,
} from './glass.ts';
import { Scene } from './scene.ts';

/** Booklets, large pictures and pictures that move, on a screen that has no network any more. */

let scene: Scene;
let glass: Glass;
let street: PublishedStory;

beforeAll(async () => {
  scene = await Scene.open();
  await scene.exhibits.booklet('Our street', 4);
  street = await scene.exhibits.strip('From end to end');
  // Its detail never comes as it should.
  const half = await aStrip(scene.archive.stores, newStoryId());
  await scene.exhibits.strip('Half here', {
    media: [
      {
        ...half,
        renditions: half.renditions.map((each) =>
          each.kind === 'tiles' ? { ...each, sha256: wrongSha256 } : each,
        ),
      },
    ],
  });
  await scene.exhibits.movingPicture('The ball');
  await scene.exhibits.booklet('شارعنا', 3, { language: 'ar' });
  glass = await scene.openPairedGlass('pages', upright);
  await attract(glass.page).waitFor();
  // It opens before the detail of its pictures has come.
  const stateOf = async () => (await scene.archive.stores.screens.list())[0]?.beat?.cache.state;
  await withinMinutes(glass, 'all of it to come', stateOf, (state) => state === 'ready');
  await glass.context.setOffline(true);
});
afterAll(async () => {
  await glass?.context.close();
  await scene?.close();
});

const wrongSha256 = 'f'.repeat(64);
const place = () => glass.page.locator('.page-turner .place').textContent();
const art = () => glass.page.locator('.art').getAttribute('alt');

it('A booklet turns by buttons and by a finger, each page with its own picture and words', async () => {
  const { page } = glass;
  await openStory(page, 'Our street');
  expect([await place(), await art()]).toEqual(['Page 1 of 4', 'Street 1']);
  const seen = new Set<string | null>();
  for (let turn = 1; turn <= 4; turn += 1) {
    await until(page, `document.querySelector('.art')?.naturalWidth > 0`);
    seen.add(await page.locator('.art').getAttribute('src'));
    expect([await place(), await art()]).toEqual([`Page ${turn} of 4`, `Street ${turn}`]);
    if (turn < 4) await tap(page, 'Next page');
  }
  expect(seen.size).toBe(4);
  expect(await button(page, 'Next page').getAttribute('aria-disabled')).toBe('true');
  await swipe(1);
  expect(await place()).toBe('Page 3 of 4');
  await swipe(-1);
  expect(await place()).toBe('Page 4 of 4');
  // A finger that lay on a page that was turned, and was never said to have gone, stops no other.
  await inPage(
    page,
    `document.querySelector('.art-box').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, pointerId: 9, pointerType: 'mouse', button: 1 }))`,
  );
  await tap(page, 'Previous page');
  await swipe(-1);
  expect(await place()).toBe('Page 4 of 4');
  await tap(page, 'Closer');
  await swipe(1);
  expect(await place()).toBe('Page 4 of 4');
  for (const name of ['Next page', 'Previous page']) {
    const box = await button(page, name).boundingBox();
    // aScreen() has 2.711 pixels a millimetre.
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(15 * 2.711);
  }
});

it('A booklet in Arabic turns the other way', async () => {
  expect(directionOf('ar')).toBe('rtl');
  await openStory(glass.page, 'شارعنا');
  await swipe(1);
  expect(await place()).toBe('Page 2 of 3');
  const left = async (name: string) => (await button(glass.page, name).boundingBox())?.x ?? 0;
  expect(await left('Next page')).toBeLessThan(await left('Previous page'));
});

it('A large picture opens at its beginning, and its detail comes from the screen’s own tiles', async () => {
  const { page } = glass;
  const tiles: string[] = [];
  page.on('response', (answer) => {
    const { range } = answer.request().headers();
    if (answer.url().includes('/kiosk/held/') && range) tiles.push(`${answer.status()} ${range}`);
  });
  await openStory(page, 'From end to end');
  await until(page, `document.querySelector('.art.is-under')`);
  expect(await page.locator('.stage [role=status]').textContent()).toMatch(/times as close/);
  await eventually(
    'tiles',
    async () => tiles.length,
    (count) => count > 0,
  );
  const before = tiles.length;
  await tap(page, 'Closer');
  for (let press = 0; press < 8; press += 1) await tap(page, 'Right');
  await eventually(
    'more tiles',
    async () => tiles.length,
    (count) => count > before,
  );
  expect(tiles.every((tile) => /^206 bytes=\d+-\d+$/.test(tile))).toBe(true);
  await tap(page, 'Whole');
  await until(page, `document.querySelector('.stage [role=status]').textContent === 'The whole picture'`);
});

it('A picture whose detail did not come is shown without it, and holds nothing back', async () => {
  expect(await heldFiles(glass.page)).not.toContain(wrongSha256);
  await openStory(glass.page, 'Half here');
  await until(glass.page, `document.querySelector('.art.is-under')`);
});

it('Detail that went bad on the disk is let go of while its story goes on, and is fetched anew', async () => {
  const { page } = glass;
  const media = street.media[0];
  const pack = media && isReady(media) && media.renditions.find(({ kind }) => kind === 'tiles');
  if (!pack) throw new Error('Expected tiles');
  await inPage(
    page,
    `caches.open('kiosk-files').then((c) => c.put('/kiosk/held/${pack.sha256}', new Response(new Uint8Array(${pack.bytes})))).then(() => null)`,
  );
  await openStory(page, 'From end to end');
  await eventually(
    'the pack to go',
    () => heldFiles(page),
    (held) => !held.includes(pack.sha256),
  );
  // Without its tiles, it opens from the picture itself.
  await until(page, `document.querySelector('.art.is-under')`);
  expect(await page.locator('h1').textContent()).toBe('From end to end');
  expect(await titles(page)).toContain('From end to end');
  await glass.context.setOffline(false);
  await withinMinutes(
    glass,
    'the pack',
    () => heldFiles(page),
    (held) => held.includes(pack.sha256),
  );
  await glass.context.setOffline(true);
});

it('A picture that moves waits for its button where less motion is asked for, and never keeps a visit going', async () => {
  const { page } = glass;
  await openStory(page, 'The ball');
  const state = () =>
    inPage<string>(page, `(([v]) => [v.paused, v.muted, v.loop].join())(document.querySelectorAll('video'))`);
  expect(await state()).toBe('true,true,true');
  await tap(page, 'Play');
  await until(
    page,
    `!document.querySelector('video').paused && document.querySelector('video').currentTime > 0`,
  );
  await tap(page, 'Pause');
  expect(await state()).toBe('true,true,true');
  for (const [title, kind] of [
    ['The ball', 'Moving picture'],
    ['Our street', 'Booklet'],
  ] as const) {
    await allStories(page);
    const card = page.locator('.card', { hasText: title });
    // The list has more than one page.
    while ((await card.count()) === 0) await tap(page, 'Next page');
    expect(await card.textContent()).toContain(kind);
  }
});

it('Nothing that no page may do was done', () => {
  expect(glass.trouble()).toEqual([]);
});

/** One finger across the picture: 1 to the right, -1 to the left. */
async function swipe(way: 1 | -1): Promise<void> {
  await inPage(
    glass.page,
    `(() => {
      const at = document.querySelector('.art-box');
      const box = at.getBoundingClientRect();
      const send = (type, x) => at.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 7, pointerType: 'touch', isPrimary: true, clientX: x, clientY: box.top + box.height / 2 }));
      const from = box.left + box.width / 2;
      at.setPointerCapture = () => {};
      send('pointerdown', from); send('pointermove', from + ${way} * box.width / 6); send('pointermove', from + ${way} * box.width / 3); send('pointerup', from + ${way} * box.width / 3);
    })()`,
  );
}
