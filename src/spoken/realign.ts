import { diffArrays } from 'diff';
import { wordsOf } from '../story/text/words-of.ts';
import { bareWord, type TimedWord } from './timed-word.ts';

/** Insertions and deletions. A text with more of them is another text, and is spread evenly. */
const mostEdits = 2000;
/** Milliseconds. */
const mostTime = 500;
/** What a word takes that was added where no time is left for it, in seconds. */
const addedSeconds = 0.3;

/**
 * The words of `text`, with the times of those in `timed` that they came from: whoever corrects a text never touches a time.
 * A word that is the same keeps its time, whatever marks and capitals it has; what stands between two such shares the time
 * between them by length. Times never go back.
 */
export function realign(text: string, timed: readonly TimedWord[]): readonly TimedWord[] {
  const words = wordsOf(text);
  if (words.length === 0 || timed.length === 0) return [];
  const placed: TimedWord[] = [];
  let at = 0;
  let replaced: readonly TimedWord[] = [];
  for (const { added, removed, count } of changes(timed, words)) {
    if (removed) {
      replaced = timed.slice(at, at + count);
      at += count;
      continue;
    }
    const now = words.slice(placed.length, placed.length + count);
    if (added) {
      placed.push(...spread(now, spanFor(now, replaced, placed.at(-1), timed[at])));
    } else {
      placed.push(
        ...timed
          .slice(at, at + count)
          .map(({ start, end }, index) => ({ text: now[index] ?? '', start, end })),
      );
      at += count;
    }
    replaced = [];
  }
  return placed;
}

function changes(timed: readonly TimedWord[], words: readonly string[]) {
  const key = (word: string) => bareWord(word).toLowerCase() || word;
  const before = timed.map(({ text }) => key(text));
  const now = words.map(key);
  return (
    diffArrays(before, now, { maxEditLength: mostEdits, timeout: mostTime }) ?? [
      { removed: true, added: false, count: before.length },
      { removed: false, added: true, count: now.length },
    ]
  );
}

/** Where the words lie that stand for `replaced`, or between `before` and `next`. */
function spanFor(
  words: readonly string[],
  replaced: readonly TimedWord[],
  before: TimedWord | undefined,
  next: TimedWord | undefined,
): { start: number; end: number } {
  const [first] = replaced;
  const last = replaced.at(-1);
  if (first && last) return { start: first.start, end: last.end };
  if (!before) {
    const end = next?.start ?? 0;
    return { start: Math.max(0, end - addedSeconds * words.length), end };
  }
  const latest = before.end + addedSeconds * words.length;
  return { start: before.end, end: next ? Math.min(next.start, latest) : latest };
}

/** Words one after the other, each with a part of the time by its length. */
export function spread(
  words: readonly string[],
  { start, end }: { start: number; end: number },
): readonly TimedWord[] {
  const all = words.reduce((sum, word) => sum + word.length, 0);
  const each = Math.max(0, end - start) / Math.max(1, all);
  let gone = 0;
  return words.map((text) => {
    const from = start + gone * each;
    gone += text.length;
    return { text, start: from, end: start + gone * each };
  });
}
