import { createHash } from 'node:crypto';
import { copyFile, mkdir, open, readFile, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Limiter, LimiterOptions } from '../../src/limiter.ts';
import { hashCode } from '../../src/random.ts';
import { storeFull, storeUnavailable } from '../../src/storage/disk/disk-errors.ts';
import { createMedia, ffmpeg } from '../fixtures/make-media.ts';
import { axeFindings, noteTrouble, openBrowser, phone } from '../support/browser.ts';
import { openPatchyLine, type PatchyLine } from '../support/patchy-line.ts';
import { archiveEnv, lookInto, type RunningProcess, startProcess } from '../support/processes.ts';
import { type S3Server, startS3Server } from '../support/s3-server.ts';
import { eventually, Visitor } from '../support/storyteller.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** The files page on a phone with patchy signal (issue 5, Deliver 1 and 5, Show 4 and 5). */

const MB = 1_000_000;
/** What a phone brings over; a film of 24 MB takes five seconds. */
const slowly = 5 * MB;
const filmBytes = 24 * MB;
const noSignal = 'No signal just now. We go on by ourselves when it is back.';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let env: Record<string, string>;
let server: RunningProcess;
let line: PatchyLine;
let browser: Browser;
let film: string;
let photo: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  const make = createMedia(folder.path);
  photo = await make('photo.jpg');
  film = await aFilm('holiday.mov', filmBytes);
  env = archiveEnv(path.join(folder.path, 'data'), {
    LIMIT_ARTWORK_MB: '1',
    LIMIT_FILM_MINUTES: '1',
    QUOTA_GB_PER_ADDRESS_PER_DAY: '1',
    QUOTA_GB_PER_DAY: '1',
  });
  line = await openPatchyLine();
  await startServer();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await line?.close();
  await server?.stop();
  await folder?.remove();
});

async function startServer(over: Readonly<Record<string, string>> = {}): Promise<void> {
  server = await startProcess('server', { ...env, ...over });
  line.leadTo(new URL(String(server.ready)));
}

async function restartServer(over: Readonly<Record<string, string>> = {}): Promise<void> {
  await server.kill();
  await startServer(over);
}

/** A film that plays, with a box after it that players skip (ISO 14496-12, 8.1.2). */
async function aFilm(name: string, bytes: number, fill = 0): Promise<string> {
  const file = path.join(folder.path, name);
  await copyFile(await createMedia(folder.path)('phone.mov'), file);
  const handle = await open(file, 'a');
  const box = Buffer.alloc(bytes - (await handle.stat()).size, fill);
  box.writeUInt32BE(box.length, 0);
  box.write('free', 4, 'latin1');
  await handle.write(box);
  await handle.close();
  return file;
}

let context: BrowserContext;
let page: Page;
let trouble: readonly string[];

beforeEach(async () => {
  line.pace(Number.POSITIVE_INFINITY);
  context = await browser.newContext({ ...phone, baseURL: line.url.href });
  trouble = noteTrouble(context, line.url);
  page = await context.newPage();
  await page.goto('/share');
  await page.getByRole('button', { name: 'Start' }).click();
  await page.waitForURL('**/share/place');
  await page.goto('/share/files');
});
afterEach(async () => {
  await context.close();
});

const choose = (...files: string[]) => page.getByLabel(/^(Choose your|Add more) files$/).setInputFiles(files);
const row = (name: string) => page.getByRole('group', { name });
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const removeArrived = (name: string) =>
  page.locator('#arrived').getByRole('button', { name: `Remove ${name}` });
const arrived = (name: string) => removeArrived(name).waitFor();
const spoken = (words: string | RegExp) =>
  page.locator('#sending-words').getByText(words).first().waitFor({ state: 'attached' });
const underWay = (name = 'holiday.mov') =>
  row(name)
    .getByText(/^Sending: [1-9]\d?%/)
    .waitFor();
