import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { writeCursor } from '../src/mongo/cursors.ts';
import { projectRoot } from '../test/support/archive.ts';
import { type BareProcess, startBareHttp, startBarePages, startBareRender } from './bare-process.ts';
import { firstTheme } from './bench-story.ts';
import { type FilledArchive, type PageName, pageNames, startFilledArchive } from './filled-archive.ts';
import { firstVisits, processorPerRequest, requestsASecond } from './load.ts';
import { inRounds, median } from './rounds.ts';
import type { Aim, Row } from './table.ts';

const few = 100;
const many = 10_000;
const loadSeconds = 1;
const roundsAPage = { most: 5, seconds: 20 };
const roundsForHonesty = { most: 3, seconds: 10 };

/** Each kind of public page, with few and with many stories, over bare Express answering with the very same bytes. */
export async function measurePages(folder: string): Promise<Row[]> {
  const stopping: (() => unknown)[] = [];
  try {
    const small = await startFilledArchive(join(folder, 'few'), few);
    stopping.push(small.stop);
    const large = await startFilledArchive(join(folder, 'many'), many);
    stopping.push(large.stop);
    const saved = await savePages(large, folder);
    const bare = await startBarePages(saved);
    stopping.push(bare.stop);
    const http = await startBareHttp(saved);
    stopping.push(http.stop);
    const render = await startBareRender(projectRoot, await saveModels(large, folder));
    stopping.push(render.stop);
    const archives = { bare, http, render, few: small, many: large };
    for (const page of pageNames) await eachOnce(contestants(page, archives));
    const rows: Row[] = [];
    for (const page of pageNames)
      rows.push(...(await measurePage(page, archives)), ...(await measureCost(page, archives)));
    rows.push(...(await firstRenders(archives)));
    rows.push(await asBrowsersAsk(archives), await whileItChanges(archives));
    return rows;
  } finally {
    for (const stop of stopping.reverse()) await stop();
  }
}

interface Archives {
  /** Express alone, and node:http alone. */
  readonly bare: BareProcess;
  readonly http: BareProcess;
  /** Express alone, rendering the archive's views. */
  readonly render: BareProcess;
  readonly few: FilledArchive;
  readonly many: FilledArchive;
}

function contestants(page: PageName, { bare, http, few, many }: Archives) {
  const load = (url: URL, path: string) => () => requestsASecond(new URL(path, url), loadSeconds);
  return {
    bare: load(bare.url, barePath(page)),
    http: load(http.url, barePath(page)),
    few: load(few.url, few.pages[page]),
    many: load(many.url, many.pages[page]),
  };
}

/** So that no process is measured before it has warmed up. */
async function eachOnce(measurements: Readonly<Record<string, () => Promise<number>>>): Promise<void> {
  for (const measure of Object.values(measurements)) await measure();
}

async function measurePage(page: PageName, archives: Archives): Promise<Row[]> {
  const rounds = await inRounds(contestants(page, archives), roundsAPage);
  const row = (what: string, ours: 'few' | 'many', over: 'bare' | 'http' | 'few', aim: Aim): Row =>
    compare(
      `${page}: ${what}`,
      rounds.map((round) => [round[ours], round[over]]),
      aim,
    );
  return [
    row(`${few} stories, over express`, 'few', 'bare', { kind: 'at least', ratio: 2 }),
    row(`${many} stories, over express`, 'many', 'bare', { kind: 'at least', ratio: 2 }),
    row(`${many} stories, over node:http`, 'many', 'http', { kind: 'at least', ratio: 0.6 }),
    // A twentieth is what rounds on a quiet machine differ by.
    row(`${many} stories, over ${few}`, 'many', 'few', { kind: 'at least', ratio: 0.95 }),
  ];
}

/** What a page from memory costs the server's process: on a busy machine it says more than how many are answered. */
async function measureCost(page: PageName, { bare, http, many: archive }: Archives): Promise<Row[]> {
  const cost = (url: URL, path: string, pid: number) => () =>
    processorPerRequest(new URL(path, url), pid, loadSeconds);
  const rounds = await inRounds(
    {
      bare: cost(bare.url, barePath(page), bare.pid),
      http: cost(http.url, barePath(page), http.pid),
      ours: cost(archive.url, archive.pages[page], archive.pid),
    },
    roundsForHonesty,
  );
  const row = (name: string, over: 'bare' | 'http', aim: Aim): Row =>
    compare(
      `${page}: processor time, over ${name}`,
      rounds.map((round) => [round.ours, round[over]]),
      aim,
      'µs',
    );
  return [
    row('express', 'bare', { kind: 'at most', ratio: 0.5 }),
    row('node:http', 'http', { kind: 'at most', ratio: 1.67 }),
  ];
}

