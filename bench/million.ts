import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection } from 'mongoose';
import { loadConfig } from '../src/config.ts';
import { createLogger } from '../src/logger.ts';
import { connectMongo } from '../src/mongo/connection.ts';
import { writeCursor } from '../src/mongo/cursors.ts';
import { storyModel, toDocument } from '../src/mongo/stores/story-model.ts';
import type { PublishedStory } from '../src/story/story.ts';
import { openStores, type Stores } from '../src/wire.ts';
import { openMongo } from '../test/support/mongo.ts';
import { startEmbeddedMongoAlone } from '../test/support/processes.ts';
import { aBenchStory, firstTheme } from './bench-story.ts';
import { chart } from './chart.ts';
import { inRounds, median, secondsOf } from './rounds.ts';
import type { Row } from './table.ts';

/** How each question grows with the archive, from a thousand stories to a million. BENCH_STORIES stops it earlier. */

const sizes = [1_000, 10_000, 100_000, 1_000_000];
const batch = 1000;
const pageLength = 24;
/** Stories that say it, however many there are: few find few. */
const rareWord = 'zeppelin';
const rareAmong = 100;
const commonWords = 'lantern harbour';
const asksARound = 20;
const rounds = { most: 9, seconds: 8 };
const chartFile = join(import.meta.dirname, '..', 'docs', 'pictures', 'million.svg');

interface Filled {
  readonly stores: Stores;
  readonly connection: Connection;
  /** Seconds of processor that the store has used so far; by the clock where it is a server of somebody else's. */
  spent(): Promise<number>;
  close(): Promise<void>;
}

type Question = (filled: Filled, size: number, ask: number) => Promise<unknown>;

const questions = {
  'one story': ({ stores }, size, ask) => stores.published('web').story(idOf((ask * 7919) % size)),
  'by private code': ({ stores }, size, ask) => stores.stories.findByCodeHash(`code-${(ask * 7919) % size}`),
  'first page': ({ stores }) => stores.published('web').page({}, null, pageLength),
  'first page of a theme': ({ stores }) =>
    stores.published('web').page({ theme: firstTheme }, null, pageLength),
  'page in the middle': ({ stores }, size) => {
    const { publishedAt: since } = storyOf(Math.floor(size / 2));
    const cursor = writeCursor({ direction: 'older', since, id: idOf(Math.floor(size / 2)) });
    return stores.published('web').page({ theme: firstTheme }, cursor, pageLength);
  },
  'count of a theme': ({ stores }) => stores.published('web').count({ theme: firstTheme }),
  'search, found often': ({ stores }) =>
    stores.published('web').page({ search: commonWords }, null, pageLength),
  'search, found seldom': ({ stores }) =>
    stores.published('web').page({ search: rareWord }, null, pageLength),
  'curators’ counts': ({ stores }) => stores.reviewQueue.counts(null),
} satisfies Readonly<Record<string, Question>>;
type QuestionName = keyof typeof questions;
const names = Object.keys(questions) as QuestionName[];

export async function measureMillion(folder: string): Promise<Row[]> {
  const most = Number(process.env.BENCH_STORIES ?? sizes.at(-1));
  const onServer = process.env.TEST_MONGODB_URI !== undefined;
  const [small, large] = [
    onServer ? serverArchive() : archive(join(folder, 'small')),
    onServer ? serverArchive() : archive(join(folder, 'large')),
  ];
  const closing: (() => Promise<void>)[] = [];
  try {
    let reference = await (await small).open();
    closing.push(() => reference.close());
    await fill(reference, 0, sizes[0] ?? 0);
    let filled = await (await large).open();
    closing.push(() => filled.close());
    const times: Record<QuestionName, { size: number; milliseconds: number; ratios: number[] }[]> =
      Object.fromEntries(names.map((name) => [name, []])) as never;
    let there = 0;
    for (const size of sizes.filter((each) => each <= most)) {
      const seconds = await secondsOf(() => fill(filled, there, size));
      say(`${size} stories: ${((size - there) / seconds).toFixed(0)} inserted a second`);
      there = size;
      const memory = await (await large).memory();
      // Both begin anew, or the one that has been asked for longer would have the warmer code.
      await Promise.all([filled.close(), reference.close()]);
      reference = await (await small).open();
      const began = performance.now();
      filled = await (await large).open();
      say(
        `${size} stories: open again in ${(performance.now() - began).toFixed(0)} ms; the store held ${memory} before`,
      );
      for (const name of names) {
        const measured = await inTurns(questions[name], reference, filled, size);
        times[name].push({ size, ...measured });
        say(
          `${size} stories: ${name} ${measured.milliseconds.toFixed(2)} ms, ${median(measured.ratios).toFixed(2)} of a thousand`,
        );
      }
      say(`${size} stories: the store holds ${await (await large).memory()} after all questions`);
    }
    const lines = names.map((name) => ({
      name,
      points: times[name].map(({ size, milliseconds }) => ({ x: size, y: milliseconds })),
    }));
    await writeFile(chartFile, chart('Milliseconds a question, by stories in the archive', lines));
    return names.map((name) => rowOf(name, times[name]));
  } finally {
    for (const close of closing.reverse()) await close();
    for (const each of [small, large]) await (await each).remove();
  }
}

