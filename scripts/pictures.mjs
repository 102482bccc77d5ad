/** Takes the pictures in docs/pictures/. `scripts/pictures` calls it. */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import sharp from 'sharp';
import { takeKioskPictures } from './kiosk-pictures.mjs';
import { addressOf, beginnings, fillQueue, published, tell, works } from './picture-stories.mjs';

const { keep, only } = parseArgs({ options: { keep: { type: 'string' }, only: { type: 'string' } } }).values;
const out = path.resolve(import.meta.dirname, '../docs/pictures');
const curator = { email: 'ada@example.org', name: 'Ada Holt', password: 'four small boats at dawn' };
const screens = [
  { width: 390, height: 844, sharpness: 2, quality: 50 },
  { width: 1280, height: 900, sharpness: 1, quality: 68 },
];
const poem = 'Left with your neighbour at nine';
const withCaptions = 'Round the block with Biscuit';
const schemes = ['light', 'dark'];
const say = (line) => process.stdout.write(`${line}\n`);

const folder = keep ? path.resolve(keep) : await mkdtemp(path.join(tmpdir(), 'ns-pictures-'));
const env = {
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  DATA_DIR: folder,
  PORT: '0',
  LOG_LEVEL: 'silent',
  WORKER_POLL_MS: '200',
};
const running = [];
let browser = null;
try {
  const server = await start('server');
  const base = server.ready;
  await start('worker');
  say('Adding the samples. This takes a minute or so.');
  await run('samples/cli', 'add');
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars'],
  });
  await takeAll(base, server.printed());
} finally {
  await browser?.close();
  for (const part of running.reverse()) await part.stop();
  if (!keep) await rm(folder, { recursive: true, force: true });
}