/** A broken line is what these tests are about; the browser notes it in its console. */
const otherTrouble = () =>
  trouble.filter((words) => !/net::ERR_|status of (423|429|503|507|500)/.test(words));

async function sha256Kept(): Promise<readonly string[]> {
  const code = (await context.cookies()).find(({ name }) => name === 'share')?.value ?? '';
  const story = await lookInto(env, ({ stories }) => stories.findByCodeHash(hashCode(code)));
  return story?.state === 'draft' ? story.media.map(({ original }) => original.sha256) : [];
}

async function sha256Of(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
}

describe('A film on its way', () => {
  it('is paused and goes on, by keyboard alone, and says so', async () => {
    expect(await axeFindings(page)).toEqual([]);
    line.pace(slowly);
    const before = line.sent();
    await choose(film);
    await spoken('Sending holiday.mov');
    await underWay();
    expect(await axeFindings(page)).toEqual([]);

    await button('Pause holiday.mov').focus();
    await page.keyboard.press('Enter');
    await row('holiday.mov')
      .getByText(/^Paused at \d+%$/)
      .waitFor();
    await spoken(/^holiday\.mov: paused at \d+%$/);
    expect(await axeFindings(page)).toEqual([]);
    // What was on the line already may still come through.
    await page.waitForTimeout(1000);
    const paused = line.sent();
    await page.waitForTimeout(1000);
    expect(line.sent() - paused).toBeLessThan(0.2 * MB);

    expect(
      await button('Go on holiday.mov').evaluate((node) => node === node.ownerDocument.activeElement),
    ).toBe(true);
    await page.keyboard.press('Enter');
    await spoken('holiday.mov: going on');
    await spoken(/^holiday\.mov: (50|75)% sent$/);
    line.pace(Number.POSITIVE_INFINITY);
    await arrived('holiday.mov');
    await spoken('holiday.mov has arrived');
    expect(line.sent() - before).toBeLessThan(1.3 * filmBytes);
    expect(await sha256Kept()).toEqual([await sha256Of(film)]);
    // Who was on the row is led on to where the film is now.
    expect(
      await page.locator('#arrived-heading').evaluate((node) => node === node.ownerDocument.activeElement),
    ).toBe(true);
    expect(await axeFindings(page)).toEqual([]);
    expect(otherTrouble()).toEqual([]);
  });

  it('waits while there is no signal, and goes on by itself', async () => {
    line.pace(slowly);
    await choose(film);
    await underWay();
    await context.setOffline(true);
    await row('holiday.mov').getByText(noSignal).waitFor();
    await spoken(`holiday.mov: ${noSignal}`);
    expect(await axeFindings(page)).toEqual([]);
    await context.setOffline(false);
    await underWay();
    line.pace(Number.POSITIVE_INFINITY);
    await arrived('holiday.mov');
    expect(await sha256Kept()).toEqual([await sha256Of(film)]);
    expect(otherTrouble()).toEqual([]);
  });

  it('goes on after the line was cut, whether the browser noticed or not', async () => {
    line.pace(slowly);
    await choose(film);
    for (let cut = 0; cut < 3; cut += 1) {
      await underWay();
      await line.reached(line.sent() + 2 * MB);
      line.cut();
    }
    line.pace(Number.POSITIVE_INFINITY);
    await arrived('holiday.mov');
    expect(await sha256Kept()).toEqual([await sha256Of(film)]);
  });

  it('goes on after the server was killed', async () => {
    line.pace(slowly);
    await choose(film);
    await underWay();
    await server.kill();
    await row('holiday.mov').getByText(noSignal).waitFor();
    await startServer();
    line.pace(Number.POSITIVE_INFINITY);
    await arrived('holiday.mov');
    expect(await sha256Kept()).toEqual([await sha256Of(film)]);
  });

  it('is listed when the tab was closed, with script or without, and goes on when it is chosen again', async () => {
    line.pace(slowly);
    await choose(film);
    await row('holiday.mov')
      .getByText(/^Sending: [3-9]\d%/)
      .waitFor();
    await page.close();
    const listed = /holiday\.mov: \d\d% has arrived\. Choose it again to go on from there\./;

    const plain = await browser.newContext({
      ...phone,
      baseURL: line.url.href,
      javaScriptEnabled: false,
      storageState: await context.storageState(),
    });
    const withoutScript = await plain.newPage();
    await withoutScript.goto('/share/files');
    await withoutScript.getByText(listed).waitFor();
    expect(await withoutScript.getByText('If the signal goes').isVisible()).toBe(false);
    await plain.close();

    page = await context.newPage();
    await page.goto('/share/files');
    await page.getByText(listed).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    line.pace(Number.POSITIVE_INFINITY);
    const before = line.sent();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      button('Choose it again: holiday.mov').click(),
    ]);
    await chooser.setFiles(film);
    await arrived('holiday.mov');
    expect(line.sent() - before).toBeLessThan(0.8 * filmBytes);
    expect(await page.getByText('Not all here yet').isVisible()).toBe(false);
    expect(await sha256Kept()).toEqual([await sha256Of(film)]);
  });

  it('is not mistaken for another of its name, and can be removed unfinished', async () => {
    line.pace(slowly);
    await choose(film);
    await underWay();
    await page.close();
    line.pace(Number.POSITIVE_INFINITY);
    const other = path.join(await temporaryIn('other'), 'holiday.mov');
    await copyFile(film, other);
    await utimes(other, new Date(), new Date('2020-05-17T10:00:00Z'));

    page = await context.newPage();
    await page.goto('/share/files');
    await page.getByText(/holiday\.mov: (\d+|less than 1)% has arrived/).waitFor();
    await choose(other);
    await arrived('holiday.mov');
    await page.locator('#unfinished').getByRole('button', { name: 'Remove holiday.mov' }).click();
    await page.getByText('Not all here yet').waitFor({ state: 'hidden' });
    await page.reload();
    expect(await page.getByText('Not all here yet').isVisible()).toBe(false);
    await removeArrived('holiday.mov').click();
    await page.locator('#arrived').waitFor({ state: 'hidden' });
    await spoken('holiday.mov was removed');
    expect(await sha256Kept()).toEqual([]);
  });

  it('is cancelled, and leaves nothing', async () => {
    line.pace(slowly);
    await choose(film);
    await underWay();
    await button('Cancel holiday.mov').click();
    await row('holiday.mov').waitFor({ state: 'detached' });
    await spoken('holiday.mov was cancelled');
    line.pace(Number.POSITIVE_INFINITY);
    const arriving = async () => {
      const answer = await context.request.get('/share/uploads', { headers: { accept: 'application/json' } });
      return ((await answer.json()) as { arriving: unknown[] }).arriving;
    };
    expect(await eventually('it to be gone', arriving, (left) => left.length === 0)).toEqual([]);
  });
});

