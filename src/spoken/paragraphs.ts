import { endsSentence, type TimedWord } from './timed-word.ts';

/** Seconds of silence after which a new paragraph begins. */
const longPause = 2;
/** After so many words a paragraph ends with its sentence. */
const manyWords = 90;

/** The words in paragraphs: a new one after a long pause, or at the end of a sentence once one has grown long. */
export function paragraphsOf(words: readonly TimedWord[]): readonly (readonly TimedWord[])[] {
  const paragraphs: TimedWord[][] = [];
  for (const word of words) {
    const open = paragraphs.at(-1);
    const before = open?.at(-1);
    const isNew =
      !open ||
      !before ||
      word.start - before.end >= longPause ||
      (open.length >= manyWords && endsSentence(before.text));
    if (isNew) paragraphs.push([word]);
    else open.push(word);
  }
  return paragraphs;
}

/** As text, an empty line between two paragraphs. */
export function transcriptOf(words: readonly TimedWord[]): string {
  return paragraphsOf(words)
    .map((paragraph) => paragraph.map(({ text }) => text).join(' '))
    .join('\n\n');
}
