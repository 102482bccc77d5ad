import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { unpublish } from '../../src/story/changes/publish.ts';
import { openTestArchive, serveToo, type TestArchive } from '../support/archive.ts';
import { openKeptBrowser } from '../support/browser.ts';
import { chance, fewOrMany, someOf } from '../support/chance.ts';
import { arriveAs } from '../support/curator.ts';
import { pairedScreen } from '../support/screens.ts';
import { anExhibition, aPublishedStory } from '../support/stories.ts';
import { eventually } from '../support/storyteller.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { type Accident, Accidents } from './accidents.ts';
import { Exhibits } from './exhibits.ts';
import { attract, inPage, level, titles } from './glass.ts';

/** A screen that nobody can reach: whatever happens on the archive's side, it plays again by itself (issue 13, 1). */

let archive: TestArchive;
let accidents: Accidents;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let context: BrowserContext;
let page: Page;
let release = '';

beforeAll(async () => {
  folder = await temporaryFolder();
  accidents = await Accidents.open();
  archive = await openTestArchive({ publicUrl: accidents.url });
  accidents.leadTo(archive.url);
  await accidents.learnTrial();
  release = await accidents.release(null);
  await archive.stores.exhibitions.save(anExhibition('harbour'));
  await archive.stores.stories.insert(
    aPublishedStory({ media: [], words: 'We sat on the wall.' }, { kiosk: true, web: true }),
  );
  await turnOn();
}, 120_000);
afterAll(async () => {
  await context?.close();
  await archive?.close();
  await accidents?.close();
  await folder?.remove();
});

/** The screen's computer begins, with what it kept; `more` are flags of its browser. */
async function turnOn(name = 'screen', isPlayed = true, ...more: readonly string[]): Promise<void> {
  context = await openKeptBrowser(
    `${folder.path}/${name}`,
    { viewport: level, hasTouch: true, baseURL: accidents.url.href },
    '--autoplay-policy=no-user-gesture-required',
    // As a screen's whole browser does by itself (docs/kiosk.md): a release on trial has a process of its own.
    '--site-per-process',
    accidents.trust,
    ...more,
  );
  const [cookie = '', value = ''] = (await pairedScreen(archive.stores, 'harbour')).split('=');
  await context.addCookies([
    { name: cookie, value, domain: accidents.url.hostname, path: '/kiosk', secure: true },
  ]);
  page = context.pages()[0] ?? (await context.newPage());
  if (isPlayed) await page.clock.install();
  await page.goto('/kiosk').catch(() => undefined);
}

/** As a power cut does: every process of the browser at once, with nothing said. */
async function killBrowser(profile: string): Promise<void> {
  for (const id of await readdir('/proc')) {
    if (!/^\d+$/.test(id)) continue;
    const command = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');
    if (command.includes(`--user-data-dir=${profile}\0`)) process.kill(Number(id), 'SIGKILL');
  }
}

const powerCut = async (...flags: readonly string[]) => {
  await context.close();
  await turnOn('screen', true, ...flags);
};

/** The release of the page that is open. */
const opened = () =>
  inPage<string | undefined>(page, 'document.documentElement.dataset.release').catch(() => undefined);

/** It plays, and is of that release. */
async function plays(of = release, seconds = 120): Promise<void> {
  await eventually(
    `the screen to play ${of}`,
    async () => (await opened()) === of && (await attract(page).count()) === 1,
    Boolean,
    seconds,
  );
  // Cut from power before it was noted that it runs, three times in a row, it would have to be fetched anew.
  await eventually(
    'it to be noted that it runs',
    () => known().catch(() => null),
    (now) => now?.starts === 0,
  );
}

/** The worker looks for a release now, as it does by itself each minute. */
const look = () =>
  inPage(
    page,
    `new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => data === 'heard' || done(data);
      navigator.serviceWorker.controller.postMessage({ ask: 'renew' }, [port2]);
    })`,
  );

/** Lets time pass, five seconds at a look. */
const inAMinute = (what: string, ask: () => Promise<unknown>, seconds = 120) =>
  eventually(
    what,
    async () => {
      await page.clock.runFor(5000).catch(() => undefined);
      return ask();
    },
    Boolean,
    seconds,
  );

