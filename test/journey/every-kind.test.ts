import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { acceptedContainers, acceptedPictures } from '../../src/inspect/accepted-media.ts';
import type { StoryId } from '../../src/story/ids.ts';
import { isReady, type Media, type ReadyMedia } from '../../src/story/media.ts';
import { corners } from '../fixtures/drawings.ts';
import { createMedia, type Make, type MediaName, secrets } from '../fixtures/make-media.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { type InPage, openBrowser, phone } from '../support/browser.ts';
import { chance, someOf } from '../support/chance.ts';
import { deltaE2000 } from '../support/delta-e.ts';
import { archiveEnv, type RunningProcess, startProcess } from '../support/processes.ts';
import { beepsIn, flashesIn, heardIn, lengthsOf, seenAndHeardIn } from '../support/recordings.ts';
import { aTelling, eventually, expectRedirect, fillInFrom, Visitor } from '../support/storyteller.ts';
import { temporaryFolder } from '../support/temporary.ts';

/**
 * Every kind of file that the archive takes, chosen in a phone's browser, and what has become of it: all of them in
 * `./scripts/test long`, and a few of each sort in the suite, others each time.
 */

const random = chance('kinds of files');

const allPictures: readonly MediaName[] = [
  ...(['photo.jpg', 'drawing.png', 'drawing.webp', 'drawing.avif', 'drawing.heic'] as const),
  ...(['lzw.tif', 'cmyk.tif', 'cmyk.jpg', 'drawing.bmp', 'booklet.tif', 'booklet.pdf'] as const),
];
const allMoving: readonly MediaName[] = ['moving.gif', 'moving.webp', 'moving.avif'];
const allSounds: readonly MediaName[] = [
  ...(['beeps.mp3', 'beeps.aac', 'beeps.opus', 'beeps.aiff', 'beeps.caf', 'beeps-opus.caf'] as const),
  ...(['beeps-aac.caf', 'beeps-rf64.wav', 'beeps.w64', 'beeps.wma', 'beeps.flac', 'beeps.m4a'] as const),
];
const allFilms: readonly MediaName[] = [
  ...(['clapper.mp4', 'subtitled.mkv', 'clapper.webm', 'mpeg1.mpg', 'mpeg2.mpg', 'mpeg2.mov'] as const),
  ...([
    'windows.wmv',
    'theora.ogv',
    'tape.avi',
    'tape.mov',
    'tape.dv',
    'clapper.mts',
    'clapper.m2v',
  ] as const),
];
const allColoured: readonly MediaName[] = [
  ...([
    'smpte170m.mp4',
    'bt470bg-full.mp4',
    'untagged-small.mp4',
    'untagged-large.mp4',
    'bt2020.mp4',
  ] as const),
];
const [pictures, moving, sounds, films, coloured] = [
  someOf(allPictures, 3, random),
  someOf(allMoving, 1, random),
  someOf(allSounds, 3, random),
  someOf(allFilms, 4, random),
  someOf(allColoured, 2, random),
];
const chosen = [...pictures, ...moving, ...sounds, ...films, ...coloured];

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let make: Make;
let archive: TestArchive;
let worker: RunningProcess;
let browser: Browser;
let media: readonly Media[];
beforeAll(async () => {
  folder = await temporaryFolder();
  make = createMedia(folder.path);
  archive = await openTestArchive({ env: { LIMIT_FILES_PER_STORY: '60' } });
  // In a process of its own, as on a real machine: this one holds much memory, and would take long to start each tool.
  worker = await startProcess(
    'worker',
    archiveEnv(archive.config.dataDir, { MONGODB_URI: archive.config.mongoUri ?? '' }),
  );
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await worker?.stop();
  await archive?.close();
  await folder?.remove();
});

