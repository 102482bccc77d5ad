import MiniSearch from 'minisearch';
import { createFacetTable, type FacetTable } from './facet-table.ts';
import { wordsIn } from './folded.ts';
import { betterSpelling, type Query, readQuery } from './query.ts';
import {
  bestFirst,
  type Candidate,
  holdsPhrases,
  newestFirst,
  overlap,
  type Place,
  type Places,
} from './ranking.ts';
import {
  type FacetName,
  facetNames,
  type SearchField,
  type SearchRecord,
  searchFields,
} from './search-record.ts';
import { baseLanguage } from './stems.ts';
import type { Answer, Labels, Question, Suggested } from './story-search.ts';
import { createWordList, type OfferedWord } from './word-list.ts';

/** All public stories as they are searched, in memory. It holds nothing but what it was given, and forgets what it is told to. */
export interface StoryIndex {
  put(records: readonly SearchRecord[]): void;
  remove(ids: readonly string[]): void;
  /** Names of themes, neighbourhoods and exhibitions, and what hangs in these. */
  name(labels: Labels): void;
  find(question: Question): Answer;
  suggest(typed: string): Suggested;
  readonly size: number;
}

interface Entry {
  readonly id: string;
  readonly since: number;
  /** Numbers of what it can be narrowed by. */
  readonly facets: readonly number[];
  /** The title's words, with a space between two. */
  readonly title: string;
  /** Numbers of its words in their order, 0 between two texts; those of the title come first. */
  readonly words: Uint32Array;
  readonly places: Places;
  /** None of its words but its title's may be suggested. */
  readonly hard: boolean;
}

/** How much a word counts by where it stands. */
const boost: Readonly<Record<SearchField, number>> = {
  ...{ title: 6, credit: 4, madeOf: 3, words: 2, alt: 1.5, spoken: 1 },
};
const labelWeight = 3;
/** And by where all the words stand together. */
const placeWeights: Readonly<Record<Place, number>> = { title: 16, written: 4, anywhere: 1 };
/** So many of the best are looked at word by word. */
const lookedAt = 200;
/** And so many for a phrase. */
const lookedAtForPhrase = 5000;
const mostSuggested = 6;
const mostTitles = 3;

