/** Tells the stories that the pictures in docs/pictures/ show besides the samples, as a person does, page by page. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { benchBooklet, street } from './picture-drawings.mjs';

const bench = path.resolve(import.meta.dirname, '../docs/pictures/for-the-queue/bench-by-the-canal.jpg');

/** Two works that the samples have none like. */
export const works = [
  {
    title: 'The bench booklet',
    words: 'A booklet that we made together, about how a bench brought us to talk.',
    theme: 'Connectedness',
    place: 'Haslingden',
    files: ['bench.pdf'],
    description: 'A booklet of twelve pages: a bench on a hill, with more people sitting on it page by page.',
  },
  {
    title: 'Our street, drawn',
    words: 'Every house of the street, drawn on one long strip by the Tuesday group.',
    theme: 'Connectedness',
    place: 'Workington',
    files: ['street.png'],
    description: 'Twenty-four narrow houses side by side along a road, some of their windows lit.',
  },
];

/** Tells a work, where it is not told yet, and publishes it. Resolves to its address. */
export async function published(page, { description, ...work }) {
  await page.goto(`/search?q=${encodeURIComponent(work.title)}`);
  const found = page.getByRole('link', { name: work.title, exact: true });
  if ((await found.count()) === 0) {
    await tell(page, work, { send: true });
    await page.goto('/share');
    await page.getByRole('button', { name: 'Finish and clear this device' }).click();
    const waits = page.getByRole('link', { name: work.title, exact: true });
    await shows(page, '/curate', async () => (await waits.count()) === 1);
    await waits.click();
    await page.getByLabel(/^What (does|do) /).fill(description);
    for (const tick of await page
      .getByRole('group', { name: 'Look for yourself' })
      .getByRole('checkbox')
      .all())
      await tick.check();
    const read = page.getByLabel(/^I have read the drafts/);
    if ((await read.count()) > 0) await read.check();
    await page.getByRole('button', { name: 'Publish this story' }).click();
    await page.getByText('Published. It shows wherever').waitFor();
    await shows(page, `/search?q=${encodeURIComponent(work.title)}`, async () => (await found.count()) === 1);
  }
  return found.getAttribute('href');
}

/** Loads a page anew until it shows what is waited for: the worker takes its time over a film. */
async function shows(page, address, isThere) {
  const end = Date.now() + 240_000;
  await page.goto(address);
  while (!(await isThere())) {
    if (Date.now() > end) throw new Error(`Expected more on ${address} within four minutes`);
    await page.waitForTimeout(1000);
    await page.goto(address);
  }
}

/** Two stories that are told while the pictures are taken: one is sent, one is left unsent. */
export function beginnings(stories) {
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

export async function fillQueue(page, stories) {
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
  const rows = page.getByRole('listitem').getByRole('heading', { level: 3 });
  await shows(page, '/curate', async () => (await rows.count()) >= waiting.length);
}

/** Tells a story as a person does, page by page. Resolves to the receipt's address, or null for a story left unsent. */
export async function tell(page, { title, words, theme, place, files, stories }, { send }) {
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
  await page.getByLabel('Title', { exact: true }).fill(title);
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

/** Pictures of our own; a sound or a film out of the samples. */
async function file(page, name, stories) {
  if (name === 'street.png') return { name, mimeType: 'image/png', buffer: await street() };
  if (name === 'bench.pdf') {
    const blank = await page.context().newPage();
    const buffer = await benchBooklet(blank);
    await blank.close();
    return { name, mimeType: 'application/pdf', buffer };
  }
  if (name.endsWith('.jpg'))
    return {
      name,
      mimeType: 'image/jpeg',
      buffer: await readFile(bench),
    };
  const [from, kind, mimeType] = name.endsWith('.m4a')
    ? [stories['Practice, with the doors open'], /\/media\/[^"]+\.m4a/, 'audio/mp4']
    : [stories['I still get two cups out'], /\/media\/[^"]+480[^"]*\.mp4/, 'video/mp4'];
  const html = await (await page.request.get(from)).text();
  const media = kind.exec(html)?.[0];
  if (!media) throw new Error(`Expected ${kind} on ${from}`);
  return { name, mimeType, buffer: await (await page.request.get(media)).body() };
}

export async function addressOf(context, title) {
  const page = await context.newPage();
  await page.goto(`/search?q=${encodeURIComponent(title)}`);
  const address = await page.getByRole('link', { name: title, exact: true }).getAttribute('href');
  await page.close();
  return address;
}
