import type { PublishedStoryView } from '../publish/published-stories.ts';
import { wordsOf } from '../story/text/words-of.ts';
import { type TextWord, wordsIn } from './folded.ts';
import { isHard, writtenIn } from './search-record.ts';
import { passagesOf, type SpokenPassage } from './spoken-passages.ts';
import { baseLanguage, stemOf } from './stems.ts';
import type { Snippet, Sought } from './story-search.ts';

/** Characters that are shown before the first word that was looked for, and in all. */
const before = 60;
const whole = 220;
/** Longer texts are looked through to here. */
const longest = 100_000;

/** What is written, in the order in which it is shown; the title and the names stand over it anyway. */
const writtenFields = ['words', 'alt', 'madeOf'] as const;

interface Passage extends Pick<SpokenPassage, 'text' | 'language'> {
  readonly spoken: SpokenPassage | null;
}

/**
 * Where the words that were looked for stand in a story: in its words, or else in what is said in it or told of it. Null where they do
 * not, and of a hard story, which keeps its words to itself.
 */
export function snippetOf(story: PublishedStoryView, sought: Sought): Snippet | null {
  if (sought.stems.length === 0 || isHard(story)) return null;
  const texts = writtenIn(story);
  const passages: Passage[] = [
    ...writtenFields.flatMap((wanted) =>
      texts.flatMap(({ field, text, language }) =>
        field === wanted ? { text, language, spoken: null } : [],
      ),
    ),
    ...passagesOf(story).map((spoken) => ({ text: spoken.text, language: spoken.language, spoken })),
  ];
  const groupOf = finder(sought);
  let best: { readonly passage: Passage; readonly found: Found } | null = null;
  for (const passage of passages) {
    const found = bestPlace(passage, groupOf);
    // What is written comes before what is said, unless that has more of the words.
    if (found && (best === null || found.groups > best.found.groups)) best = { passage, found };
    if (best?.found.groups === sought.stems.length) break;
  }
  return best && cut(best.passage, best.found);
}

type GroupOf = (word: TextWord, language: string) => number | null;

/** Which of the words that were looked for it is. */
function finder({ stems, phrases }: Sought): GroupOf {
  const groups = new Map(stems.flatMap((each, group) => each.map((stem) => [stem, group] as const)));
  const quoted = new Set(phrases.flat());
  const known = new Map<string, number | null>();
  return (word, language) => {
    const key = `${language} ${word.text}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const isQuoted = quoted.has(word.folded) ? groups.size : null;
    const group =
      groups.get(word.folded) ?? groups.get(stemOf(word.text, baseLanguage(language))) ?? isQuoted;
    known.set(key, group);
    return group;
  };
}

interface Found {
  readonly marks: readonly TextWord[];
  /** Where the part with most of the words begins. */
  readonly first: TextWord;
  readonly groups: number;
}

function bestPlace({ text, language }: Passage, groupOf: GroupOf): Found | null {
  const marks: { readonly word: TextWord; readonly group: number }[] = [];
  for (const word of wordsIn(text.slice(0, longest))) {
    const group = groupOf(word, language);
    if (group !== null) marks.push({ word, group });
  }
  let best: { readonly first: TextWord; readonly groups: number } | null = null;
  for (const [at, { word }] of marks.entries()) {
    const near = new Set<number>();
    for (let next = at; next < marks.length; next += 1) {
      const other = marks[next];
      if (!other || other.word.end - word.start > whole - before) break;
      near.add(other.group);
    }
    if (best === null || near.size > best.groups) best = { first: word, groups: near.size };
  }
  return best && { ...best, marks: marks.map(({ word }) => word) };
}

function cut(passage: Passage, { marks, first }: Found): Snippet {
  const { text, language, spoken } = passage;
  const begins = wordStart(text, Math.max(0, first.start - before));
  const ends = wordEnd(text, Math.min(text.length, begins + whole));
  const parts: { text: string; marked: boolean }[] = [];
  let at = begins;
  const add = (until: number, marked: boolean) => {
    const piece = text.slice(at, until).replace(/\s+/gu, ' ');
    if (piece !== '') parts.push({ text: piece, marked });
    at = until;
  };
  for (const { start, end } of marks) {
    if (start < begins || end > ends) continue;
    add(start, false);
    add(end, true);
  }
  add(ends, false);
  const opening = begins > 0 ? [{ text: '… ', marked: false }] : [];
  const closing = ends < text.length ? [{ text: ' …', marked: false }] : [];
  return {
    parts: [...opening, ...parts, ...closing],
    language,
    moment: spoken && momentOf(spoken, first.start),
  };
}

/** The beginning of the word in which a place lies, or of the next where that is only a few letters away. */
function wordStart(text: string, at: number): number {
  if (at === 0) return 0;
  const next = text.slice(at).search(/\s\S/u);
  return next === -1 || next > 30 ? at : at + next + 1;
}

function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const last = text.slice(0, at).search(/\s\S*$/u);
  return last === -1 || at - last > 30 ? at : last;
}

function momentOf({ work, text, times }: SpokenPassage, at: number): Snippet['moment'] {
  const earlier = text.slice(0, at);
  // A bracket before it belongs to its own word.
  const place = wordsOf(earlier).length - (/\S$/u.test(earlier) ? 1 : 0);
  const said = times?.[place] ?? times?.at(-1);
  return said === undefined ? null : { work, second: Math.floor(said) };
}
