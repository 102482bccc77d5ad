import { syllable } from 'syllable';
import { hole } from './plain-words-html.ts';

export interface Measures {
  /** Of everything, labels and headings included; holes are not counted. */
  readonly words: number;
  readonly sentences: readonly string[];
  /** Words to a sentence. */
  readonly averageSentence: number;
  /** Years, as in "a reading age of 10". */
  readonly readingAge: number;
}

/** Fewer words than this is a label ("Your story", "Saved."): it would make the average look short. */
const shortestSentence = 3;
/** A list item or a legend of this length is read like a sentence, whether or not it ends in a full stop. */
const longestLabel = 7;

/**
 * How hard some pieces of text are to read. The reading age is the mean of two formulas that were fitted to school
 * books, Flesch–Kincaid (by syllables) and the Automated Readability Index (by letters): each gives a United States
 * school grade, and a child in grade n of the United States turns n + 6 in that year and reads, on entering it, at n + 5.
 * Sentences alone count for their length; the words of labels and headings count for their weight too.
 *
 * @param known lower-case words to count as easy: names, and words that the archive itself explains
 */
export function measure(pieces: readonly string[], known: ReadonlySet<string>): Measures {
  const sentences = pieces.flatMap(sentencesOf);
  const words = pieces.flatMap(wordsOf).filter((word) => word !== hole);
  const averageSentence = mean(sentences.map((sentence) => wordsOf(sentence).length));
  const syllablesEach = mean(
    words.map((word) => (isEasy(word, known) ? Math.min(2, syllables(word)) : syllables(word))),
  );
  const lettersEach = mean(
    words.map((word) => (isEasy(word, known) ? Math.min(6, letters(word)) : letters(word))),
  );
  const grades = [
    0.39 * averageSentence + 11.8 * syllablesEach - 15.59,
    0.5 * averageSentence + 4.71 * lettersEach - 21.43,
  ];
  return { words: words.length, sentences, averageSentence, readingAge: mean(grades) + 5 };
}

/** The sentences in a piece of text; none where it is a label. */
export function sentencesOf(piece: string): string[] {
  return piece
    .split(/(?<=[.?!…][”’)"\]]*)\s+(?=[“‘("[◌\p{Lu}\d])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => {
      const { length } = wordsOf(sentence);
      return length > longestLabel || (length >= shortestSentence && /[.?!…:][”’)"\]]*$/.test(sentence));
    });
}

/** Words as they are read aloud: "one-time" and "e-mail" are one each, a number is one, and so is a hole. */
export function wordsOf(text: string): string[] {
  return text.match(/◌|[\p{L}\p{N}](?:[\p{L}\p{N}’'.@/-]*[\p{L}\p{N}])?/gu) ?? [];
}

/** A word's own form in the table of known words: "Curators" and "curator’s" are "curator". */
export const isEasy = (word: string, known: ReadonlySet<string>): boolean =>
  /\d/.test(word) || formsOf(word).some((form) => known.has(form));

/** A word as it may stand in a table of words: as it is, without ’s, and without a plural s. */
export function formsOf(word: string): string[] {
  const lower = word.toLowerCase().replace(/[’']s$/, '');
  return [lower, lower.replace(/s$/, '')];
}

/** A number counts as one. */
const syllables = (word: string): number => Math.max(1, syllable(word.replaceAll('’', "'")));
const letters = (word: string): number => word.replace(/[^\p{L}\p{N}]/gu, '').length;

const mean = (numbers: readonly number[]): number =>
  numbers.length === 0 ? 0 : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
