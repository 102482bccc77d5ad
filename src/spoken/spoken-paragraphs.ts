import type { Hearing } from '../story/media.ts';
import { wordsOf } from '../story/text/words-of.ts';
import { transcriptOf } from './paragraphs.ts';
import { realign } from './realign.ts';
import { timedWordsIn } from './timed-captions.ts';

/** A paragraph of a transcript as pages and screens show it. */
export interface SpokenParagraph {
  readonly lines: readonly string[];
  /** When each of its words is said: seconds, with a space between two; null where that is not known. */
  readonly times: string | null;
}

/**
 * What is said, with the time of each word where captions tell it: the words are marked while they are heard. Without a
 * transcript the captions' own words are one. Empty where there is nothing to read.
 */
export function spokenParagraphs({
  transcript,
  captions,
}: Pick<Hearing, 'transcript' | 'captions'>): readonly SpokenParagraph[] {
  const timed = captions ? timedWordsIn(captions.vtt) : [];
  const text = transcript ?? transcriptOf(timed);
  const words = transcript === null ? timed : realign(transcript, timed);
  let at = 0;
  return paragraphsIn(text).map((lines) => {
    const count = lines.flatMap(wordsOf).length;
    const times = words.slice(at, at + count).map(({ start }) => start.toFixed(1));
    at += count;
    return { lines, times: times.length > 0 ? times.join(' ') : null };
  });
}

/** Its lines, by paragraph. */
const paragraphsIn = (text: string): readonly (readonly string[])[] =>
  text
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.split('\n').filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length > 0);