it('all are chosen at once, sent, and prepared', async () => {
  const files = await Promise.all(chosen.map(make));
  const person = new Visitor(archive.url);
  await expectRedirect(person.post('/share/start'));
  const { neighbourhood, theme: themes } = aTelling;
  await expectRedirect(person.post('/share/place', { neighbourhood, themes }));
  const context = await browser.newContext({ ...phone, baseURL: archive.url.href });
  await context.addCookies(person.cookies().map((cookie) => ({ ...cookie, url: archive.url.href })));
  const page = await context.newPage();
  await page.goto('/share/files');
  await page.getByLabel('Choose your files').setInputFiles(files);
  const last = path.basename(files.at(-1) ?? '');
  await page.getByRole('button', { name: `Remove ${last}` }).waitFor({ timeout: 120_000 });
  await eventually(
    'every file to arrive',
    () => page.getByRole('button', { name: /^Remove / }).count(),
    (count) => count === files.length,
    120,
  );
  expect(await page.getByText('Choose another file').count()).toBe(0);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.getByLabel('Title', { exact: true }).waitFor();
  await context.close();

  const check = await fillInFrom(person, '/share/words', aTelling);
  expect(check).toBe('/share/check');
  await expectRedirect(person.post('/share/send'));
  const id = await sentStory();
  media = await eventually(
    'every file to be prepared',
    async () => (await archive.stores.stories.find(id))?.media ?? [],
    (all) => all.every(({ state }) => ['ready', 'refused', 'failed'].includes(state)),
    400,
  );
  const said = media.map((each) => [each.original.fileName, 'reason' in each ? each.reason : each.state]);
  // Small files overtake large ones on the way.
  expect(said.sort()).toEqual(chosen.map((name) => [name, 'ready']).sort());
}, 600_000);

async function sentStory(): Promise<StoryId> {
  for await (const { id } of archive.stores.reviewQueue.all(null)) return id;
  throw new Error('Expected a story that was sent');
}

it('none of the kinds in the tables is missing here', () => {
  const every = [...allPictures, ...allMoving, ...allSounds, ...allFilms, ...allColoured];
  const endings = new Set(every.map((name) => name.split('.').at(-1)));
  const missing = [...acceptedContainers, ...acceptedPictures].filter(
    (kind) => !kind.endings.some((ending) => endings.has(ending)),
  );
  // Debian has no encoder for AMR; its fixture is written by hand and holds no beeps (src/inspect/media-inspector.test.ts).
  expect(missing.map(({ label }) => label)).toEqual(['AMR']);
});

function readyOf(name: MediaName): ReadyMedia {
  const found = media.find(({ original }) => original.fileName === name);
  if (!found || !isReady(found)) throw new Error(`Expected ${name} to be ready`);
  return found;
}

/** The renditions of a media, fetched from the store, by their names. */
async function fetched(name: MediaName): Promise<ReadonlyMap<string, string>> {
  const { id, renditions } = readyOf(name);
  const files = new Map<string, string>();
  for (const { name: own, key } of renditions) {
    const to = path.join(folder.path, `${id}-${own}`);
    await pipeline(await archive.stores.blobs.get(key), createWriteStream(to));
    files.set(own, to);
  }
  return files;
}

/** One size of the film among them. */
function filmIn(files: ReadonlyMap<string, string>): string {
  const name = [...files.keys()].find((own) => /^film-\d+\.mp4$/.test(own));
  return files.get(name ?? '') ?? '';
}

/** What was put into the files' metadata, and what cameras write there. */
const marks = [...secrets, 'Exif\0', 'GPS', 'ISO6709', 'http://ns.adobe.com', 'Altitude'];
async function tellsNothing(files: ReadonlyMap<string, string>): Promise<void> {
  for (const [name, file] of files) {
    const bytes = await readFile(file);
    expect([name, marks.filter((mark) => bytes.includes(mark))]).toEqual([name, []]);
  }
}

const places = {
  topLeft: [0.12, 0.12],
  topRight: [0.88, 0.12],
  bottomRight: [0.88, 0.88],
  bottomLeft: [0.12, 0.88],
};

describe('A picture', () => {
  it.each(pictures)('%s is upright and in its colours, and tells nothing else', async (name) => {
    const files = await fetched(name);
    const first = [...files.keys()].filter((own) => own.endsWith('.jpg') && !own.startsWith('page-2')).sort();
    const shown = files.get(first.find((own) => /^(page-1-)?image-/.test(own)) ?? '');
    const { data, info } = await sharp(shown).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    for (const [corner, [x = 0, y = 0]] of Object.entries(places)) {
      const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * 3;
      const dot = [...data.subarray(at, at + 3)];
      const off = deltaE2000(dot, corners[corner as keyof typeof corners]);
      // Printers' inks cannot show these colours, so the nearest that they can is what was scanned.
      expect({ name, corner, dot, near: off <= (name.startsWith('cmyk') ? 30 : 3) }).toMatchObject({
        near: true,
      });
    }
    await tellsNothing(files);
  });

  it.each(moving)('%s moves on as a silent film', async (name) => {
    const { facts } = readyOf(name);
    expect(facts).toMatchObject({ form: 'film', animation: true, audio: null });
    const files = await fetched(name);
    const lengths = await lengthsOf(filmIn(files));
    expect(Object.keys(lengths)).toEqual(['video']);
    expect(Math.abs((lengths.video ?? 0) - (facts.form === 'film' ? facts.seconds : 0))).toBeLessThan(0.1);
    await tellsNothing(files);
  });
});

