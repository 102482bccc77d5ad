import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { CDPSession, Page } from 'playwright-core';
import type { PublishedStory } from '../../src/story/story.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { pairedScreen } from '../support/screens.ts';
import { anExhibition, readyArtwork } from '../support/stories.ts';
import { eventually } from '../support/storyteller.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { Exhibits } from './exhibits.ts';
import { attract, type Glass, inPage, openGlass, openStory, tap, titles, until, upright } from './glass.ts';
import { Line } from './line.ts';

/** A screen whose line, disk and memory are tried. */

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let archive: TestArchive;
let line: Line;
let exhibits: Exhibits;
let glass: Glass;
let page: Page;

beforeAll(async () => {
  folder = await temporaryFolder();
  line = await Line.open();
  archive = await openTestArchive({ publicUrl: line.url });
  line.leadTo(archive.url);
  const { stores } = archive;
  await stores.exhibitions.save(anExhibition('harbour'));
  exhibits = new Exhibits(stores, folder.path);
  await exhibits.artwork('The ladder');
  await exhibits.film('Two cups');
  const cookie = await pairedScreen(stores, 'harbour');
  glass = await openGlass(`${folder.path}/profile`, line.url, upright, { clock: true });
  ({ page } = glass);
  const [name = '', value = ''] = cookie.split('=');
  await glass.context.addCookies([{ name, value, domain: '127.0.0.1', path: '/kiosk' }]);
  await attract(page).waitFor();
}, 60_000);
afterEach(() => line.mend());
afterAll(async () => {
  await glass?.context.close();
  await line?.close();
  await archive?.close();
  await folder?.remove();
});

const cacheOf = async () => (await archive.stores.screens.list())[0]?.beat?.cache;
const heldFiles = () =>
  inPage<number>(page, `caches.open('kiosk-files').then((c) => c.keys()).then((k) => k.length)`);
/** Lets so much time pass, and then asks. */
async function later<T>(milliseconds: number, ask: () => Promise<T>): Promise<T> {
  await page.clock.runFor(milliseconds);
  return ask();
}
const leaveVisit = async () => {
  await page.clock.runFor(82_000);
  await attract(page).waitFor();
};

describe('A new exhibition on a bad line', () => {
  it('is fetched on where it broke off, ten times, while the old one plays', async () => {
    for (let more = 1; more <= 40; more += 1) await exhibits.artwork(`New ${more}`);
    const counts = [await heldFiles()];
    for (let point = 1; point <= 10; point += 1) {
      line.slow(200_000);
      const before = counts.at(-1) ?? 0;
      await page.clock.runFor(60_000);
      // In the midst of a file, each time a little later.
      await eventually('a file or two', heldFiles, (count) => count >= before + 1 + (point % 2), 10);
      await new Promise((resolve) => setTimeout(resolve, point * 9));
      await line.cut();
      if (point % 3 === 0) await page.reload();
      await attract(page).waitFor();
      counts.push(await heldFiles());
      if (point % 5 === 0) {
        expect((await titles(page)).toSorted()).toEqual(['The ladder', 'Two cups']);
        await leaveVisit();
      }
      await line.mend();
    }
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    const settled = await eventually(
      'all of it',
      async () => {
        await page.clock.runFor(20_000);
        return cacheOf();
      },
      (cache) => cache?.state === 'ready' && cache.filesHeld === cache.filesWanted && cache.filesHeld > 80,
      20,
    );
    expect(settled?.leftOut).toEqual([]);
    expect(await titles(page)).toHaveLength(42);
    await leaveVisit();
  }, 90_000);

  it('waits until nobody is there, and then takes over as a whole', async () => {
    await openStory(page, 'The ladder');
    await exhibits.artwork('While someone reads');
    await page.clock.runFor(30_000);
    await tap(page, 'Larger text');
    await page.clock.runFor(31_000);
    await eventually(
      'it to wait',
      async () => {
        await page.touchscreen.tap(500, 1000);
        await page.clock.runFor(15_000);
        return cacheOf();
      },
      (cache) => cache?.state === 'waiting-to-swap',
      20,
    );
    expect(await titles(page)).not.toContain('While someone reads');
    await leaveVisit();
    expect(await titles(page)).toContain('While someone reads');
    await leaveVisit();
  }, 60_000);
});

