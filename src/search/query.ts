import { type TextWord, wordsIn } from './folded.ts';
import { type KnownWord, type OfferedWord, stemsOf, type WordList } from './word-list.ts';

/** One thing that somebody looks for: a word in every form in which a story may have it. */
export interface Wanted {
  readonly folded: string;
  /** By stem, how much a story that has it counts. */
  readonly stems: ReadonlyMap<string, number>;
  /** What it was taken for, where no story has the word itself; null where some do, or it is the beginning of one. */
  readonly instead: OfferedWord | null;
}

export interface Query {
  readonly wanted: readonly Wanted[];
  /** Words that must stand one after the other, folded. */
  readonly phrases: readonly (readonly string[])[];
  /** All that was typed, folded, in its order. */
  readonly folded: readonly string[];
}

/** Nobody looks for more words at a time. */
const mostWords = 12;
/** So many words that no story has are looked up in other spellings. */
const mostUnknown = 3;
const mostBeginnings = 24;
const leastBeginning = 2;
const weights = { stem: 1, beginning: 0.6, near: 0.5 } as const;

const quoted = /["“”„«»](.*?)["“”„«»]/gu;

/**
 * Reads what somebody typed. Words that nearly every text has count for nothing, unless there are no others or they are in
 * quotes.
 */
export function readQuery(typed: string, list: WordList): Query {
  const phrases: string[][] = [];
  for (const [, inside = ''] of typed.matchAll(quoted)) {
    const phrase = wordsIn(inside).map(({ folded }) => folded);
    if (phrase.length > 0 && phrases.length < mostWords) phrases.push(phrase.slice(0, mostWords));
  }
  const all = firstOfEach(wordsIn(typed));
  const telling = all.filter(({ folded }) => !list.isCommon(folded));
  const words = (telling.length > 0 ? telling : all).slice(0, mostWords);
  let unknown = 0;
  const wanted = words.map((word): Wanted => {
    const known = list.find(word.folded);
    const stems = new Map((known?.stems ?? []).map((stem) => [stem, weights.stem]));
    for (const stem of stemsOf(word.text, list.languages)) stems.set(stem, weights.stem);
    if (known || list.hasStem(stems.keys()) || unknown >= mostUnknown)
      return { folded: word.folded, stems, instead: null };
    unknown += 1;
    return otherwise(word.folded, stems, list);
  });
  return { wanted, phrases, folded: wordsIn(typed).map(({ folded }) => folded) };
}

/** A word that no story has: the beginning of one that some do, or another spelling of it. */
function otherwise(folded: string, own: ReadonlyMap<string, number>, list: WordList): Wanted {
  const beginnings = folded.length >= leastBeginning ? list.beginning(folded, mostBeginnings) : [];
  if (beginnings.length > 0)
    return { folded, stems: weighted(own, beginnings, weights.beginning), instead: null };
  const near = list.near(folded, 3);
  const [instead = null] = near;
  return { folded, stems: weighted(own, instead ? [instead] : [], weights.near), instead };
}

function weighted(
  own: ReadonlyMap<string, number>,
  words: readonly KnownWord[],
  weight: number,
): ReadonlyMap<string, number> {
  const stems = new Map(words.flatMap((word) => word.stems.map((stem) => [stem, weight] as const)));
  for (const [stem, full] of own) stems.set(stem, full);
  return stems;
}

function firstOfEach(words: readonly TextWord[]): readonly TextWord[] {
  const seen = new Set<string>();
  return words.filter(({ folded }) => !seen.has(folded) && seen.add(folded));
}

/** What was typed, with the words that stories have in place of those that none has; null where each is known. */
export function betterSpelling(typed: string, { wanted }: Query): string | null {
  const better = new Map(
    wanted.flatMap(({ folded, instead }) => (instead ? [[folded, instead.text] as const] : [])),
  );
  if (better.size === 0) return null;
  let result = '';
  let from = 0;
  for (const { folded, start, end } of wordsIn(typed)) {
    const word = better.get(folded);
    if (word === undefined) continue;
    result += typed.slice(from, start) + word;
    from = end;
  }
  return result + typed.slice(from);
}