async function temporaryIn(name: string): Promise<string> {
  const inside = path.join(folder.path, name);
  await mkdir(inside, { recursive: true });
  return inside;
}

describe('Several files', () => {
  it('go two side by side, and the page is not left unawares while they do', async () => {
    const second = await aFilm('party.mov', filmBytes, 7);
    line.pace(slowly);
    await choose(film, second, photo);
    await underWay('holiday.mov');
    await underWay('party.mov');
    await row('photo.jpg').getByText('Waiting for its turn').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await button('Continue').click();
    await page.getByText('Your files are still on their way.').first().waitFor();
    line.pace(Number.POSITIVE_INFINITY);
    for (const name of ['holiday.mov', 'party.mov', 'photo.jpg']) await arrived(name);
    await page.getByRole('link', { name: 'Straighten this photo photo.jpg' }).waitFor();
    expect(await page.getByRole('link', { name: /^Straighten/ }).count()).toBe(1);

    // The same bytes under another name are one file (S17).
    const again = path.join(folder.path, 'photo (1).jpg');
    await copyFile(photo, again);
    await choose(again);
    const once = '“photo (1).jpg” is the same as “photo.jpg”, which is here already. It is kept once.';
    await row('photo (1).jpg').getByText(once).waitFor();
    await button('Dismiss photo (1).jpg').click();
    await button('Continue').click();
    await page.waitForURL('**/share/words');
  });

  it('are listed once each, also where the answer to one comes late', async () => {
    let give = () => {};
    const given = new Promise<void>((resolve) => {
      give = resolve;
    });
    let isLate = false;
    // The archive has the film whole; the page has not heard of it yet.
    await page.route('**/share/uploads/*', async (route) => {
      const { 'upload-sha256': last } = route.request().headers();
      if (route.request().method() !== 'PATCH' || !last || isLate) return route.continue();
      isLate = true;
      const response = await route.fetch();
      await given;
      return route.fulfill({ response });
    });
    await choose(film);
    await eventually('the film to be kept', sha256Kept, (kept) => kept.length === 1);
    await choose(photo);
    await arrived('photo.jpg');
    expect(await removeArrived('holiday.mov').count()).toBe(0);
    give();
    await arrived('holiday.mov');
    expect(await row('holiday.mov').count()).toBe(0);
    await button('Continue').click();
    await page.waitForURL('**/share/words');
  });
});