export function createStoryIndex(): StoryIndex {
  const list = createWordList();
  const mini = new MiniSearch<Readonly<Record<string, string>>>({
    idField: 'slot',
    fields: [...searchFields],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
    extractField: (document, field) => document[field] ?? '',
    searchOptions: { boost, combineWith: 'OR' },
    autoVacuum: { minDirtCount: 100, minDirtFactor: 0.1, batchSize: 1000, batchWait: 10 },
  });
  const slots = new Map<string, number>();
  const entries: (Entry | undefined)[] = [];
  let newest: readonly number[] | null = null;
  let labels: readonly NamedPart[] = [];
  /** By story, numbers of the exhibitions in which it hangs. */
  let hanging: ReadonlyMap<string, readonly number[]> = new Map();
  const table = createFacetTable();

  function put(record: SearchRecord): void {
    remove(record.id);
    const slot = entries.length;
    const words: number[] = [];
    const stems = new Map<SearchField, string[]>(searchFields.map((field) => [field, []]));
    let titleEnds = 0;
    let spokenBegins: number | null = null;
    for (const { field, language, text } of record.texts) {
      const tag = baseLanguage(language);
      if (words.length > 0) words.push(0);
      if (field === 'spoken') spokenBegins ??= words.length;
      for (const word of wordsIn(text)) {
        const number = list.number(word, tag);
        words.push(number);
        stems.get(field)?.push(list.stem(number));
      }
      if (field === 'title') titleEnds = words.length;
    }
    const { id, since, facets } = record;
    const title = wordsIn(record.title)
      .map(({ folded }) => folded)
      .join(' ');
    const entry: Entry = {
      ...{ id, since },
      facets: Object.entries(facets).flatMap(([facet, values]) =>
        values.map((value) => table.number(facet as FacetName, value)),
      ),
      title,
      words: Uint32Array.from(words),
      places: { titleEnds, spokenBegins: spokenBegins ?? words.length },
      hard: record.hard,
    };
    list.hold(new Set(entry.words), offeredIn(entry));
    entries.push(entry);
    slots.set(id, slot);
    mini.add({
      slot: String(slot),
      ...Object.fromEntries([...stems].map(([field, each]) => [field, each.join(' ')])),
    });
    newest = null;
  }

  function remove(id: string): void {
    const slot = slots.get(id);
    const entry = slot === undefined ? undefined : entries[slot];
    if (slot === undefined || !entry) return;
    mini.discard(String(slot));
    list.release(new Set(entry.words), offeredIn(entry));
    entries[slot] = undefined;
    slots.delete(id);
    newest = null;
  }

  function name(given: Labels): void {
    for (const { numbers } of labels) list.release(numbers, numbers);
    hanging = hangingOf(given, table);
    const held = new Set([...entries].flatMap((entry) => (entry ? narrowedBy(entry) : [])));
    labels = namedFacets.flatMap((facet) =>
      given[facet]
        .filter(({ slug }) => held.has(table.find(facet, slug) ?? -1))
        .map(({ slug, name: called }): NamedPart => {
          const numbers = new Set(wordsIn(called).map((word) => list.number(word, 'en')));
          list.hold(numbers, numbers);
          return { facet: table.number(facet, slug), numbers };
        }),
    );
  }

  const narrowedBy = (entry: Entry): readonly number[] => {
    const exhibitions = hanging.get(entry.id);
    return exhibitions ? [...entry.facets, ...exhibitions] : entry.facets;
  };

  function slotsNewestFirst(): readonly number[] {
    newest ??= [...slots.values()].sort((one, other) => sinceOf(other) - sinceOf(one) || other - one);
    return newest;
  }
  const sinceOf = (slot: number) => entries[slot]?.since ?? 0;

  /** What has any of the words, each with which of them. */
  function matches({ wanted, phrases }: Query): readonly Candidate[] {
    const bits = new Map<string, { mask: number; weight: number }>();
    for (const [at, { stems }] of wanted.entries()) {
      for (const [stem, weight] of stems) {
        const known = bits.get(stem);
        bits.set(stem, {
          mask: (known?.mask ?? 0) | (1 << at),
          weight: Math.max(weight, known?.weight ?? 0),
        });
      }
    }
    const results = mini.search([...bits.keys()].join(' '), {
      boostTerm: (term) => bits.get(term)?.weight ?? 0,
    });
    const said = results.map(({ id, score, queryTerms }): Candidate => {
      let mask = 0;
      for (const term of queryTerms) mask |= bits.get(term)?.mask ?? 0;
      const slot = Number(id);
      return { slot, mask, score, since: sinceOf(slot) };
    });
    const all = withLabelled(said, bits);
    if (phrases.length === 0) return all;
    return bestFirst(all, lookedAtForPhrase).filter(({ slot }) => {
      const entry = entries[slot];
      return entry && holdsPhrases(entry.words, phrases, list.folded);
    });
  }

  /** With those that are under a theme, a place or an exhibition of that name. */
  function withLabelled(
    said: readonly Candidate[],
    bits: ReadonlyMap<string, { readonly mask: number; readonly weight: number }>,
  ): readonly Candidate[] {
    const named = labels.flatMap(({ facet, numbers }) => {
      let [mask, weight] = [0, 0];
      for (const number of numbers) {
        const bit = bits.get(list.stem(number));
        mask |= bit?.mask ?? 0;
        weight += labelWeight * (bit?.weight ?? 0);
      }
      return mask === 0 ? [] : [{ facet, mask, weight }];
    });
    if (named.length === 0) return said;
    const found = new Map(said.map((candidate) => [candidate.slot, candidate]));
    for (const slot of slots.values()) {
      const entry = entries[slot];
      if (!entry) continue;
      for (const { facet, mask, weight } of named) {
        if (!narrowedBy(entry).includes(facet)) continue;
        const known = found.get(slot) ?? { slot, mask: 0, score: 0, since: entry.since };
        found.set(slot, { ...known, mask: known.mask | mask, score: known.score + weight });
      }
    }
    return [...found.values()];
  }

  /** The best of them once more, by how near their words stand and whether they stand in the title. */
  function lookAt(best: readonly Candidate[], query: Query): readonly Candidate[] {
    const asked = query.folded.join(' ');
    const masks = new Map<number, number>();
    const maskOf = (number: number) => {
      const known = masks.get(number);
      if (known !== undefined) return known;
      let mask = 0;
      for (const [at, { stems }] of query.wanted.entries()) if (stems.has(list.stem(number))) mask |= 1 << at;
      masks.set(number, mask);
      return mask;
    };
    return best.map((candidate) => {
      const entry = entries[candidate.slot];
      if (!entry) return candidate;
      const { place, near } = overlap(entry.words, entry.places, candidate.mask, maskOf);
      const byPlace = entry.title === asked ? 2 * placeWeights.title : placeWeights[place];
      return { ...candidate, score: candidate.score * byPlace * (1 + near / 2) };
    });
  }

  function find(question: Question): Answer {
    const query = readQuery(question.words, list);
    const hasWords = query.wanted.length > 0;
    // Words of which nothing can be looked for find nothing.
    const nothing = question.words !== '' && !hasWords;
    const found: readonly Candidate[] = hasWords
      ? matches(query)
      : nothing
        ? []
        : slotsNewestFirst().map((slot) => ({ slot, mask: 0, score: 0, since: 0 }));
    const { fitting, counts } = narrowed(found, question.chosen);
    const all = (1 << query.wanted.length) - 1;
    const withAll = fitting.filter(({ mask }) => mask === all).length;
    const wantsNewest = question.order === 'newest' || !hasWords;
    const shown = wantsNewest && withAll > 0 ? fitting.filter(({ mask }) => mask === all) : fitting;
    const { from, most } = question;
    const ordered = !hasWords
      ? shown
      : wantsNewest
        ? newestFirst(shown)
        : ranked(shown, query, Math.max(lookedAt, from + most));
    return {
      ids: ordered.slice(from, from + most).flatMap(({ slot }) => entries[slot]?.id ?? []),
      total: shown.length,
      withAll: wantsNewest ? shown.length : withAll,
      facets: counts,
      instead: betterSpelling(question.words, query),
      sought: {
        stems: query.wanted.map(({ stems }) => [...stems.keys()]),
        phrases: query.phrases,
      },
    };
  }

  function ranked(candidates: readonly Candidate[], query: Query, most: number): readonly Candidate[] {
    const best = bestFirst(candidates, most);
    return [...bestFirst(lookAt(best.slice(0, lookedAt), query), lookedAt), ...best.slice(lookedAt)];
  }

  /** What fits the choices, and how many would with each other choice instead of one. */
  function narrowed(found: readonly Candidate[], chosen: Question['chosen']) {
    const wanted = facetNames.flatMap((facet) => {
      const value = chosen[facet];
      return value === undefined ? [] : [{ facet, number: table.find(facet, value) ?? -1 }];
    });
    const counter = table.counter();
    const fitting: Candidate[] = [];
    for (const candidate of found) {
      const entry = entries[candidate.slot];
      if (!entry) continue;
      const numbers = narrowedBy(entry);
      const missed = wanted.filter(({ number }) => !numbers.includes(number));
      const [only] = missed;
      if (missed.length > 1) continue;
      if (!only) fitting.push(candidate);
      counter.add(numbers, only?.facet);
    }
    return { fitting, counts: counter.counts() };
  }

  function suggest(typed: string): Suggested {
    const words = wordsIn(typed);
    const last = words.at(-1);
    // After a space somebody has finished the word.
    if (!last || last.end !== typed.trimEnd().length || /\s$/u.test(typed)) return { words: [], stories: [] };
    const before = typed.slice(0, last.start);
    const earlier = readQuery(before, list).wanted.flatMap(({ stems }) => [...stems.keys()]);
    const begun =
      earlier.length > 0 ? besides(earlier, last.folded) : list.offeredBeginning(last.folded, mostSuggested);
    const offered = begun.length > 0 ? begun : list.near(last.folded, mostSuggested / 2);
    const beginnings = [...new Set(offered.flatMap(({ stems }) => stems))].join(' ');
    const titles = beginnings
      ? mini.search(
          {
            combineWith: 'AND',
            queries: [beginnings, ...(earlier.length > 0 ? [earlier.join(' ')] : [])].map((any) => ({
              combineWith: 'OR',
              queries: [any],
            })),
          },
          { fields: ['title'] },
        )
      : [];
    return {
      words: offered.map(({ text }) => before + text),
      stories: titles.slice(0, mostTitles).flatMap(({ id }) => entries[Number(id)]?.id ?? []),
    };
  }

  /** Words that begin so in the stories that have the others too, those of most stories first. */
  function besides(stems: readonly string[], beginning: string): readonly OfferedWord[] {
    const stories = new Map<string, number>();
    for (const { id } of mini.search(stems.join(' ')).slice(0, lookedAt)) {
      const entry = entries[Number(id)];
      const begun = [...(entry ? offeredIn(entry) : [])]
        .map(list.folded)
        .filter((folded) => folded.startsWith(beginning));
      for (const folded of new Set(begun)) stories.set(folded, (stories.get(folded) ?? 0) + 1);
    }
    return [...stories]
      .toSorted(([, one], [, other]) => other - one)
      .slice(0, mostSuggested)
      .flatMap(([folded]) => list.offer(folded) ?? []);
  }

  return {
    put: (records) => records.forEach(put),
    remove: (ids) => ids.forEach(remove),
    name,
    find,
    suggest,
    get size() {
      return slots.size;
    },
  };
}

const offeredIn = ({ words, places, hard }: Entry): ReadonlySet<number> =>
  new Set(hard ? words.subarray(0, places.titleEnds) : words);

/** Facets that have a name which is searched. */
const namedFacets = ['theme', 'neighbourhood', 'exhibition'] as const;

interface NamedPart {
  /** Its number in the table. */
  readonly facet: number;
  /** The words of its name. */
  readonly numbers: ReadonlySet<number>;
}

function hangingOf({ exhibition }: Labels, table: FacetTable): ReadonlyMap<string, readonly number[]> {
  const hanging = new Map<string, number[]>();
  for (const { slug, stories } of exhibition) {
    const number = table.number('exhibition', slug);
    for (const id of stories) hanging.set(id, [...(hanging.get(id) ?? []), number]);
  }
  return hanging;
}
