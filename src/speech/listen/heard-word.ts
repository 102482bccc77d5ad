import type { TimedWord } from '../../spoken/timed-word.ts';

/** One word as the machine heard it. */
export interface HeardWord extends TimedWord {
  /** True where the machine may well be wrong: a name, a number, a rare word, or one said in very little time. */
  readonly doubtful: boolean;
}

/** What a recogniser says of one window of sound. */
export interface HeardWindow {
  readonly text: string;
  /** Pieces of words; a word begins where one begins with a space. */
  readonly tokens: readonly string[];
  /** Seconds from the window's beginning, one a token. */
  readonly starts: readonly number[];
  /** Seconds, one a token. */
  readonly durations: readonly number[];
  /** Where the window's sound lies in the recording, in order. */
  readonly pieces: readonly Piece[];
}

/** A stretch of the recording within a window. Samples, at 16 kHz. */
export interface Piece {
  /** Where it begins in the recording. */
  readonly from: number;
  /** Where it begins in the window. */
  readonly at: number;
  readonly length: number;
}