/** Pages that are in nobody's memory, over bare Express that renders the same view with what such a page shows. */
async function firstRenders({ render, many: archive }: Archives): Promise<Row[]> {
  const rows: Row[] = [];
  const ways = {
    story: archive.stories.map(({ id }) => `/stories/${id}`),
    theme: archive.stories.map(({ id, publishedAt: since }) => {
      const after = new URLSearchParams({ after: writeCursor({ direction: 'older', since, id }) });
      return `/themes/${firstTheme}?${after}`;
    }),
  };
  for (const [page, all] of Object.entries(ways)) {
    let paths = all;
    const sides = {
      bare: () =>
        firstVisits(
          render,
          all.map((path) => `/gallery/${page}${path}`),
        ),
      async ours() {
        const visited = await firstVisits(archive, paths);
        paths = paths.slice(visited.next);
        return visited;
      },
    };
    // So that no process is measured before it has warmed up.
    for (let round = 0; round < 3; round += 1)
      await eachOnce({ bare: rateOf(sides.bare), ours: rateOf(sides.ours) });
    const rates = await inRounds({ bare: rateOf(sides.bare), ours: rateOf(sides.ours) }, roundsForHonesty);
    const costs = await inRounds({ bare: costOf(sides.bare), ours: costOf(sides.ours) }, roundsForHonesty);
    const pairs = (rounds: typeof rates) => rounds.map((round) => [round.ours, round.bare] as const);
    rows.push(
      compare(`${page}: first render, over express`, pairs(rates), { kind: 'at least', ratio: 0.5 }),
      compare(`${page}: first render, processor time`, pairs(costs), { kind: 'at most', ratio: 2 }, 'µs'),
    );
  }
  return rows;
}

type Visited = Awaited<ReturnType<typeof firstVisits>>;
const rateOf = (visit: () => Promise<Visited>) => async () => (await visit()).rate;
const costOf = (visit: () => Promise<Visited>) => async () => (await visit()).processorMicroseconds;

/** Browsers ask for packed pages; bare Express packs nothing. */
async function asBrowsersAsk({ bare, many: archive }: Archives): Promise<Row> {
  const packed = { 'accept-encoding': 'gzip, deflate, br' };
  const rounds = await inRounds(
    {
      bare: () => requestsASecond(new URL(barePath('home'), bare.url), loadSeconds, packed),
      ours: () => requestsASecond(archive.url, loadSeconds, packed),
    },
    roundsForHonesty,
  );
  return compare(
    `home: ${many} stories, packed, over express`,
    rounds.map((round) => [round.ours, round.bare]),
    null,
  );
}

/** Decision upon decision, as fast as the store saves them: no page is good for longer than a moment. */
async function whileItChanges({ bare, many: archive }: Archives): Promise<Row> {
  const rounds = await inRounds(
    {
      bare: () => requestsASecond(new URL(barePath('theme'), bare.url), loadSeconds),
      async ours() {
        const state = { loaded: false };
        const changing = (async () => {
          while (!state.loaded) await archive.change();
        })();
        try {
          return await requestsASecond(new URL(archive.pages.theme, archive.url), loadSeconds);
        } finally {
          state.loaded = true;
          await changing;
        }
      },
    },
    roundsForHonesty,
  );
  return compare(
    `theme: ${many} stories, always changing, over express`,
    rounds.map((round) => [round.ours, round.bare]),
    null,
  );
}

const barePath = (page: string) => `/${page.replace(/\W+/g, '-')}`;

/** Writes down what the views are given, for bare Express to render. */
async function saveModels(archive: FilledArchive, folder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const page of ['story', 'theme'] as const) {
    const { view, model } = await archive.modelOf(page);
    const file = join(folder, `${page}.model`);
    await writeFile(file, serialize(model));
    files.set(view, file);
  }
  return files;
}

/** Writes down what the archive answers, for bare Express to answer with. */
async function savePages(archive: FilledArchive, folder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  await mkdir(join(folder, 'bare'));
  for (const page of pageNames) {
    const response = await fetch(new URL(archive.pages[page], archive.url));
    if (!response.ok) throw new Error(`Expected ${page} to answer but received ${response.status}`);
    const file = join(folder, 'bare', `${barePath(page).slice(1)}.html`);
    await writeFile(file, await response.text());
    files.set(barePath(page), file);
  }
  return files;
}

function compare(
  what: string,
  pairs: readonly (readonly [number, number])[],
  aim: Aim | null,
  unit = '/s',
): Row {
  const ratios = pairs.map(([ours, over]) => ours / over);
  const middle = (values: readonly number[]) =>
    `${median(values).toFixed(0)}${unit === '/s' ? unit : ` ${unit}`}`;
  return {
    what,
    ours: middle(pairs.map(([ours]) => ours)),
    bare: middle(pairs.map(([, over]) => over)),
    ratio: median(ratios),
    spread: [Math.min(...ratios), Math.max(...ratios)],
    aim,
  };
}