const ofManifest = /^\/kiosk\/api\//;
const ofShell = /^\/kiosk$|^\/kiosk\/release\.json$|^\/kiosk\/releases\//;
const ofWorker = /^\/kiosk\/(?:service-worker|boot)\.js$/;
const ofAll = /^\/kiosk/;

it('A screen opens its player on the first day', async () => {
  await plays();
});

const isLong = fewOrMany(0, 1) === 1;
if (!isLong) process.stdout.write('What hangs for minutes: tried on screens in ./scripts/test long alone.\n');
const inLong = isLong ? it : it.skip;

const allAccidents: readonly Accident[] = [
  ...(['another page', 'half a file', 'a sign-in elsewhere', 'an error', 'nothing there'] as const),
  ...(['no line', 'the wrong type', 'no answer', 'a wrong certificate'] as const),
];

describe('An accident on the archive’s side', () => {
  const random = chance('accidents');
  const ofEach = [ofAll, ofShell, ofWorker, ofManifest];
  const metBy = someOf(allAccidents, 4, random).flatMap((accident) =>
    // Whose certificate is wrong is wrong for all of it.
    (accident === 'a wrong certificate' ? [ofAll] : ofEach.slice(0, fewOrMany(1, ofEach.length))).map(
      (at) => [accident, at] as const,
    ),
  );
  /** As after three power cuts, each before the player had said that it runs. */
  const noteStarts = () =>
    inPage(
      page,
      `caches.match('/kiosk/state/releases', { cacheName: 'kiosk-state' }).then((kept) => kept.json())
        .then(async (now) => (await caches.open('kiosk-state'))
          .put('/kiosk/state/releases', new Response(JSON.stringify({ ...now, starts: 3 }))))`,
    );

  async function metOverAPowerCut(accident: Accident, at: RegExp): Promise<void> {
    accidents.begin(accident, at);
    try {
      await powerCut();
      await plays();
    } finally {
      accidents.mend();
    }
  }

  it.each(metBy)(
    'such as %s (%s) harms no screen, over a power cut, and leaves nothing behind',
    async (accident, at) => {
      accidents.begin(accident, at);
      try {
        if (accident !== 'no answer') await look();
        // The page asks for it each minute.
        const ownWorker = 'navigator.serviceWorker.ready.then((own) => own.update())';
        if (at === ofWorker) await inPage(page, `void ${ownWorker}.catch(() => null)`);
        if (at === ofWorker)
          await eventually(
            'it to be met',
            async () => accidents.met,
            ({ length }) => length > 0,
          );
        await powerCut();
        await plays();
        expect(accidents.met).not.toEqual([]);
      } finally {
        accidents.mend();
      }
      await powerCut();
      await plays();
      expect(await inPage(page, 'document.title')).not.toContain('Back soon');
    },
  );

  inLong(
    'such as no answer for ten minutes harms no screen, and it is looked for a release again afterwards',
    async () => {
      accidents.begin('no answer', ofAll);
      await page.reload();
      await sleep(600_000);
      await plays();
      accidents.mend();
      expect(await look()).toMatchObject({ isReady: true });
    },
    900_000,
  );

  it('such as an address that no name server knows harms no screen, over a power cut', async () => {
    await powerCut(`--host-resolver-rules=MAP ${accidents.url.hostname} ~NOTFOUND`);
    await plays();
    await powerCut();
    await plays();
  });

  it('on the screen’s own side, such as a full disk, harms nothing, and withdrawal wins all the same', async () => {
    const told = aPublishedStory({ media: [], title: 'Said once', words: 'She said it.' }, { kiosk: true });
    const noted = () =>
      inPage<string>(
        page,
        `caches.match('/kiosk/state/exhibition', { cacheName: 'kiosk-state' }).then((kept) => kept?.text() ?? '')`,
      );
    const isOn = () => eventually('it to play', async () => attract(page).count(), Boolean, 120);
    const next = await accidents.release(
      'kiosk/visit/home.js',
      (text) => `${text}\n/* no room */`,
      'no room',
    );
    await archive.stores.stories.insert(told);
    await inAMinute('it to come', async () => (await noted()).includes('Said once'));
    const disk = await context.newCDPSession(page);
    const { origin } = accidents.url;
    await disk.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
    expect(await look()).toMatchObject({ next: null });
    await page.reload();
    await page.reload();
    await isOn();
    const taken = unpublish(told, null, new Date(), { role: 'archive' });
    await archive.stores.stories.replace(told, taken);
    await inAMinute('it to go', async () => !(await noted()).includes('Said once'));
    // Nor does it come back after a power cut, with nobody to ask.
    accidents.begin('no line', ofAll);
    await powerCut();
    expect(await noted()).not.toContain('Said once');
    accidents.mend();
    await inAMinute('it to play', async () => (await attract(page).count()) === 1);
    expect(await titles(page)).toEqual(['The gate']);
    expect(await look()).toMatchObject({ next });
    await accidents.release(null);
    await powerCut();
    await plays();
  });

  it('such as a clock that jumps by eight days hides all of it, and heals as soon as it is set right', async () => {
    const days = (count: number) => new Date(Date.now() + count * 24 * 3600_000);
    const isPlaying = () => attract(page).count();
    // Whatever its clock says, a screen goes by what the archive says, where that is heard.
    accidents.begin('no line', ofAll);
    try {
      await powerCut();
      await plays();
      await page.clock.setSystemTime(days(8));
      await eventually('it to hide', isPlaying, (shown) => shown === 0);
      await page.clock.setSystemTime(days(0));
      await eventually('it to play', isPlaying, (shown) => shown === 1);
      // One that is set back takes nothing away either, and lengthens nothing (clock.js).
      await page.clock.setSystemTime(days(-8));
      await page.reload();
      await eventually('it to play', isPlaying, (shown) => shown === 1);
    } finally {
      accidents.mend();
    }
    await powerCut();
    await plays();
  });

  it('after three starts of which none was noted opens what is there, with no answer to fetch it anew', async () => {
    await noteStarts();
    await metOverAPowerCut('an error', ofAll);
  });

  it('after three starts of which none was noted throws nothing away, where the line goes once it fetches anew', async () => {
    await noteStarts();
    await metOverAPowerCut('an error', /^\/kiosk\/releases\//);
  });

  it('after three starts of which none was noted fetches what was spoilt on the disk, and nothing else', async () => {
    const spoilt = `/kiosk/releases/${release}/kiosk/visit/home.js`;
    await inPage(
      page,
      `caches.open('kiosk-release-${release}').then((cache) => cache.put('${spoilt}', new Response('spoilt')))`,
    );
    await noteStarts();
    await metOverAPowerCut('a cut', /^\/kiosk\/releases\/.*\/kiosk\//);
    expect(accidents.met).toEqual([spoilt]);
  });

  const whileBeginning: readonly (readonly [Accident, RegExp])[] = [
    ['another page', ofShell],
    ['another page', ofWorker],
    ['half a file', ofShell],
  ];
  it.each(someOf(whileBeginning, 1, random))(
    'such as %s while a screen begins (%s) is waited out',
    async (accident, at) => {
      await context.close();
      const name = `new-${accident}-${at.source.length}`.replaceAll(' ', '-');
      await turnOn(name);
      await plays();
      // Its browser loses all that it kept but the worker, in the midst of it.
      accidents.begin(accident, at);
      await inPage(
        page,
        'caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))',
      );
      await page.reload();
      await eventually(
        'the accident',
        async () => accidents.met.length,
        (met) => met > 0,
        30,
      );
      accidents.mend();
      await plays();
      await context.close();
      await turnOn();
      await plays();
    },
  );
});

describe('A release', () => {
  it('that does not start is left, while the one before plays on, and stays so over power cuts', async () => {
    const bad = await accidents.release('kiosk/visit/home.js', (text) => `${text}\nthis is no script;`);
    await watched(bad, 'left');
    await plays();
    await powerCut();
    await plays();
    expect(await heldReleases()).toContain(release);
  });

  it('that runs is taken up by itself, and nothing of the old one is mixed in', async () => {
    const good = await accidents.release('kiosk/visit/home.js', (text) => `${text}\n/* another */`);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await watched(good, 'inUse');
    // Nobody stands before it: it opens the new one by itself.
    await inAMinute('the new one to open', async () => (await opened()) === good, 60);
    await plays(good);
    await eventually('the old one to go', heldReleases, (all) => all.length === 1 && all[0] === good, 30);
    const files = asked.filter((name) => name.startsWith('/kiosk/releases/'));
    const [trial, own] = [
      files.filter((name) => name.includes('/trial.')),
      files.filter((name) => !name.includes('/trial.')),
    ];
    expect(trial.length).toBeGreaterThan(0);
    expect(own.length).toBeGreaterThan(30);
    expect(own.filter((name) => !name.includes(good))).toEqual([]);
    await accidents.release(null);
  });

  it('that is on its way when the power is cut, whenever that is, harms nothing and comes in the end', async () => {
    const random = chance('power cuts');
    for (let cut = 1; cut <= fewOrMany(2, 50); cut += 1) {
      const before = await inUse();
      const next = await accidents.release(
        'kiosk/visit/home.js',
        (text) => `${text}\n/* ${cut} */`,
        `cut ${cut}`,
      );
      await page.clock.runFor(60_000);
      await sleep(random() * 2500);
      await killBrowser(`${folder.path}/screen`);
      await context.close().catch(() => undefined);
      await turnOn();
      await eventually('it to play', opened, (version) => version === before || version === next, 120);
      await plays((await opened()) ?? '');
    }
    const last = await accidents.release('kiosk/visit/home.js', (text) => `${text}\n/* last */`, 'the last');
    await watched(last, 'inUse');
    await accidents.release(null);
  }, 600_000);

  // Four minutes by the clock on the wall: a frame that hangs lets no time be played.
  inLong(
    'that hangs, or dies after half a minute, is left like one that does not start',
    async () => {
      await context.close();
      await turnOn('screen', false);
      for (const change of [
        (text: string) => `for (;;) {}\n${text}`,
        (text: string) => `${text}\nsetTimeout(() => { for (;;) {} }, 30_000);`,
      ]) {
        const bad = await accidents.release('kiosk/player.js', change);
        await eventually(`${bad} to be left`, known, ({ left }) => bad in left, 200);
        await plays(await inUse());
      }
      await accidents.release(null);
    },
    400_000,
  );
});

describe('Three screens', () => {
  inLong(
    'take up a release that runs and leave one that does not, each by itself, which curators read',
    async () => {
      await context.close();
      const open: { readonly context: BrowserContext; readonly page: Page }[] = [];
      // By the clock on the wall: a release is tried in a frame whose time nobody plays.
      for (const name of ['first', 'second', 'third']) {
        await turnOn(name, false);
        await plays();
        open.push({ context, page });
      }
      const desk = await serveToo(archive, {});
      const ada = await arriveAs({ ...archive, url: desk.url }, 'Ada', 'admin');
      const alive = async () =>
        (await archive.stores.screens.list()).filter(
          ({ beat }) => beat && Date.now() - beat.at.getTime() < 90_000,
        );
      const told = async () => {
        const pages = (await alive()).map(async ({ id }) => (await ada.get(`/curate/screens/${id}`)).text());
        return Promise.all(pages);
      };
      const good = await accidents.release(
        'kiosk/visit/home.js',
        (text) => `${text}\n/* for three */`,
        'for three',
      );
      await eventually(
        'all three to run it, as curators read',
        told,
        (pages) => pages.filter((text) => text.includes(good)).length === 3,
        400,
      );
      const bad = await accidents.release(
        'kiosk/visit/home.js',
        (text) => `${text}\nthis is no script;`,
        'bad',
      );
      await eventually(
        'all three to leave it, as curators read',
        told,
        (pages) => pages.filter((text) => text.includes(bad) && text.includes(good)).length === 3,
        400,
      );
      for (const screen of open) {
        expect(await inPage(screen.page, 'document.documentElement.dataset.release')).toBe(good);
        expect(await attract(screen.page).count()).toBe(1);
        await screen.context.close();
      }
      await desk.close();
      await accidents.release(null);
      await turnOn();
      await plays();
    },
    900_000,
  );
});

describe('A file', () => {
  /** Of the screen that was heard last. */
  const cacheOf = async () => {
    const beats = (await archive.stores.screens.list()).flatMap(({ beat }) => beat ?? []);
    return beats.toSorted((one, other) => other.at.getTime() - one.at.getTime())[0]?.cache;
  };
  it('that never comes right keeps back its own story, which curators hear by name, until it comes', async () => {
    const exhibits = new Exhibits(archive.stores, folder.path);
    for (const title of ['One', 'Two', 'Three']) await exhibits.artwork(title);
    const sound = await exhibits.sound('Spoilt');
    const waveform = `/${sound.media[0]?.id}/waveform`;
    accidents.begin('half a file', new RegExp(waveform));
    await context.close();
    await turnOn('fresh');
    await inAMinute('the rest to open', async () => (await attract(page).count()) === 1);
    await inAMinute('it to be told', async () => (await cacheOf())?.lacking.includes(sound.id));
    expect(await titles(page)).toEqual(expect.arrayContaining(['One', 'Two', 'Three']));
    expect(await titles(page)).not.toContain('Spoilt');
    // Where no certificate has to be trusted.
    const desk = await serveToo(archive, {});
    const ada = await arriveAs({ ...archive, url: desk.url }, 'Ada', 'admin');
    const [{ id } = { id: '' }] = (await archive.stores.screens.list()).filter(
      ({ beat }) => (beat?.cache.lacking.length ?? 0) > 0,
    );
    const told = await (await ada.get(`/curate/screens/${id}`)).text();
    await desk.close();
    expect(told).toMatch(/Waits for a file<\/dt><dd><bdi lang="en">Spoilt<\/bdi>/);
    accidents.mend();
    await page.reload();
    await inAMinute('it to come', async () => (await cacheOf())?.state === 'ready');
    expect(await titles(page)).toContain('Spoilt');
  });

  (isLong ? it : it.skip).each(allAccidents.filter((each) => each !== 'a wrong certificate'))(
    'that meets %s holds back nothing but its own story, and comes by itself once that is over',
    async (accident) => {
      await context.close();
      accidents.begin(accident, /\/waveform/);
      await turnOn(`file-${accident}`.replaceAll(' ', '-'));
      try {
        await inAMinute('the rest to open', async () => (await attract(page).count()) === 1, 300);
        expect(accidents.met).not.toEqual([]);
      } finally {
        accidents.mend();
      }
      await inAMinute('it to come', async () => (await cacheOf())?.state === 'ready', 300);
      expect(await titles(page)).toEqual(expect.arrayContaining(['One', 'Two', 'Three', 'Spoilt']));
    },
    600_000,
  );

  it(
    'that is large goes on from where it was cut, behind an exhibition that is open',
    async () => {
      const bytes = randomBytes(fewOrMany(61_000_000, 2_000_000_000));
      const exhibits = new Exhibits(archive.stores, folder.path);
      await exhibits.film('Long', {}, bytes);
      accidents.begin('a cut', /\/film-/);
      await context.close();
      await turnOn('fresh-again');
      await inAMinute('the rest to open', async () => (await attract(page).count()) === 1);
      expect(await titles(page)).not.toContain('Long');
      await inAMinute(
        'all of it',
        async () => (await cacheOf())?.bytesHeld === (await cacheOf())?.bytesWanted,
        fewOrMany(120, 3000),
      );
      expect(accidents.sent).toBeLessThanOrEqual(bytes.length * 1.05);
      accidents.mend();
      await inAMinute('it to hang', async () => (await cacheOf())?.state === 'ready');
      expect(await titles(page)).toContain('Long');
      // Any part of it, over the pieces in which it lies.
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const part = await inPage<number[]>(
        page,
        `fetch('/kiosk/held/${sha256}', { headers: { range: 'bytes=7999990-8000009' } })
        .then((answer) => answer.arrayBuffer()).then((buffer) => [...new Uint8Array(buffer)])`,
      );
      expect(part).toEqual([...bytes.subarray(7_999_990, 8_000_010)]);
    },
    fewOrMany(180_000, 3_600_000),
  );
});

const known = () =>
  inPage<{ inUse: string; left: Record<string, number>; starts: number }>(
    page,
    `caches.match('/kiosk/state/releases', { cacheName: 'kiosk-state' }).then((kept) => kept.json())`,
  );
const inUse = async () => (await known()).inUse;
const heldReleases = () =>
  inPage<string[]>(
    page,
    `caches.keys().then((names) => names.filter((name) => name.startsWith('kiosk-release-')).map((name) => name.slice(14)))`,
  );

/** Lets time pass until the screen, by itself, has taken or left a release. It opens a new one between two questions. */
async function watched(version: string, how: 'inUse' | 'left'): Promise<void> {
  await inAMinute(
    `${version} to be ${how}`,
    async () => {
      const now = await known().catch(() => null);
      return now !== null && (how === 'inUse' ? now.inUse === version : version in now.left);
    },
    200,
  );
}
