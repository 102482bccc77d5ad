import { realign, spread } from '../spoken/realign.ts';
import { bareWord, type TimedWord } from '../spoken/timed-word.ts';
import { wordsOf } from '../story/text/words-of.ts';
import type { Piece } from './pieces.ts';

/** A word whose time is known from before: a machine heard it, or it stood in captions. */
export interface KnownWord extends TimedWord {
  /** True where a machine may well be wrong. */
  readonly doubtful?: boolean;
}

/** A piece with the times of its words. */
export interface PlacedPiece extends Piece {
  /** One a word; none where nothing tells when they are said. */
  readonly words: readonly KnownWord[];
}

/**
 * When each word of each piece is said: as the word it came from in `known`, moved to where a person has set its piece.
 * Where nothing is known, the words of a piece lie between where it begins and where the next one does.
 */
export function placed(pieces: readonly Piece[], known: readonly KnownWord[]): readonly PlacedPiece[] {
  const all = withDoubts(realign(pieces.map(({ text }) => text).join(' '), known), known);
  const moments = new Set(known.map(({ start }) => start));
  let at = 0;
  const heard = pieces.map((piece, index): PlacedPiece => {
    const words = wordsOf(piece.text);
    const own = all.slice(at, at + words.length);
    at += words.length;
    return {
      ...piece,
      words: own.length > 0 ? withItsOwn(own, moments) : betweenMarks(words, pieces, index),
    };
  });
  return inOrder(heard.map(moved));
}

/** A word that stands as the machine wrote it is as doubtful as it was. */
function withDoubts(words: readonly TimedWord[], known: readonly KnownWord[]): readonly KnownWord[] {
  const doubts = new Map(known.filter(({ doubtful }) => doubtful).map((word) => [word.start, word.text]));
  return words.map((word) => {
    const written = doubts.get(word.start);
    return written !== undefined && bareWord(written) === bareWord(word.text)
      ? { ...word, doubtful: true }
      : word;
  });
}

/** Words that were added at the beginning of a piece, such as a name, belong to it and not to the pause before. */
function withItsOwn(words: readonly KnownWord[], moments: ReadonlySet<number>): readonly KnownWord[] {
  const at = words.findIndex(({ start }) => moments.has(start));
  const first = words[at];
  if (!first || at === 0) return words;
  const added = words.slice(0, at).map(({ text }) => text);
  // A speaker's name is read, and nobody says it.
  const seconds = added.at(-1)?.endsWith(':') ? 0 : secondsToSay(added);
  const start = Math.max(words[0]?.start ?? 0, first.start - seconds);
  return [...spread(added, { start, end: first.start }), ...words.slice(at)];
}

function betweenMarks(
  words: readonly string[],
  pieces: readonly Piece[],
  index: number,
): readonly TimedWord[] {
  const { start, end } = pieces[index] ?? { start: null, end: null };
  if (start === null) return [];
  const next = pieces.slice(index + 1).find((piece) => piece.start !== null)?.start ?? null;
  const latest = end ?? Math.min(next ?? Number.POSITIVE_INFINITY, start + secondsToSay(words));
  return spread(words, { start, end: Math.max(start, latest) });
}

/** Most people say some fourteen letters a second. */
const secondsToSay = (words: readonly string[]) => words.join(' ').length / 14;

/** The words of a piece whose beginning or end somebody has set, drawn to it. */
function moved(piece: PlacedPiece): PlacedPiece {
  const { words, start, end } = piece;
  const [first] = words;
  const last = words.at(-1);
  if (!first || !last || (start === null && end === null)) return piece;
  const from = start ?? Math.min(first.start, end ?? first.start);
  const to = Math.max(from, end ?? from + (last.end - first.start));
  const length = last.end - first.start;
  const rate = length > 0 ? (to - from) / length : 0;
  const there = (second: number) => from + (second - first.start) * rate;
  return {
    ...piece,
    words: words.map((word) => ({ ...word, start: there(word.start), end: there(word.end) })),
  };
}

/** Times never go back: where a piece was set to begin, all before it has been said. */
function inOrder(pieces: readonly PlacedPiece[]): readonly PlacedPiece[] {
  let limit = Number.POSITIVE_INFINITY;
  const limited = pieces.toReversed().map((piece) => {
    const before = limit;
    if (piece.start !== null) limit = Math.min(limit, piece.start);
    return { ...piece, words: piece.words.map((word) => ({ ...word, start: Math.min(word.start, before) })) };
  });
  let latest = 0;
  const rising = limited.toReversed().map((piece) => ({
    ...piece,
    words: piece.words.map((word) => {
      latest = Math.max(latest, word.start);
      return { ...word, start: latest };
    }),
  }));
  const starts = rising.flatMap(({ words }) => words.map(({ start }) => start));
  let at = 0;
  return rising.map((piece) => ({
    ...piece,
    words: piece.words.map((word) => {
      at += 1;
      return { ...word, end: Math.max(word.start, Math.min(word.end, starts[at] ?? word.end)) };
    }),
  }));
}
