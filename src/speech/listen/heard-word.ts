/** One word as the machine heard it. */
export interface HeardWord {
  /** As it is written, with the marks that belong to it, such as "Americans,". */
  readonly text: string;
  /** Seconds from the recording's beginning. */
  readonly start: number;
  readonly end: number;
  /** True where the machine may well be wrong: a name, a number, a rare word, or one said in very little time. */
  readonly doubtful: boolean;
}

/** Whether a word is the last of its sentence, by the marks after it. */
export const endsSentence = (text: string): boolean => /[.!?…]["'”’)]*$/.test(text);

/** The word without the marks around it. */
export const bareWord = (text: string): string => text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');

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