async function takeAll(base, printed) {
  await mkdir(out, { recursive: true });
  const context = await browser.newContext({ baseURL: base, viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const stories = Object.fromEntries(
    await Promise.all(
      ['The ladder', 'Practice, with the doors open', 'I still get two cups out', withCaptions, poem].map(
        async (title) => [title, await addressOf(context, title)],
      ),
    ),
  );
  await becomeCurator(page, /\S+\/curate\/welcome\/\S+/.exec(printed)?.[0]);
  if ((await page.getByRole('heading', { name: 'The bench by the canal' }).count()) === 0) {
    say('Sending stories for the queue.');
    await fillQueue(page, stories);
  }
  for (const work of works) stories[work.title] = await published(page, work);
  await page.goto('/curate');
  const review = await page.getByRole('link', { name: 'The bench by the canal' }).getAttribute('href');
  await page.goto(`/curate${stories[withCaptions]}`);
  const desk = await page
    .getByRole('link', { name: 'Check the words while you listen' })
    .getAttribute('href');
  const receipt = await tell(page, beginnings(stories)[0], { send: true });
  await page.goto('/share');
  await page.getByRole('button', { name: 'Finish and clear this device' }).click();
  await tell(page, beginnings(stories)[1], { send: false });

  const shots = {
    home: '/',
    theme: '/themes/connectedness',
    'story-artwork': stories['The ladder'],
    'story-sound': stories['Practice, with the doors open'],
    'story-film': stories['I still get two cups out'],
    'story-words': stories[poem],
    'story-booklet': stories['The bench booklet'],
    'story-strip': stories['Our street, drawn'],
    'share-start': '/share',
    'share-place': '/share/place',
    'share-files': '/share/files',
    'share-you': '/share/you',
    'share-showing': '/share/showing',
    'share-check': '/share/check',
    receipt,
    queue: '/curate',
    review,
    desk,
  };
  for (const { width, height, sharpness, quality } of screens) {
    for (const colorScheme of schemes) {
      const eye = await browser.newContext({
        baseURL: base,
        storageState: await context.storageState(),
        viewport: { width, height },
        deviceScaleFactor: sharpness,
        colorScheme,
        reducedMotion: 'reduce',
      });
      const view = await eye.newPage();
      for (const [name, address] of Object.entries(shots)) {
        if (only && !name.startsWith(only)) continue;
        await keepPicture(`${name}-${width}-${colorScheme}`, await look(view, address), quality);
      }
      // The README's own picture: GitHub shows it on its front page.
      if (width === 1280 && colorScheme === 'light' && !only) {
        const picture = sharp(await look(view, '/')).png({ palette: true, colours: 128, effort: 10 });
        await writeFile(path.join(out, 'gallery-1280.png'), await picture.toBuffer());
      }
      await eye.close();
    }
  }
  if (!only || 'desk'.startsWith(only)) await lookAtDesk(base, desk, await context.storageState());
  if (!only || 'story-strip-closer'.startsWith(only)) await lookCloser(base, stories['Our street, drawn']);
  if (!only || 'kiosk'.startsWith(only)) await takeKioskPictures(browser, page, out);
  await page.goto('/share/clear');
  await page.getByRole('button', { name: 'Yes, clear everything' }).click();
  say(`${(await readdir(out)).length} pictures are in docs/pictures.`);
}

/** A PNG of at most two screens of the page, with all that loads late. */
async function look(view, address) {
  const { width, height } = view.viewportSize();
  await view.goto(address, { waitUntil: 'load' });
  await view.evaluate(async () => {
    await document.fonts.ready;
    for (const image of document.images) image.loading = 'eager';
    await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
  });
  await view.waitForLoadState('networkidle');
  // A film's controls take a moment to come to rest.
  if ((await view.locator('video').count()) > 0) await view.waitForTimeout(1500);
  const whole = await view.evaluate('document.documentElement.scrollHeight');
  return view.screenshot({
    fullPage: true,
    clip: { x: 0, y: 0, width, height: Math.min(whole, height * 2) },
  });
}

async function becomeCurator(page, invitation) {
  await page.goto(invitation ?? '/curate');
  const fields = invitation
    ? {
        'Your e-mail address': curator.email,
        'Your name': curator.name,
        'Choose a password': curator.password,
      }
    : { 'E-mail address': curator.email, Password: curator.password };
  for (const [label, value] of Object.entries(fields))
    await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByRole('button', { name: invitation ? 'Set up my account' : 'Sign in' }).click();
  await page.waitForURL('**/curate');
}

/** Writes a PNG as a WebP of that name. */
async function keepPicture(name, png, quality) {
  const picture = sharp(png).webp({ quality, effort: 6 });
  await writeFile(path.join(out, `${name}.webp`), await picture.toBuffer());
}

/** The desk on a large screen, while the film plays. */
async function lookAtDesk(base, address, storageState) {
  const view = await browser.newPage({
    ...{ baseURL: base, storageState, reducedMotion: 'reduce' },
    viewport: { width: 1920, height: 1080 },
  });
  await view.goto(address);
  // The piece's own time: a click plays from there.
  await view.locator('.desk-time').nth(1).click();
  await view.locator('.is-said').waitFor();
  await view.locator('video').evaluate((film) => film.pause());
  await view.waitForTimeout(1500);
  await keepPicture('desk-1920-light', await view.screenshot(), screens[1].quality);
  await view.close();
}

/** The viewer over a part of the long strip. */
async function lookCloser(base, address) {
  const { width, height, quality } = screens[1];
  const view = await browser.newPage({
    baseURL: base,
    viewport: { width, height },
    reducedMotion: 'reduce',
  });
  await view.goto(address);
  await view.getByRole('link', { name: 'Look closer' }).click();
  const dialog = view.getByRole('dialog');
  for (let times = 0; times < 2; times += 1) await dialog.getByRole('button', { name: 'Closer' }).click();
  await view.waitForLoadState('networkidle');
  await keepPicture(`story-strip-closer-${width}`, await view.screenshot(), quality);
  await view.close();
}

async function start(part) {
  const child = spawn(process.execPath, [`dist/${part}.js`], {
    env,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  let printed = '';
  child.stdout.on('data', (chunk) => {
    printed += chunk;
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const ready = await Promise.race([
    new Promise((resolve) => child.once('message', (message) => resolve(message.ready))),
    ended.then((code) => Promise.reject(new Error(`The ${part} ended with ${code}:\n${printed}`))),
  ]);
  running.push({
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  });
  return { ready, printed: () => printed };
}

async function run(command, ...args) {
  const child = spawn(process.execPath, [`dist/${command}.js`, ...args], { env, stdio: 'inherit' });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`${command} ended with ${code}`);
}
