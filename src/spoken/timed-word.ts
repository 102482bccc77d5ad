/** One word of a recording, and when it is said. */
export interface TimedWord {
  /** As it is written, with the marks that belong to it, such as "Americans,". */
  readonly text: string;
  /** Seconds from the recording's beginning. */
  readonly start: number;
  readonly end: number;
}

/** Whether a word is the last of its sentence, by the marks after it. */
export const endsSentence = (text: string): boolean => /[.!?…]["'”’)]*$/.test(text);

/** The word without the marks around it. */
export const bareWord = (text: string): string => text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