describe('What will be refused', () => {
  it('is told before a byte of it is sent, in the archive’s own words', async () => {
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/share/uploads')) asked.push(request.method());
    });
    const inFolder = (name: string) => path.join(folder.path, name);
    const text = inFolder('words.txt');
    await writeFile(text, 'Once upon a time there was a bench.');
    const empty = inFolder('empty.jpg');
    await writeFile(empty, '');
    const large = inFolder('large.jpg');
    await writeFile(large, Buffer.concat([await readFile(photo), Buffer.alloc(MB)]));
    const long = inFolder('long.mp4');
    await ffmpeg('-f', 'lavfi', '-i', 'testsrc2=size=64x64:rate=2:duration=70', '-pix_fmt', 'yuv420p', long);
    await choose(text, empty, large, long);
    const sentences = [
      '“words.txt” is a text file. You can type or paste your words on a later page. Choose a photo, a sound, a film or a PDF here.',
      '“empty.jpg” is empty. Choose another file.',
      '“large.jpg” must be smaller than 1 MB. Save a smaller copy and add that.',
    ];
    const tooLong = '“long.mp4” must be no longer than 1 minute. Cut it shorter, or send it in parts.';
    await row('long.mp4').getByText(tooLong).waitFor();
    for (const sentence of sentences) await row(fileIn(sentence)).getByText(sentence).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(asked).toEqual([]);

    // And again by the server, to whoever sends it all the same.
    const person = new Visitor(new URL(String(server.ready)));
    await person.post('/share/start');
    const answer = await person.upload('/share/files', [text, empty, large]);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    for (const sentence of sentences) expect(html).toContain(sentence);

    await button('Dismiss words.txt').click();
    await row('words.txt').waitFor({ state: 'detached' });
  });
});

const fileIn = (sentence: string) => /“([^”]+)”/.exec(sentence)?.[1] ?? '';

/** As src/app-services.ts counts what is sent. */
const siteBytes = { name: 'site-bytes', points: 1000 * MB, seconds: 86_400, sentence: () => '' };
const bytesByAddress = { ...siteBytes, name: 'bytes' };
const usedUp = 'The archive has taken in all it can today. What has arrived is safe. Send the rest tomorrow.';
const sentTooMuch =
  'A great deal has been sent from this connection today. What has arrived is safe. Send the rest tomorrow.';

type Change = (limiter: Limiter) => Promise<void>;

