import { diff, type Step } from './diff.ts';

/** Two versions of a text side by side: paragraph beside paragraph, with the words that went and came marked. */

export interface Run {
  readonly text: string;
  readonly mark: 'same' | 'removed' | 'added';
}

/** One paragraph of each side; null where a side has none. Or so many paragraphs that are the same on both. */
export type Row =
  | { readonly kind: 'pair'; readonly before: readonly Run[] | null; readonly now: readonly Run[] | null }
  | { readonly kind: 'same'; readonly count: number };

/** Rows from the top down; only one of kind `same` where nothing differs but empty lines and spaces at line ends. */
export function compareTexts(before: string, now: string): readonly Row[] {
  const rows: Row[] = [];
  let removed: string[] = [];
  let added: string[] = [];
  let alike = 0;
  const turn = () => {
    rows.push(...paired(removed, added));
    removed = [];
    added = [];
  };
  const steps = diff(paragraphs(before), paragraphs(now));
  for (const step of steps) {
    if (step.kind === 'same') {
      turn();
      alike += 1;
      continue;
    }
    if (alike > 0) rows.push({ kind: 'same', count: alike });
    alike = 0;
    if (step.kind === 'removed') removed.push(step.before);
    else added.push(step.now);
  }
  turn();
  if (alike > 0) rows.push({ kind: 'same', count: alike });
  return rows;
}

function paragraphs(text: string): readonly string[] {
  return text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter(Boolean);
}

/** Finds for each paragraph that went the first that came in its place; the others stand alone. */
function paired(removed: readonly string[], added: readonly string[]): Row[] {
  const rows: Row[] = [];
  let next = 0;
  for (const before of removed) {
    const match = added.findIndex((now, index) => index >= next && areAlike(before, now));
    if (match === -1) {
      rows.push({ kind: 'pair', before: [{ text: before, mark: 'removed' }], now: null });
      continue;
    }
    rows.push(...added.slice(next, match).map(alone));
    rows.push({ kind: 'pair', ...compareWords(before, added[match] ?? '') });
    next = match + 1;
  }
  return [...rows, ...added.slice(next).map(alone)];
}

const alone = (now: string): Row => ({ kind: 'pair', before: null, now: [{ text: now, mark: 'added' }] });

/** Two paragraphs are one that was changed where they share a good part of their words, in whatever order. */
function areAlike(before: string, now: string): boolean {
  const one = wordsIn(before);
  const other = wordsIn(now);
  // A line of a word or two, such as a title or a name, is set beside what took its place.
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

function compareWords(before: string, now: string) {
  const steps = diff(tokens(before), tokens(now));
  return { before: runs(steps, 'removed'), now: runs(steps, 'added') };
}

/** Words, spaces, and single marks between them. */
const tokens = (text: string) => text.match(/[\p{L}\p{M}\p{N}'’-]+|\s+|[^\p{L}\p{M}\p{N}\s'’-]/gu) ?? [];

function runs(steps: readonly Step<string>[], mark: 'removed' | 'added'): readonly Run[] {
  const side = steps.flatMap((step): Run[] => {
    if (step.kind === 'same') return [{ text: step.now, mark: 'same' }];
    if (step.kind !== mark) return [];
    return [{ text: step.kind === 'added' ? step.now : step.before, mark }];
  });
  const joined: Run[] = [];
  for (const [index, run] of side.entries()) {
    const last = joined.at(-1);
    // A space between two marked words belongs to them: it reads as one stretch.
    const isBetween = run.text.trim() === '' && last?.mark === mark && side[index + 1]?.mark === mark;
    const as = isBetween ? mark : run.mark;
    if (last?.mark === as) joined[joined.length - 1] = { text: last.text + run.text, mark: as };
    else joined.push({ text: run.text, mark: as });
  }
  return joined;
}