describe('A file that is not what it should be', () => {
  it('is never taken from the line, and comes once it is right again', async () => {
    const story = await exhibits.artwork('Spoilt on the way');
    const [rendition] = readyArtwork(story).renditions;
    if (!rendition) throw new Error('Expected a rendition');
    const { blobs } = archive.stores;
    const chunks: Buffer[] = [];
    for await (const chunk of await blobs.get(rendition.key)) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    const replace = async (other: Buffer) => {
      await blobs.delete(rendition.key);
      await blobs.put(rendition.key, Readable.from([other]));
    };
    await replace(randomBytes(bytes.length));
    await page.clock.runFor(61_000);
    const lastBeat = async () => (await archive.stores.screens.list())[0]?.beat;
    const failed = () => later(20_000, lastBeat);
    const beat = await eventually('it to fail', failed, (one) => one?.cache.state === 'failed', 20);
    expect(beat?.lastError).toMatch(/Wrong bytes/);
    expect(await titles(page)).not.toContain('Spoilt on the way');
    await leaveVisit();
    await replace(bytes);
    const ready = () => later(20_000, cacheOf);
    await eventually('it to heal', ready, (cache) => cache?.state === 'ready', 20);
    expect(await titles(page)).toContain('Spoilt on the way');
    await leaveVisit();
  }, 60_000);

  it('is found on the disk too, dropped and fetched again, while the others play', async () => {
    const spoilt = await inPage<string>(
      page,
      `(async () => {
        const cache = await caches.open('kiosk-files');
        const films = [];
        for (const request of await cache.keys()) {
          const kept = await cache.match(request);
          if (kept.headers.get('content-type') === 'video/mp4') films.push(request.url);
        }
        await cache.put(films[0], new Response('spoilt', { headers: { 'Content-Type': 'video/mp4' } }));
        return films[0];
      })()`,
    );
    await line.cut();
    await page.reload();
    await attract(page).waitFor();
    const sizeNow = () =>
      inPage<number>(
        page,
        `caches.open('kiosk-files').then((c) => c.match('${spoilt}')).then((r) => r ? r.blob() : { size: 0 }).then((b) => b.size)`,
      );
    const dropped = () => later(5000, sizeNow);
    await eventually('the spoilt file to be dropped', dropped, (size) => size === 0, 20);
    const shown = await titles(page);
    expect(shown).toContain('The ladder');
    expect(shown).not.toContain('Two cups');
    await leaveVisit();
    await line.mend();
    const healed = () => later(20_000, sizeNow);
    await eventually('it to be there again', healed, (size) => size > 100_000, 20);
    expect(await titles(page)).toContain('Two cups');
    await leaveVisit();
  }, 60_000);
});

describe('A screen with too little room', () => {
  it('leaves films out first, says so, and shows the rest', async () => {
    const devtools = await glass.context.newCDPSession(page);
    const { usage = 0 } = await inPage<{ usage?: number }>(page, 'navigator.storage.estimate()');
    const quotaSize = Math.round((usage + 400_000) / 0.98);
    await devtools.send('Storage.overrideQuotaForOrigin', { origin: line.url.origin, quotaSize });
    const film: PublishedStory = await exhibits.film('Too long for this disk');
    await exhibits.artwork('Small enough');
    const settled = () => later(20_000, cacheOf);
    const cache = await eventually('it to settle', settled, (one) => one?.state === 'too-small', 20);
    expect(cache?.leftOut).toEqual([film.id]);
    expect(cache?.bytesFree).toBeLessThan(400_000);
    const shown = await titles(page);
    expect(shown).toContain('Small enough');
    expect(shown).not.toContain('Too long for this disk');
    await devtools.send('Storage.overrideQuotaForOrigin', { origin: line.url.origin });
    await devtools.detach();
    await leaveVisit();
    const whole = () => later(20_000, cacheOf);
    await eventually('it to come in', whole, (one) => one?.state === 'ready', 20);
    expect(await titles(page)).toContain('Too long for this disk');
    await leaveVisit();
  }, 60_000);
});

describe('Months on the wall', () => {
  const megabytes = 1024 * 1024;
  async function heap(devtools: CDPSession): Promise<number> {
    await devtools.send('HeapProfiler.collectGarbage');
    return (await devtools.send('Runtime.getHeapUsage')).usedSize;
  }

  it('cost no memory: two hours of visits, and hours of the loop', async () => {
    const devtools = await glass.context.newCDPSession(page);
    await devtools.send('HeapProfiler.enable');
    const click = (what: string) => inPage(page, `document.querySelector('${what}').click()`);
    /** Two minutes: a look around, a story of some form, and away. */
    async function visit(at: number): Promise<void> {
      await click('.attract-start');
      await click('.door:last-child');
      await click(`.cards li:nth-child(${1 + (at % 4)}) button`);
      await until(page, `document.querySelector('.story')`);
      await inPage(page, `[...document.querySelectorAll('.tools button')].forEach((each) => each.click())`);
      await inPage(page, `document.querySelector('.play-tool.is-playing')?.click()`);
      await click('.bar button:last-child');
      await page.clock.fastForward(39_000);
      await page.clock.runFor(82_000);
      await until(page, `document.querySelector('.attract')`);
    }
    for (let at = 0; at < 4; at += 1) await visit(at);
    const before = await heap(devtools);
    for (let at = 0; at < 60; at += 1) await visit(at);
    const afterVisits = await heap(devtools);
    for (let work = 0; work < 300; work += 1) await page.clock.runFor(12_000);
    const afterLoop = await heap(devtools);
    const grown = [afterVisits - before, afterLoop - afterVisits].map((bytes) => bytes / megabytes);
    expect(Math.max(...grown)).toBeLessThan(10);
    await devtools.detach();
  }, 120_000);
});