/** Where it shows, what Chromium paints there, 0 to 255: the drawing's four corners of a film's first second. */
async function painted(file: string): Promise<Record<string, readonly number[]>> {
  const film = await readFile(file);
  const page = await browser.newPage();
  await page.route('**/*', (route) => {
    const isFilm = route.request().url().endsWith('.mp4');
    return route.fulfill(
      isFilm
        ? { body: film, contentType: 'video/mp4' }
        : { body: '<video src="/film.mp4" muted></video>', contentType: 'text/html' },
    );
  });
  await page.goto('http://film.test/');
  const dots = await page.locator('video').evaluate(async (video: InPage, corner) => {
    await new Promise((resolve) => {
      video.addEventListener('seeked', resolve);
      const seek = () => {
        video.currentTime = 0.5;
      };
      if (video.readyState >= 2) seek();
      else video.addEventListener('loadeddata', seek);
    });
    const canvas = video.ownerDocument.createElement('canvas');
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    pen.drawImage(video, 0, 0, canvas.width, canvas.height);
    return Object.entries(corner).map(([name, [x = 0, y = 0]]) => {
      const [left, top] = [Math.floor(x * canvas.width), Math.floor(y * canvas.height)];
      return [name, [...Array.from(pen.getImageData(left, top, 1, 1).data).slice(0, 3)]] as const;
    });
  }, places);
  await page.close();
  return Object.fromEntries(dots);
}

describe('A film, shown by Chromium', () => {
  it.each(coloured)('%s has the colours that were filmed', async (name) => {
    const files = await fetched(name);
    const dots = await painted(filmIn(files));
    for (const [corner, dot] of Object.entries(dots)) {
      const off = deltaE2000(dot, corners[corner as keyof typeof corners]);
      expect({ name, corner, dot, near: off <= 3 }).toMatchObject({ near: true });
    }
    await tellsNothing(files);
  });
});

/** How long the sounds and films are, which flash and beep every two seconds. */
const secondsOf = (name: MediaName) =>
  ['beeps.mp3', 'beeps.opus', 'clapper.mp4', 'subtitled.mkv', 'windows.wmv'].includes(name) ? 8 : 4;

/** All at the same moments, within 40 ms but for a shift that all share (an encoder's start). */
function inStep(times: readonly number[], expected: readonly number[]): void {
  expect(times.length).toBe(expected.length);
  const shifts = times.map((time, at) => time - (expected[at] ?? 0));
  expect(Math.max(...shifts.map(Math.abs))).toBeLessThan(0.09);
  expect(Math.max(...shifts) - Math.min(...shifts)).toBeLessThanOrEqual(0.08);
}

function asLoudAsAll(loudness: number): void {
  expect(Math.abs(loudness + 16)).toBeLessThanOrEqual(1);
}

describe('A sound', () => {
  it.each(sounds)('%s beeps as it did, as long and as loud as it should', async (name) => {
    const files = await fetched(name);
    const beeped = await beepsIn(await make(name));
    for (const ending of ['m4a', 'opus']) {
      const file = files.get(`sound.${ending}`) ?? '';
      const { beeps, loudness } = await heardIn(file);
      inStep(beeps, beeped);
      expect(Math.abs(((await lengthsOf(file)).audio ?? 0) - secondsOf(name))).toBeLessThan(0.1);
      asLoudAsAll(loudness);
    }
    await tellsNothing(files);
  });
});

describe('A film', () => {
  it.each(films)('%s flashes and beeps as it did, as long and as loud as it should', async (name) => {
    const files = await fetched(name);
    const file = filmIn(files);
    const source = await make(name);
    const lengths = await lengthsOf(file);
    expect(Math.abs((lengths.video ?? 0) - secondsOf(name))).toBeLessThan(0.1);
    if (name === 'clapper.m2v') {
      inStep(await flashesIn(file), await flashesIn(source));
    } else {
      const [now, before] = [await seenAndHeardIn(file), await seenAndHeardIn(source)];
      inStep(now.flashes, before.flashes);
      inStep(now.beeps, before.beeps);
      expect(Math.abs((lengths.audio ?? 0) - secondsOf(name))).toBeLessThan(0.1);
      asLoudAsAll(now.loudness);
    }
    await tellsNothing(files);
  });
});
