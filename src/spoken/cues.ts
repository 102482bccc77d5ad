import { endsSentence, type TimedWord } from './timed-word.ts';

/**
 * Breaks words into captions: at most two lines of 37 characters, 1 to 7 s long, broken where the sense and the breath
 * break, and long enough to be read at 17 characters a second where the speech allows. Sources: the BBC's subtitle
 * guidelines, 2024; the Described and Captioned Media Program's captioning key.
 */

export interface SpokenCue {
  readonly start: number;
  readonly end: number;
  /** One or two. */
  readonly lines: readonly string[];
}

export const longestLine = 37;
const mostLines = 2;
const leastSeconds = 1;
const mostSeconds = 7;
const charactersASecond = 17;
/** A pause of this many seconds ends a caption. */
const breath = 0.8;
/** Two captions are this far apart or touch: a flash of nothing between them is worse than either. */
const gap = 0.12;

/** @param begins places in `words` at which a person has begun a new caption */
export function cuesOf(
  words: readonly TimedWord[],
  begins: ReadonlySet<number> = new Set(),
): readonly SpokenCue[] {
  const cues = groups(words, begins).flatMap((group) => cut(group));
  return cues.map((cue, at) => ({
    ...timed(cue, cues[at + 1]?.[0]?.start ?? Number.POSITIVE_INFINITY),
    lines: linesOf(cue),
  }));
}

/** Stretches of words without a long pause. */
function groups(words: readonly TimedWord[], begins: ReadonlySet<number>): readonly (readonly TimedWord[])[] {
  const found: TimedWord[][] = [];
  for (const [at, word] of words.entries()) {
    const open = found.at(-1);
    const before = open?.at(-1);
    if (open && before && word.start - before.end < breath && !begins.has(at)) open.push(word);
    else found.push([word]);
  }
  return found;
}

/**
 * The cheapest way to break a stretch into captions, by dynamic programming: each caption costs what its length, its end
 * and its reading speed are worth, and one that does not fit costs too much.
 */
function cut(words: readonly TimedWord[]): readonly (readonly TimedWord[])[] {
  const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }];
  for (let end = 1; end <= words.length; end += 1) {
    let found = { cost: Number.POSITIVE_INFINITY, from: end - 1 };
    for (let from = end - 1; from >= 0; from -= 1) {
      const part = words.slice(from, end);
      // One word that is too long by itself stands alone.
      if (part.length > 1 && !fits(part)) break;
      const cost = (best[from]?.cost ?? 0) + costOf(part, words[end]);
      if (cost < found.cost) found = { cost, from };
    }
    best.push(found);
  }
  const cues: (readonly TimedWord[])[] = [];
  for (let end = words.length; end > 0; ) {
    const { from } = best[end] ?? { from: 0 };
    cues.unshift(words.slice(from, end));
    end = from;
  }
  return cues;
}

const textOf = (words: readonly TimedWord[]) => words.map(({ text }) => text).join(' ');
const spoken = (words: readonly TimedWord[]) => (words.at(-1)?.end ?? 0) - (words[0]?.start ?? 0);

function fits(words: readonly TimedWord[]): boolean {
  return spoken(words) <= mostSeconds && wrap(words) !== null;
}

function costOf(words: readonly TimedWord[], next: TimedWord | undefined): number {
  const text = textOf(words);
  const last = words.at(-1);
  const pause = next && last ? next.start - last.end : breath;
  const seconds = Math.max(leastSeconds, spoken(words) + Math.max(0, pause - gap));
  const tooFast = Math.max(0, text.length / seconds - charactersASecond);
  const tooShort = Math.max(0, 20 - text.length) / 10;
  return 2 + breakCost(last?.text ?? '', pause, next === undefined) + tooFast / 4 + tooShort;
}

/** How bad it is to end a caption after this word. */
function breakCost(text: string, pause: number, isEnd: boolean): number {
  if (isEnd || endsSentence(text)) return 0;
  const byBreath = Math.max(0, 1 - pause / 0.5);
  if (/[,;:–—]["'”’)]*$/.test(text)) return 0.5 + byBreath / 2;
  return 1.5 + byBreath + (clings.has(text.toLowerCase()) ? 2 : 0);
}

/** Words that belong to the one after them. */
const clings = new Set(
  `a an the my your his her its our their this that these those and or but of to in on at by for from with as than if
   when because who which i you he she it we they is are was were be been not no very mr mrs ms dr st`.split(
    /\s+/,
  ),
);

/** The words in one line or in two that are about as long, or null where they do not fit. */
function wrap(words: readonly TimedWord[]): readonly string[] | null {
  const whole = textOf(words);
  if (whole.length <= longestLine) return [whole];
  let best: { lines: readonly string[]; cost: number } | null = null;
  for (let at = 1; at < words.length; at += 1) {
    const lines = [textOf(words.slice(0, at)), textOf(words.slice(at))];
    if (lines.length > mostLines || lines.some((line) => line.length > longestLine)) continue;
    const [first = '', second = ''] = lines;
    const cost = Math.abs(first.length - second.length) / 10 + breakCost(words[at - 1]?.text ?? '', 0, false);
    if (!best || cost < best.cost) best = { lines, cost };
  }
  return best?.lines ?? null;
}

const linesOf = (words: readonly TimedWord[]) => wrap(words) ?? [textOf(words)];

/** Times of a caption: as long as it takes to read, where the next one leaves room. */
function timed(words: readonly TimedWord[], next: number): { start: number; end: number } {
  const start = words[0]?.start ?? 0;
  const said = words.at(-1)?.end ?? start;
  const wanted = Math.max(said, start + leastSeconds, start + textOf(words).length / charactersASecond);
  const latest = next - start < leastSeconds ? next : Math.max(start, next - (next - wanted < gap ? 0 : gap));
  return { start, end: Math.min(wanted, latest, start + Math.max(mostSeconds, said - start)) };
}
