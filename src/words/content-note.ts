import type { Sensitivity } from '../story/telling.ts';
import type { Topic } from '../story/topics.ts';
import { say } from './say.ts';

/** What stands before a story about something hard (P11). */
export interface ContentNote {
  /** Whole sentences: the storyteller's or curator's own words where there are any, or else the subjects' notes. */
  readonly sentences: readonly string[];
  /** For a cover: "someone’s death, drink or drugs"; the beginning of its own words where no subject is named. */
  readonly short: string;
  /** One line for lists, feeds and other sites. */
  readonly line: string;
}

const longestLine = 120;

/**
 * The note of a story, or null where it needs none. A subject that the archive no longer knows still hides its story:
 * better a note too many than one too few.
 */
export function contentNote(
  { sensitive }: { readonly sensitive: Sensitivity },
  topics: readonly Topic[],
): ContentNote | null {
  if (sensitive.topics.length === 0 && sensitive.note === null) return null;
  const known = topicsOf(sensitive.topics, topics);
  const notes = sensitive.note === null ? known.map(({ note }) => note) : [sensitive.note];
  const sentences = notes.length > 0 ? notes : [say('hard-subjects-unnamed')];
  const short = known.map(({ name }) => midSentence(name)).join(', ') || shortened(sentences[0] ?? '');
  return { sentences, short, line: say('hard-subjects-line', { short }) };
}

/** The subjects that are named, in the archive's order. */
export function topicsOf(slugs: readonly string[], topics: readonly Topic[]): readonly Topic[] {
  return topics.filter(({ slug }) => slugs.includes(slug));
}

function midSentence(name: string): string {
  // A name in capitals, such as "NHS", stays as it is.
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.replace(/^./u, (letter) => letter.toLowerCase()) : name;
}

function shortened(sentence: string): string {
  if (sentence.length <= longestLine) return sentence;
  const cut = sentence.slice(0, longestLine);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longestLine / 2))}…`;
}
