import { createCipheriv, createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page, Route } from 'playwright-core';
import { hashCode } from '../../src/random.ts';
import { createMedia } from '../fixtures/make-media.ts';
import { openBrowser, phone } from '../support/browser.ts';
import { chance, fewOrMany } from '../support/chance.ts';
import { openPatchyLine, type PatchyLine } from '../support/patchy-line.ts';
import { archiveEnv, lookInto, type RunningProcess, startProcess } from '../support/processes.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** A film goes up from a phone on a bus: issue 5, Show 1. */

const filmBytes = fewOrMany(200_000_000, 1_000_000_000);
const bytesPerSecond = 50_000_000;
const cuts = fewOrMany(5, 20);
const kills = fewOrMany(1, 3);
const random = chance('a film through mishaps');
/** What may be lost on the line in one mishap. */
const lostBytes = 2_000_000;

type Mishap = 'cut' | 'kill' | 'close the tab' | 'end the browser';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let film: string;
let env: Record<string, string>;
let server: RunningProcess;
let line: PatchyLine;
let browser: Browser;
/** Said where the test ends in the midst of it, as by its time limit. */
let doing = '';

beforeAll(async () => {
  folder = await temporaryFolder();
  film = path.join(folder.path, 'bus ride.mov');
  await growFilm(await createMedia(folder.path)('phone.mov'), film, filmBytes);
  env = archiveEnv(path.join(folder.path, 'data'));
  line = await openPatchyLine();
  // Slower than the server, so that what is lost is what was on the line and not what waits in this machine's buffers.
  line.pace(bytesPerSecond);
  await startServer();
  browser = await openBrowser();
});
afterEach(() => {
  if (doing) process.stdout.write(`Ended while: ${doing}, with ${line.sent()} bytes sent\n`);
});
afterAll(async () => {
  await browser?.close();
  await line?.close();
  await server?.stop();
  await folder?.remove();
});

async function startServer(): Promise<void> {
  server = await startProcess('server', env);
  line.leadTo(new URL(String(server.ready)));
}

it('A large film arrives whole through cuts, kill -9 and closed tabs, and hardly a byte is sent twice', async () => {
  let context = await browser.newContext({ ...phone, baseURL: line.url.href });
  let page = await begin(context);
  const began = Date.now();
  const before = line.sent();
  await page.getByLabel('Choose your files').setInputFiles(film);
  const all = mishaps();
  for (const { mishap, at } of all) {
    doing = `waiting for the line to reach ${at}, for “${mishap}”`;
    // After the mishap before, bytes must be on their way again: two of them can lie close together.
    await line.reached(Math.max(before + at, line.sent() + 65_536));
    doing = `in “${mishap}” at ${at}`;
    switch (mishap) {
      case 'cut':
        expect(line.cut()).toBeGreaterThan(0);
        break;
      case 'kill':
        await server.kill();
        await startServer();
        break;
      case 'close the tab':
        await whileHeld(() => page.close());
        page = await chooseAgain(context);
        break;
      case 'end the browser': {
        const storageState = await whileHeld(async () => {
          const kept = await context.storageState();
          await browser.close();
          return kept;
        });
        browser = await openBrowser();
        context = await browser.newContext({ ...phone, baseURL: line.url.href, storageState });
        page = await chooseAgain(context);
        break;
      }
      default:
        throw new Error(`Expected a mishap but received ${mishap satisfies never}`);
    }
  }
  doing = 'waiting for the film to be safe';
  // What has only partly arrived can be removed too, in a list of its own.
  const arrived = page.getByRole('region', { name: 'Arrived and safe' });
  await arrived.getByRole('button', { name: 'Remove bus ride.mov' }).waitFor();
  doing = '';
  const seconds = (Date.now() - began) / 1000;
  const sent = line.sent() - before;
  process.stdout.write(
    `${filmBytes / 1e6} MB in ${seconds.toFixed(1)} s; ${((sent / filmBytes - 1) * 100).toFixed(2)} % sent twice\n`,
  );
  const code = (await context.cookies()).find(({ name }) => name === 'share')?.value ?? '';
  const story = await lookInto(env, ({ stories }) => stories.findByCodeHash(hashCode(code)));
  expect(story?.media).toMatchObject([{ original: { bytes: filmBytes, sha256: await sha256Of(film) } }]);
  expect(sent).toBeLessThanOrEqual(filmBytes + all.length * lostBytes);
});

it('What was chosen before the page’s script had come goes up too', async () => {
  const context = await browser.newContext({ ...phone, baseURL: line.url.href });
  const page = await begin(context);
  const held: Route[] = [];
  let isSlow = true;
  await page.route('**/*.js*', (route) => (isSlow ? void held.push(route) : route.continue()));
  await page.goto('/share/files', { waitUntil: 'commit' });
  await page.getByLabel('Choose your files').setInputFiles(await createMedia(folder.path)('photo.jpg'));
  isSlow = false;
  await Promise.all(held.map((route) => route.continue()));
  await page.getByRole('button', { name: 'Remove photo.jpg' }).waitFor();
  await context.close();
});

/** At random places of the film, in their order. */
function mishaps(): readonly { readonly mishap: Mishap; readonly at: number }[] {
  const kinds: Mishap[] = [
    ...Array.from({ length: cuts }, () => 'cut' as const),
    ...Array.from({ length: kills }, () => 'kill' as const),
    'close the tab',
    'end the browser',
  ];
  return kinds
    .map((mishap) => ({ mishap, at: Math.floor((0.02 + 0.94 * random()) * filmBytes) }))
    .sort((one, other) => one.at - other.at);
}

async function begin(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto('/share');
  await page.getByRole('button', { name: 'Start' }).click();
  await page.waitForURL('**/share/place');
  await page.goto('/share/files');
  return page;
}

/** What takes its time, on a busy machine, while the film would arrive: then there would be nothing to go on with. */
async function whileHeld<T>(close: () => Promise<T>): Promise<T> {
  const letGo = line.hold();
  try {
    return await close();
  } finally {
    letGo();
  }
}

async function chooseAgain(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto('/share/files');
  await page.getByText(/bus ride\.mov: \d+% has arrived\. Choose it again to go on from there\./).waitFor();
  await page.getByLabel('Choose your files').setInputFiles(film);
  return page;
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** The film with a `free` box after it, which players skip; what is in it repeats nowhere, so that no piece can stand for another. */
async function growFilm(from: string, to: string, bytes: number): Promise<void> {
  await copyFile(from, to);
  const file = await open(to, 'a');
  try {
    let left = bytes - (await readFile(from)).length;
    // A size of 1 says that the real one follows the type, in 64 bits (ISO 14496-12, 4.2).
    const head = Buffer.alloc(16);
    head.writeUInt32BE(1, 0);
    head.write('free', 4, 'latin1');
    head.writeBigUInt64BE(BigInt(left), 8);
    await file.write(head);
    left -= head.length;
    const noise = createCipheriv('aes-128-ctr', Buffer.alloc(16, 5), Buffer.alloc(16));
    const zeros = Buffer.alloc(8 << 20);
    for (; left > 0; left -= zeros.length) await file.write(noise.update(zeros.subarray(0, left)));
  } finally {
    await file.close();
  }
}
