import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { CDPSession } from 'playwright-core';
import type { Rendition } from '../../src/story/media.ts';
import { isReady } from '../../src/story/media.ts';
import type { PublishedStory } from '../../src/story/story.ts';
import { fewOrMany } from '../support/chance.ts';
import {
  aMinute,
  attract,
  type Glass,
  heldFiles,
  inPage,
  leaveVisit,
  openStory,
  pass,
  titles,
  until,
  upright,
  withinMinutes,
} from './glass.ts';
import { Scene } from './scene.ts';

/** A screen whose line, disk and memory are tried. */

let scene: Scene;
let glass: Glass;

beforeAll(async () => {
  scene = await Scene.open();
  await scene.exhibits.artwork('The ladder');
  await scene.exhibits.film('Two cups');
  glass = await scene.openPairedGlass('tried', upright);
  await attract(glass.page).waitFor();
});
afterEach(() => scene.line.mend());
afterAll(async () => {
  await glass?.context.close();
  await scene?.close();
});

const lastBeat = async () => (await scene.archive.stores.screens.list())[0]?.beat;
const cacheOf = async () => (await lastBeat())?.cache;
const renditionsOf = (story: PublishedStory): readonly Rendition[] =>
  story.media.flatMap((media) => (isReady(media) ? media.renditions : []));

describe('A new exhibition on a bad line', () => {
  it('is fetched on where it broke off, time and again, while the old one plays', async () => {
    // It is to hear of none before all are there.
    await scene.line.cut();
    const held = [await heldFiles(glass.page)];
    const news: PublishedStory[] = [];
    for (let more = 1; more <= 24; more += 1) news.push(await scene.exhibits.artwork(`New ${more}`));
    const files = news.flatMap(renditionsOf);
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    for (let point = 1; point <= fewOrMany(5, 10); point += 1) {
      glass.asked.files.length = 0;
      let isBroken = false;
      const broken = scene.line.cutAfter(Math.round(bytes / 13)).then(() => {
        isBroken = true;
      });
      await scene.line.mend();
      while (!isBroken) await pass(glass, 5000);
      await broken;
      // What had come is not asked for again.
      const had = held.at(-1) ?? [];
      const isAskedFor = ({ name, key }: Rendition) =>
        glass.asked.files.some(
          (file) => file.endsWith(`/${name}`) && key.includes(file.split('/').at(-2) ?? ''),
        );
      expect(files.filter((file) => isAskedFor(file) && had.includes(file.sha256))).toEqual([]);
      if (point % 4 === 0) {
        await glass.context.close();
        glass = await scene.openGlass('tried', upright);
      } else if (point % 4 === 2) await glass.page.reload();
      await attract(glass.page).waitFor();
      held.push(await heldFiles(glass.page));
      if (point % 5 === 0) {
        expect((await titles(glass.page)).toSorted()).toEqual(['The ladder', 'Two cups']);
        await leaveVisit(glass);
      }
    }
    await scene.line.mend();
    for (const [at, before] of held.slice(0, -1).entries()) {
      expect(held[at + 1]).toEqual(expect.arrayContaining(before));
      expect(held[at + 1]?.length).toBeGreaterThan(before.length);
    }
    const cache = await withinMinutes(glass, 'all of it', cacheOf, (one) => one?.state === 'ready');
    expect(cache).toMatchObject({ leftOut: [], filesHeld: (held[0]?.length ?? 0) + files.length });
    expect(await titles(glass.page)).toHaveLength(26);
    await leaveVisit(glass);
  });

  it('waits until nobody is there, and then takes over as a whole', async () => {
    const { page } = glass;
    await openStory(page, 'The ladder');
    await scene.exhibits.artwork('While someone reads');
    const isWaiting = (one: Awaited<ReturnType<typeof cacheOf>>) => one?.state === 'waiting-to-swap';
    await withinMinutes(glass, 'it to wait', cacheOf, isWaiting);
    expect(await titles(page)).not.toContain('While someone reads');
    await leaveVisit(glass);
    expect(await titles(page)).toContain('While someone reads');
    await leaveVisit(glass);
  });
});

describe('A file that is not what it should be', () => {
  it('is never taken from the line, and comes once it is right again', async () => {
    const { page } = glass;
    const [rendition] = renditionsOf(await scene.exhibits.artwork('Spoilt on the way'));
    if (!rendition) throw new Error('Expected a rendition');
    const { blobs } = scene.archive.stores;
    const chunks: Buffer[] = [];
    for await (const chunk of await blobs.get(rendition.key)) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    const replace = async (other: Buffer) => {
      await blobs.delete(rendition.key);
      await blobs.put(rendition.key, Readable.from([other]));
    };
    await replace(randomBytes(bytes.length));
    const beat = await withinMinutes(glass, 'it to fail', lastBeat, (one) => one?.cache.state === 'failed');
    expect(beat?.lastError).toMatch(/Wrong bytes/);
    expect(await titles(page)).not.toContain('Spoilt on the way');
    await leaveVisit(glass);
    await replace(bytes);
    await withinMinutes(glass, 'it to heal', cacheOf, (cache) => cache?.state === 'ready');
    expect(await titles(page)).toContain('Spoilt on the way');
    await leaveVisit(glass);
  });

  it('is found on the disk too, dropped and fetched again, while the others play', async () => {
    const { page } = glass;
    const spoilt = await inPage<string>(
      page,
      `(async () => {
        const cache = await caches.open('kiosk-files');
        for (const request of await cache.keys()) {
          const kept = await cache.match(request);
          if (kept.headers.get('content-type') !== 'video/mp4') continue;
          await cache.put(request, new Response('spoilt', { headers: { 'Content-Type': 'video/mp4' } }));
          return request.url.split('/').at(-1);
        }
      })()`,
    );
    await scene.line.cut();
    await page.reload();
    await attract(page).waitFor();
    const isHeld = async () => (await heldFiles(page)).includes(spoilt);
    await withinMinutes(glass, 'the spoilt file to be dropped', isHeld, (held) => !held);
    const shown = await titles(page);
    expect(shown).toContain('The ladder');
    expect(shown).not.toContain('Two cups');
    await leaveVisit(glass);
    await scene.line.mend();
    await withinMinutes(glass, 'it to be there again', isHeld, Boolean);
    const size = `caches.match('/kiosk/held/${spoilt}').then((kept) => kept.blob()).then(({ size }) => size)`;
    expect(await inPage(page, size)).toBeGreaterThan(10_000);
    expect(await titles(page)).toContain('Two cups');
    await leaveVisit(glass);
  });
});