function rowOf(
  what: QuestionName,
  times: readonly { size: number; milliseconds: number; ratios: number[] }[],
): Row {
  const [last, first] = [times.at(-1), times[0]];
  if (!last || !first) throw new Error('Expected sizes but there are none');
  return {
    what: `${what}: ${last.size} stories, over ${first.size}`,
    ours: `${last.milliseconds.toFixed(2)} ms`,
    bare: `${first.milliseconds.toFixed(2)} ms`,
    ratio: median(last.ratios),
    spread: [Math.min(...last.ratios), Math.max(...last.ratios)],
    aim: { kind: 'at most', ratio: 1.3 },
  };
}

/** Asks the small archive and the large one in turns. */
async function inTurns(question: Question, small: Filled, large: Filled, size: number) {
  const clock: number[] = [];
  const asking = (filled: Filled, stories: number) => async () => {
    const before = await filled.spent();
    const seconds = await secondsOf(async () => {
      for (let ask = 0; ask < asksARound; ask += 1) await question(filled, stories, ask);
    });
    if (filled === large) clock.push((seconds * 1000) / asksARound);
    return (await filled.spent()) - before;
  };
  const contestants = { small: asking(small, sizes[0] ?? 0), large: asking(large, size) };
  // So that neither is measured cold.
  for (let times = 0; times < 3; times += 1) for (const ask of Object.values(contestants)) await ask();
  clock.length = 0;
  const measured = await inRounds(contestants, rounds);
  return {
    milliseconds: median(clock),
    ratios: measured.map((round) => round.large / round.small),
  };
}

async function fill({ connection }: Filled, from: number, to: number): Promise<void> {
  const stories = connection.collection('stories');
  for (let at = from; at < to; at += batch) {
    const documents = Array.from({ length: Math.min(batch, to - at) }, (_, index) =>
      toDocument(storyOf(at + index)),
    );
    await stories.insertMany(documents as never[], { ordered: false });
  }
}

/** Of 16 characters, as ids are, and in the order of the numbers. */
const idOf = (number: number) => `m${String(number).padStart(15, '0')}` as PublishedStory['id'];

function storyOf(number: number): PublishedStory {
  const story = aBenchStory(number);
  const words =
    number % rareAmong === 0 && number / rareAmong < 10 ? `${story.words} ${rareWord}` : story.words;
  return { ...story, id: idOf(number), codeHash: `code-${number}`, reference: `N-${number}`, words };
}

interface Archive {
  open(): Promise<Filled>;
  memory(): Promise<string>;
  remove(): Promise<void>;
}

/** Over an embedded store in a process of its own, whose memory is its alone. */
async function archive(folder: string): Promise<Archive> {
  await mkdir(folder);
  let pid = 0;
  return {
    async open() {
      const store = await startEmbeddedMongoAlone(folder);
      pid = store.pid;
      const opened = await openFilled(store.uri, folder, () => processorOf(store.pid));
      return {
        ...opened,
        async close() {
          await opened.close();
          await store.stop();
        },
      };
    },
    async memory() {
      const status = await readFile(`/proc/${pid}/status`, 'utf8');
      const [own = 0, file = 0] = ['RssAnon', 'RssFile'].map((name) =>
        Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024),
      );
      return `${own} MB of its own and ${file} MB of its file`;
    },
    remove: async () => undefined,
  };
}

/** A database of its own on the server of TEST_MONGODB_URI. */
async function serverArchive(): Promise<Archive> {
  const database = await openMongo();
  return {
    open: () => openFilled(database.uri, '/nonexistent', async () => performance.now() / 1000),
    memory: async () => 'what it holds',
    remove: database.close,
  };
}

async function openFilled(uri: string, dataDir: string, spent: Filled['spent']): Promise<Filled> {
  const config = loadConfig({
    MONGODB_URI: uri,
    DATA_DIR: dataDir,
    SECRET: 'only-for-measuring-'.repeat(2),
    LOG_LEVEL: 'silent',
  });
  const stores = await openStores(config, createLogger({ level: 'silent', process: 'command' }), {
    embedded: 'join',
  });
  await stores.prepare();
  const connection = await connectMongo(uri);
  storyModel(connection);
  return {
    stores,
    connection,
    spent,
    async close() {
      await connection.close();
      await stores.close();
    },
  };
}

/** Finer than /proc/PID/stat, whose clock ticks a hundred times a second. Linux only. */
async function processorOf(pid: number): Promise<number> {
  const threads = await readdir(`/proc/${pid}/task`);
  const used = await Promise.all(
    threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').catch(() => '0')),
  );
  return used.reduce((sum, line) => sum + Number(line.split(' ')[0]), 0) / 1e9;
}

const say = (line: string) => process.stderr.write(`bench: ${line}\n`);
