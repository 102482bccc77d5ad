import { type ArrayChange, diffArrays } from 'diff';

/** Two versions of a text side by side: paragraph beside paragraph, with the words that were removed and added marked. */

export interface Run {
  readonly text: string;
  readonly mark: 'same' | 'removed' | 'added';
}

/** One paragraph of each version; null where a version has none. Or a number of paragraphs that did not change. */
export type Row =
  | { readonly kind: 'pair'; readonly before: readonly Run[] | null; readonly now: readonly Run[] | null }
  | { readonly kind: 'same'; readonly count: number };

/**
 * Rows from the top down; only one of kind `same` where nothing differs but empty lines and spaces at line ends.
 * However long and different they are it takes little more than `mostTime`: beyond that, or beyond `mostEdits`, it stops
 * looking for what is alike, and shows the old paragraphs as removed and the new ones as added.
 */
export function compareTexts(before: string, now: string): readonly Row[] {
  const deadline = performance.now() + mostTime;
  const rows: Row[] = [];
  let removed: readonly string[] = [];
  for (const change of changes(paragraphs(before), paragraphs(now), deadline)) {
    if (change.removed) {
      removed = change.value;
      continue;
    }
    rows.push(...paired(removed, change.added ? change.value : [], deadline));
    removed = [];
    if (!change.added) rows.push({ kind: 'same', count: change.count });
  }
  return [...rows, ...paired(removed, [], deadline)];
}

/** Insertions and deletions. Nobody reads more of them one by one, and finding the fewest takes the square of it. */
const mostEdits = 400;
/** Milliseconds. */
const mostTime = 1000;

/** Removals stand before the additions that replace them. */
function changes(before: string[], now: string[], deadline: number): readonly ArrayChange<string>[] {
  return (
    diffArrays(before, now, {
      maxEditLength: mostEdits,
      timeout: Math.max(0, deadline - performance.now()),
    }) ?? [
      { value: before, count: before.length, removed: true, added: false },
      { value: now, count: now.length, removed: false, added: true },
    ]
  );
}

function paragraphs(text: string): string[] {
  return text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter(Boolean);
}

/** How many paragraphs further down a changed one is looked for. */
const reach = 20;

/** Puts each removed paragraph beside the next added one that is like it; those that have none stand alone. */
function paired(removed: readonly string[], added: readonly string[], deadline: number): readonly Row[] {
  const rows: Row[] = [];
  let next = 0;
  for (const before of removed) {
    const found = added.slice(next, next + reach).findIndex((now) => areAlike(before, now));
    if (found === -1) {
      rows.push({ kind: 'pair', before: [{ text: before, mark: 'removed' }], now: null });
      continue;
    }
    const match = next + found;
    rows.push(...added.slice(next, match).map(alone));
    rows.push({ kind: 'pair', ...compareWords(before, added[match] ?? '', deadline) });
    next = match + 1;
  }
  return [...rows, ...added.slice(next).map(alone)];
}

const alone = (now: string): Row => ({ kind: 'pair', before: null, now: [{ text: now, mark: 'added' }] });

/** Two paragraphs count as one that was changed where they share a good part of their words, in any order. */
function areAlike(before: string, now: string): boolean {
  const one = wordsIn(before);
  const other = wordsIn(now);
  // A short line, such as a title or a name, is put beside whatever replaced it.
  if (Math.max(one.length, other.length) <= 12) return true;
  const left = new Map<string, number>();
  for (const word of one) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of other) {
    const count = left.get(word) ?? 0;
    if (count > 0) shared += 1;
    left.set(word, count - 1);
  }
  return (2 * shared) / (one.length + other.length) > 0.4;
}

const wordsIn = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

function compareWords(before: string, now: string, deadline: number) {
  const words = changes(tokens(before), tokens(now), deadline);
  return { before: runs(words, 'removed'), now: runs(words, 'added') };
}

/** Words, spaces, and single marks between them. */
const tokens = (text: string): string[] =>
  text.match(/[\p{L}\p{M}\p{N}'’-]+|\s+|[^\p{L}\p{M}\p{N}\s'’-]/gu) ?? [];

/** One version of a paragraph: what did not change and what has the mark. */
function runs(words: readonly ArrayChange<string>[], mark: 'removed' | 'added'): readonly Run[] {
  const side = words
    .filter((change) => change[mark] || !(change.removed || change.added))
    .map((change): Run => ({ text: change.value.join(''), mark: change[mark] ? mark : 'same' }));
  const joined: Run[] = [];
  for (const [index, run] of side.entries()) {
    const last = joined.at(-1);
    // A space between two marked words is marked too, so that they read as one stretch.
    const isBetween = run.text.trim() === '' && last?.mark === mark && side[index + 1]?.mark === mark;
    const as = isBetween ? mark : run.mark;
    if (last?.mark === as) joined[joined.length - 1] = { text: last.text + run.text, mark: as };
    else joined.push({ text: run.text, mark: as });
  }
  return joined;
}
