/** Takes the pictures in docs/pictures/. `scripts/pictures` calls it. */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import sharp from 'sharp';
import { takeKioskPictures } from './kiosk-pictures.mjs';

const { keep, only } = parseArgs({ options: { keep: { type: 'string' }, only: { type: 'string' } } }).values;
const out = path.resolve(import.meta.dirname, '../docs/pictures');
const curator = { email: 'ada@example.org', name: 'Ada Holt', password: 'four small boats at dawn' };
const screens = [
  { width: 390, height: 844, sharpness: 2, quality: 50 },
  { width: 1280, height: 900, sharpness: 1, quality: 68 },
];
const poem = 'Left with your neighbour at nine';
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
      ['The ladder', 'Practice, with the doors open', 'I still get two cups out', poem].map(async (title) => [
        title,
        await addressOf(context, title),
      ]),
    ),
  );
  await becomeCurator(page, /\S+\/curate\/welcome\/\S+/.exec(printed)?.[0]);
  if ((await page.getByRole('heading', { name: 'The bench by the canal' }).count()) === 0) {
    say('Sending stories for the queue.');
    await fillQueue(page, stories);
  }
  const review = await page.getByRole('link', { name: 'The bench by the canal' }).getAttribute('href');
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
    'share-start': '/share',
    'share-place': '/share/place',
    'share-files': '/share/files',
    'share-you': '/share/you',
    'share-showing': '/share/showing',
    'share-check': '/share/check',
    receipt,
    queue: '/curate',
    review,
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
        const file = path.join(out, `${name}-${width}-${colorScheme}.webp`);
        await writeFile(
          file,
          await sharp(await look(view, address))
            .webp({ quality, effort: 6 })
            .toBuffer(),
        );
      }
      // The README's own picture: GitHub shows it on its front page.
      if (width === 1280 && colorScheme === 'light' && !only) {
        const picture = sharp(await look(view, '/')).png({ palette: true, colours: 128, effort: 10 });
        await writeFile(path.join(out, 'gallery-1280.png'), await picture.toBuffer());
      }
      await eye.close();
    }
  }
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

/** Two stories that are told while the pictures are taken: one is sent, one is left unsent. */
function beginnings(stories) {
  return [
    {
      title: 'Nine floors of neighbours',
      words: 'Somebody on every floor knows somebody on every other. We drew the lift that joins them.',
      theme: 'Connectedness',
      place: 'Stockbridge Village',
      files: ['lift.jpg'],
      stories,
    },
    {
      title: 'The bus that waits',
      words:
        'The driver of the ten past six knows who is missing. He gives them a minute, and then one more.',
      theme: 'Employment',
      place: 'Workington',
      files: ['bus.jpg', 'bus.mp4'],
      stories,
    },
  ];
}

async function fillQueue(page, stories) {
  const waiting = [
    {
      title: 'What the loom said',
      words: 'My mother could lip-read across the shed. I recorded what she said that nobody heard.',
      theme: 'Employment',
      place: 'Haslingden',
      files: ['loom.m4a'],
    },
    {
      title: 'Three buses to work, and the long walk home when the last one did not come',
      words: 'I filmed it on my phone, the whole way.',
      theme: 'Employment',
      place: 'Workington',
      files: ['buses.mp4'],
    },
    {
      title: 'My street in ink',
      words: '',
      theme: 'Isolation',
      place: 'Stockbridge Village',
      files: ['street.jpg'],
    },
    {
      title: 'The bench by the canal',
      words:
        'I sat there every Tuesday until somebody sat down too.\n\nWe did not say much for a month. Then he brought a flask, and two cups. Now there are five of us, and we have asked the council for a second bench.',
      theme: 'Isolation',
      place: 'Haslingden',
      files: ['bench.jpg', 'bench.m4a'],
    },
  ];
  for (const story of waiting) {
    await tell(page, { ...story, stories }, { send: true });
    await page.goto('/share');
    await page.getByRole('button', { name: 'Finish and clear this device' }).click();
  }
  // The worker takes its time over the film.
  const rows = page.getByRole('listitem').getByRole('heading', { level: 3 });
  const end = Date.now() + 240_000;
  do {
    if (Date.now() > end) throw new Error(`Expected ${waiting.length} stories to wait within four minutes`);
    await page.waitForTimeout(1000);
    await page.goto('/curate');
  } while ((await rows.count()) < waiting.length);
}

/** Tells a story as a person does, page by page. Resolves to the receipt's address, or null for a story left unsent. */
async function tell(page, { title, words, theme, place, files, stories }, { send }) {
  const onward = () => page.getByRole('button', { name: 'Continue' }).click();
  await page.goto('/share');
  await page.getByRole('button', { name: /^Start/ }).click();
  await page.getByLabel(place).check();
  await page.getByLabel(theme).check();
  await onward();
  await page
    .getByLabel('Choose your files')
    .setInputFiles(await Promise.all(files.map((name) => file(page, name, stories))));
  for (const name of files) await page.getByRole('button', { name: `Remove ${name}` }).waitFor();
  await onward();
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('The story in words').fill(words);
  await onward();
  await page.getByLabel('By my first name only').check();
  await page.getByLabel('The name to show').fill('Rosa');
  await page.getByLabel('18 or over').check();
  await onward();
  await page.getByLabel('No, nobody else').check();
  await onward();
  await page.getByLabel('It is all mine').check();
  await onward();
  await page.getByRole('heading', { name: 'Where may we show it?' }).waitFor();
  for (const use of await page.getByRole('group').all()) await use.getByRole('radio').first().check();
  await onward();
  await page.getByRole('heading', { name: 'How can we reach you?' }).waitFor();
  await onward();
  await page.getByRole('heading', { name: 'Check and send' }).waitFor();
  if (!send) return null;
  await page.getByRole('button', { name: 'Send your story' }).click();
  await page.waitForURL('**/my-story/*');
  return new URL(page.url()).pathname;
}

/** A picture of our own; a sound or a film out of the samples. */
async function file(page, name, stories) {
  if (name.endsWith('.jpg'))
    return {
      name,
      mimeType: 'image/jpeg',
      buffer: await readFile(path.join(out, 'for-the-queue/bench-by-the-canal.jpg')),
    };
  const [from, kind, mimeType] = name.endsWith('.m4a')
    ? [stories['Practice, with the doors open'], /\/media\/[^"]+\.m4a/, 'audio/mp4']
    : [stories['I still get two cups out'], /\/media\/[^"]+480[^"]*\.mp4/, 'video/mp4'];
  const html = await (await page.request.get(from)).text();
  const media = kind.exec(html)?.[0];
  if (!media) throw new Error(`Expected ${kind} on ${from}`);
  return { name, mimeType, buffer: await (await page.request.get(media)).body() };
}

async function addressOf(context, title) {
  const page = await context.newPage();
  await page.goto(`/search?q=${encodeURIComponent(title)}`);
  const address = await page.getByRole('link', { name: title, exact: true }).getAttribute('href');
  await page.close();
  return address;
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
