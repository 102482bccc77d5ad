import { writeCaptions } from '../spoken/caption-files.ts';
import { cuesOf, type SpokenCue } from '../spoken/cues.ts';
import type { TimedWord } from '../spoken/timed-word.ts';
import { wordsOf } from '../story/text/words-of.ts';
import type { PlacedPiece } from './placed-words.ts';

/** What a desk's pieces come to. */
export interface WrittenWords {
  /** A paragraph a piece, an empty line between two. */
  readonly transcript: string;
  /** WebVTT; null where it is not known yet when a piece is said. */
  readonly captions: string | null;
  /** With their times; none where those are not known. */
  readonly words: readonly TimedWord[];
}

export function writtenWords(pieces: readonly PlacedPiece[]): WrittenWords {
  const spoken = pieces.filter(({ text }) => text.trim() !== '');
  const isPlaced = spoken.every(({ words }) => words.length > 0);
  return {
    transcript: spoken.map(({ text }) => wordsOf(text).join(' ')).join('\n\n'),
    captions: isPlaced && spoken.length > 0 ? captionsOf(spoken) : null,
    words: isPlaced ? spoken.flatMap(({ words }) => words) : [],
  };
}

/** A caption for each piece that fits into one; what is longer is cut as a machine's would be. */
function captionsOf(pieces: readonly PlacedPiece[]): string {
  const words = pieces.flatMap((piece) => piece.words);
  const begins = new Set<number>();
  /** When a caption whose last word stands there has to go, as somebody set it. */
  const ends = new Map<number, number>();
  let at = 0;
  for (const piece of pieces) {
    begins.add(at);
    at += piece.words.length;
    if (piece.end !== null) ends.set(at, piece.end);
  }
  let said = 0;
  const cues = cuesOf(words, begins).map((cue): SpokenCue => {
    said += cue.lines.flatMap(wordsOf).length;
    const end = ends.get(said);
    return end !== undefined && end > cue.start ? { ...cue, end } : cue;
  });
  return writeCaptions(
    cues.map(({ start, end, lines }, index) => ({
      start,
      // Players show a caption for a moment at least; two that overlap would stand over each other.
      end: Math.max(start + 0.001, Math.min(end, cues[index + 1]?.start ?? end)),
      lines,
    })),
  );
}
