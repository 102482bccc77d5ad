import MiniSearch from 'minisearch';
import { createStoryIndex } from '../src/search/story-index.ts';
import { madeCollection, madeThemes } from '../test/support/made-collection.ts';
import { inRounds, median } from './rounds.ts';
import type { Row } from './table.ts';

/**
 * How long 100,000 stories take to be indexed, what they take, and how long a question takes, beside MiniSearch alone with the same texts,
 * as its manual writes it. BENCH_STORIES makes it fewer.
 */

const most = Number(process.env.BENCH_STORIES ?? 100_000);
const aBatch = 1000;

export async function measureSearch(): Promise<Row[]> {
  const { stories, questions } = madeCollection(most);
  const records = stories.map(({ record }) => record);
  const typed = questions.map((question) => question.typed);
  const labels = madeThemes.map((slug) => ({ slug, name: slug }));

  const before = held();
  const index = createStoryIndex();
  const ours = indexed(() => {
    for (let at = 0; at < most; at += aBatch) index.put(records.slice(at, at + aBatch));
    index.name({ theme: labels, neighbourhood: [], exhibition: [] });
  });
  const between = held();
  const mini = new MiniSearch({
    fields: ['title', 'credit', 'text'],
    searchOptions: { boost: { title: 6, credit: 4 }, prefix: true, fuzzy: 0.2 },
  });
  const bare = indexed(() => {
    for (const { id, title, texts } of records) {
      const [credit, ...rest] = texts.filter(({ field }) => field !== 'title');
      mini.add({ id, title, credit: credit?.text ?? '', text: rest.map(({ text }) => text).join(' ') });
    }
  });
  const after = held();
  say(`${most} stories indexed in ${ours.toFixed(1)} s, ${(between - before).toFixed(0)} MB`);
  say(`by MiniSearch alone in ${bare.toFixed(1)} s, ${(after - between).toFixed(0)} MB`);

  const ask = {
    ours: (words: string) => index.find({ words, chosen: {}, order: 'best', from: 0, most: 12 }),
    bare: (words: string) => mini.search(words).slice(0, 12),
  };
  const times: Record<keyof typeof ask, number[]> = { ours: [], bare: [] };
  const asking = (who: keyof typeof ask) => async () => {
    for (const words of typed) {
      const began = performance.now();
      ask[who](words);
      times[who].push(performance.now() - began);
    }
    return times[who].slice(-typed.length).reduce((sum, each) => sum + each, 0);
  };
  for (const words of typed.slice(0, 20)) for (const each of Object.values(ask)) each(words);
  const rounds = await inRounds({ ours: asking('ours'), bare: asking('bare') }, { most: 5, seconds: 60 });
  for (const [who, all] of Object.entries(times)) {
    say(`${who}: median ${at(all, 0.5).toFixed(1)} ms, 95 of 100 within ${at(all, 0.95).toFixed(1)} ms`);
  }
  const row = (what: string, one: number, other: number, unit: string, ratios: number[]): Row => ({
    what: `${what}, ${most} stories`,
    ours: `${one.toFixed(1)} ${unit}`,
    bare: `${other.toFixed(1)} ${unit}`,
    ratio: median(ratios),
    spread: [Math.min(...ratios), Math.max(...ratios)],
    aim: null,
  });
  return [
    row('search: indexing', ours, bare, 's', [ours / bare]),
    row('search: memory', between - before, after - between, 'MB', [(between - before) / (after - between)]),
    row('search: a question, median', at(times.ours, 0.5), at(times.bare, 0.5), 'ms', [
      at(times.ours, 0.5) / at(times.bare, 0.5),
    ]),
    row('search: a question, 95 of 100', at(times.ours, 0.95), at(times.bare, 0.95), 'ms', [
      at(times.ours, 0.95) / at(times.bare, 0.95),
    ]),
    row(
      'search: 200 questions',
      at(times.ours, 0.5),
      at(times.bare, 0.5),
      'ms each',
      rounds.map((round) => round.ours / round.bare),
    ),
  ];
}

/** Seconds of this process. */
function indexed(work: () => void): number {
  const began = performance.now();
  work();
  return (performance.now() - began) / 1000;
}

const at = (all: readonly number[], share: number) =>
  all.toSorted((one, other) => one - other)[Math.floor((all.length - 1) * share)] ?? 0;

/** Megabytes that are held, as far as the collector will say. */
function held(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

const say = (line: string) => process.stderr.write(`bench: ${line}\n`);