function count(options: LimiterOptions, change: Change): Promise<void> {
  return lookInto(env, async ({ limiter }) => {
    await change(limiter(options));
    // The counter makes its index meanwhile, and complains where it is closed before.
    await sleep(500);
  });
}

describe('What stands in the way for a while', () => {
  /** The film stops with `sentence`; what came is kept, and it goes on from there once `mend` has run. */
  async function stopsAndGoesOn(sentence: string, mend: () => Promise<void>): Promise<void> {
    await row('holiday.mov').getByText(sentence).waitFor();
    await spoken(`holiday.mov: ${sentence}`);
    expect(await axeFindings(page)).toEqual([]);
    await mend();
    const before = line.sent();
    await button('Try now holiday.mov').click();
    line.pace(Number.POSITIVE_INFINITY);
    await arrived('holiday.mov');
    expect(line.sent() - before).toBeLessThan(filmBytes - 2 * MB);
    expect(await sha256Kept()).toEqual([await sha256Of(film)]);
  }

  it('a full disk is told, and the film goes on from where it stopped', async () => {
    line.pace(slowly);
    await choose(film);
    await row('holiday.mov')
      .getByText(/^Sending: [3-9]\d%/)
      .waitFor();
    await restartServer({ FREE_SPACE_FLOOR_MB: '1000000000' });
    await stopsAndGoesOn(storeFull().message, () => restartServer());
  });

  it('a used up quota is told, and the film goes on from where it stopped', async () => {
    // The archive's own quota for the day, of which all but a little is used.
    const used = (change: Change) => count(siteBytes, change);
    await used((limiter) => limiter.clear('site'));
    line.pace(slowly);
    await choose(film);
    await row('holiday.mov')
      .getByText(/^Sending: [3-9]\d%/)
      .waitFor();
    // Not `take`, which is refused where more of the film has come by now than is left.
    await used((limiter) => limiter.spend('site', 1000 * MB - 15 * MB));
    await stopsAndGoesOn(usedUp, () => used((limiter) => limiter.clear('site')));
  });

  it('a quota that is used up before the film begins is told, and it begins later', async () => {
    const used = (change: Change) => count(bytesByAddress, change);
    await used(async (limiter) => {
      await limiter.clear('127.0.0.1');
      await limiter.take('127.0.0.1', 1000 * MB - 15 * MB);
    });
    await choose(film);
    await row('holiday.mov').getByText(sentTooMuch).waitFor();
    await used((limiter) => limiter.clear('127.0.0.1'));
    await button('Try now holiday.mov').click();
    await arrived('holiday.mov');
  });
});

describe('On S3', () => {
  let s3: S3Server;
  beforeAll(async () => {
    s3 = await startS3Server();
    const { endpoint, bucket, region, accessKeyId, secretAccessKey } = s3;
    await restartServer({
      S3_ENDPOINT: endpoint,
      S3_BUCKET: bucket,
      S3_REGION: region,
      S3_ACCESS_KEY_ID: accessKeyId,
      S3_SECRET_ACCESS_KEY: secretAccessKey,
    });
  });
  afterAll(() => s3?.close());

  it('a store that answers 503 is told, and the film goes on from where it stopped', async () => {
    line.pace(slowly);
    await choose(film);
    await row('holiday.mov')
      .getByText(/^Sending: [4-9]\d%/)
      .waitFor();
    s3.faults.slowDown = 1_000_000;
    await row('holiday.mov').getByText(storeUnavailable().message).waitFor();
    await spoken(`holiday.mov: ${storeUnavailable().message}`);
    s3.faults.slowDown = 0;
    const before = line.sent();
    await button('Try now holiday.mov').click();
    line.pace(Number.POSITIVE_INFINITY);
    await arrived('holiday.mov');
    expect(line.sent() - before).toBeLessThan(filmBytes - 2 * MB);
    expect(await sha256Kept()).toEqual([await sha256Of(film)]);
  });
});
