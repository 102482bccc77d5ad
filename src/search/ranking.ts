/** A story that has some of the words. */
export interface Candidate {
  readonly slot: number;
  /** Which words of the query it has, a bit each. */
  readonly mask: number;
  readonly score: number;
  readonly since: number;
}

/** All words before some, then by score, then the newest; no more than `most`. */
export function bestFirst(candidates: readonly Candidate[], most: number): readonly Candidate[] {
  const weighed = candidates.map((candidate) => ({ candidate, weight: weightOf(candidate) }));
  if (weighed.length > most) {
    // Sorting numbers alone is much quicker than sorting all that has them.
    const weights = Float64Array.from(weighed, ({ weight }) => weight).sort();
    const least = weights[weights.length - most] ?? 0;
    return inOrder(weighed.filter(({ weight }) => weight >= least)).slice(0, most);
  }
  return inOrder(weighed);
}

const inOrder = (weighed: readonly { readonly candidate: Candidate; readonly weight: number }[]) =>
  weighed
    .toSorted((one, other) => other.weight - one.weight || other.candidate.since - one.candidate.since)
    .map(({ candidate }) => candidate);

export const newestFirst = (candidates: readonly Candidate[]): readonly Candidate[] =>
  candidates.toSorted((one, other) => other.since - one.since || other.slot - one.slot);

/** More than any score: whoever has one word more comes first. */
const aWord = 1e6;
const weightOf = ({ mask, score }: Candidate) => bitsIn(mask) * aWord + Math.min(score, aWord - 1);

function bitsIn(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** Where a text's title ends, and where what is said in its works begins. */
export interface Places {
  readonly titleEnds: number;
  readonly spokenBegins: number;
}

export type Place = 'title' | 'written' | 'anywhere';

/**
 * Where the words that a text has of `mask` stand together, and how near to each other they stand: 1 is one after the other, 0 for a
 * single word.
 */
export function overlap(
  words: Uint32Array,
  { titleEnds, spokenBegins }: Places,
  mask: number,
  maskOf: (word: number) => number,
): { readonly place: Place; readonly near: number } {
  const last = new Map<number, number>();
  let [titleMask, writtenMask] = [0, 0];
  let shortest = Number.POSITIVE_INFINITY;
  const count = bitsIn(mask);
  for (const [at, word] of words.entries()) {
    const found = word === 0 ? 0 : maskOf(word) & mask;
    if (found === 0) continue;
    if (at < titleEnds) titleMask |= found;
    if (at < spokenBegins) writtenMask |= found;
    for (let rest = found; rest !== 0; rest &= rest - 1) last.set(rest & -rest, at);
    if (last.size === count) shortest = Math.min(shortest, at - Math.min(...last.values()) + 1);
  }
  const place = titleMask === mask ? 'title' : writtenMask === mask ? 'written' : 'anywhere';
  return { place, near: count > 1 && Number.isFinite(shortest) ? count / Math.max(count, shortest) : 0 };
}

/** True where each phrase stands somewhere, word after word. */
export function holdsPhrases(
  words: Uint32Array,
  phrases: readonly (readonly string[])[],
  folded: (word: number) => string,
): boolean {
  return phrases.every((phrase) => {
    const last = words.length - phrase.length;
    for (let at = 0; at <= last; at += 1) {
      if (phrase.every((wanted, index) => folded(words[at + index] ?? 0) === wanted)) return true;
    }
    return false;
  });
}