describe('An error of the player', () => {
  it('is told at once', async () => {
    const { page, asked } = glass;
    await asked.nothing();
    const { beats } = asked;
    await inPage(page, `queueMicrotask(() => { throw new Error('A button came loose'); })`);
    await asked.beat(beats);
    expect((await lastBeat())?.lastError).toBe(
      'The player had an error: Uncaught Error: A button came loose',
    );
  });

  it('and a beat that nobody heard is sent again within seconds', async () => {
    const { asked } = glass;
    await scene.line.cut();
    const unheard = asked.beats;
    while (asked.beats === unheard) await pass(glass, 5000);
    const before = (await lastBeat())?.at;
    await scene.line.mend();
    await pass(glass, 11_000);
    expect((await lastBeat())?.at).not.toEqual(before);
  });
});

describe('A screen with too little room', () => {
  const origin = () => scene.line.url.origin;
  let devtools: CDPSession;

  /** Leaves so much room for more. */
  async function leaveRoom(bytes: number): Promise<void> {
    devtools = await glass.context.newCDPSession(glass.page);
    const { usage } = await devtools.send('Storage.getUsageAndQuota', { origin: origin() });
    await devtools.send('Storage.overrideQuotaForOrigin', { origin: origin(), quotaSize: usage + bytes });
  }
  async function leaveAllRoom(): Promise<void> {
    await devtools.send('Storage.overrideQuotaForOrigin', { origin: origin() });
    await devtools.detach();
  }
  const filmOf = (story: PublishedStory) => renditionsOf(story).find(({ kind }) => kind === 'film');
  const askedFor = (story: PublishedStory) =>
    glass.asked.files.filter((file) => file.includes(story.id) && file.endsWith('.mp4')).length;
  const isTooSmall = (one: Awaited<ReturnType<typeof cacheOf>>) => one?.state === 'too-small';

  it('finds so out when its disk is full, leaves films out first, says so, and shows the rest', async () => {
    const { page } = glass;
    const film = await scene.exhibits.film('Too long for this disk');
    await scene.exhibits.artwork('Small enough');
    const room = Math.round((filmOf(film)?.bytes ?? 0) / 2);
    await leaveRoom(room);
    const cache = await withinMinutes(glass, 'it to settle', cacheOf, isTooSmall);
    expect(cache?.leftOut).toEqual([film.id]);
    expect(cache?.bytesFree).toBeLessThan(filmOf(film)?.bytes ?? 0);
    const shown = await titles(page);
    expect(shown).toContain('Small enough');
    expect(shown).not.toContain('Too long for this disk');
    await leaveVisit(glass);
    // It does not fetch for nothing each minute what it has no room for.
    const before = askedFor(film);
    await aMinute(glass);
    expect(askedFor(film)).toBe(before);
    await leaveAllRoom();
    await page.clock.fastForward(25 * 3600_000);
    await withinMinutes(glass, 'it to come in', cacheOf, (one) => one?.state === 'ready');
    expect(await titles(page)).toContain('Too long for this disk');
    await leaveVisit(glass);
  });

  it('does not even ask for what does not fit, where its browser says how much room there is', async () => {
    await glass.context.close();
    glass = await scene.openGlass('tried', upright, { without: 'StaticStorageQuota' });
    await attract(glass.page).waitFor();
    await glass.asked.nothing();
    const film = await scene.exhibits.film('Too long for this one too');
    await leaveRoom(Math.round((filmOf(film)?.bytes ?? 0) / 2));
    const cache = await withinMinutes(glass, 'it to settle', cacheOf, isTooSmall);
    expect([cache?.leftOut, askedFor(film)]).toEqual([[film.id], 0]);
    await leaveAllRoom();
    await withinMinutes(glass, 'it to come in', cacheOf, (one) => one?.state === 'ready');
  });
});

/** In short; the bench visits for hours (bench/kiosk-memory.ts). */
describe('Months on the wall', () => {
  const megabytes = 1024 * 1024;
  async function heap(devtools: CDPSession): Promise<number> {
    await devtools.send('HeapProfiler.collectGarbage');
    return (await devtools.send('Runtime.getHeapUsage')).usedSize;
  }

  it('cost no memory: a dozen visits, and a stretch of the loop', async () => {
    const { page } = glass;
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
    for (let at = 0; at < 12; at += 1) await visit(at);
    const afterVisits = await heap(devtools);
    for (let work = 0; work < 50; work += 1) await page.clock.runFor(12_000);
    const afterLoop = await heap(devtools);
    const grown = [afterVisits - before, afterLoop - afterVisits].map((bytes) => bytes / megabytes);
    expect(Math.max(...grown)).toBeLessThan(2);
    await devtools.detach();
  });
});
