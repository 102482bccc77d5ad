import SearchableMap from 'minisearch/SearchableMap';
import { fold, type TextWord } from './folded.ts';
import { commonWordsOf, stemOf } from './stems.ts';

/** A word as texts of one language have it. */
interface Form {
  readonly text: string;
  readonly folded: string;
  readonly stem: string;
  readonly language: string;
  readonly key: string;
  /** Stories that have it. */
  stories: number;
  /** Those of them in which it may be suggested to whoever types. */
  offered: number;
}

/** A word with all its forms, under its folded letters. */
interface Word {
  readonly folded: string;
  readonly forms: number[];
}

/** What is known of a word that somebody typed. */
export interface KnownWord {
  readonly folded: string;
  readonly stems: readonly string[];
  readonly stories: number;
}

/** A word to suggest, as most stories write it. */
export interface OfferedWord extends KnownWord {
  readonly text: string;
  readonly offered: number;
}

/**
 * Every word of the stories that are searched, with how many have it. A word goes with the last story that has it, and so does a
 * way to write it.
 */
export interface WordList {
  /** The word's number, for as long as some story has it. */
  number(word: TextWord, language: string): number;
  /** A story has these words, each once. */
  hold(numbers: Iterable<number>, offered: ReadonlySet<number>): void;
  release(numbers: Iterable<number>, offered: ReadonlySet<number>): void;
  stem(number: number): string;
  folded(number: number): string;
  find(folded: string): KnownWord | null;
  /** True where some story has a word with one of these stems. */
  hasStem(stems: Iterable<string>): boolean;
  /** Those that begin so, the most used first. */
  beginning(folded: string, most: number): readonly KnownWord[];
  /** The same of those that may be suggested. */
  offeredBeginning(folded: string, most: number): readonly OfferedWord[];
  /** The word where it may be suggested. */
  offer(folded: string): OfferedWord | null;
  /** Those that are written nearly so, the nearest first. */
  near(folded: string, most: number): readonly OfferedWord[];
  /** Whether most texts that have it say nothing by it. */
  isCommon(folded: string): boolean;
  readonly languages: ReadonlySet<string>;
  readonly size: number;
}

export function createWordList(): WordList {
  const forms: (Form | undefined)[] = [undefined];
  const free: number[] = [];
  const numbers = new Map<string, number>();
  const words = new SearchableMap<Word>();
  const languages = new Set<string>();
  /** How many forms have each stem. */
  const stems = new Map<string, number>();

  function add(word: TextWord, language: string, key: string): number {
    const stem = stemOf(word.text, language);
    const number = free.pop() ?? forms.length;
    forms[number] = { text: word.text, folded: word.folded, stem, language, key, stories: 0, offered: 0 };
    numbers.set(key, number);
    languages.add(language);
    stems.set(stem, (stems.get(stem) ?? 0) + 1);
    const known = words.get(word.folded);
    if (known) known.forms.push(number);
    else words.set(word.folded, { folded: word.folded, forms: [number] });
    return number;
  }

  function forget(number: number, { key, folded, stem }: Form): void {
    numbers.delete(key);
    const others = (stems.get(stem) ?? 1) - 1;
    if (others > 0) stems.set(stem, others);
    else stems.delete(stem);
    forms[number] = undefined;
    free.push(number);
    const word = words.get(folded);
    word?.forms.splice(word.forms.indexOf(number), 1);
    if (word?.forms.length === 0) words.delete(folded);
  }

  const formsOf = (word: Word) => word.forms.flatMap((number) => forms[number] ?? []);

  function offer(word: Word): OfferedWord | null {
    const all = formsOf(word);
    const offered = all.reduce((sum, form) => sum + form.offered, 0);
    if (offered === 0) return null;
    const shown = all.filter((form) => form.offered > 0);
    // A name has a capital wherever it stands; another word only where a sentence begins.
    const small = shown.filter(({ text }) => text === text.toLowerCase());
    const [best] = (small.length > 0 ? small : shown).sort((one, other) => other.offered - one.offered);
    return { ...knownOf(word, all), text: best?.text ?? word.folded, offered };
  }

  function begunWith(folded: string): readonly Word[] {
    const found: Word[] = [];
    for (const [, word] of words.atPrefix(folded)) {
      found.push(word);
      if (found.length >= mostLooked) break;
    }
    return found;
  }

  function knownOf({ folded }: Word, all: readonly Form[]): KnownWord {
    return {
      folded,
      stems: [...new Set(all.map(({ stem }) => stem))],
      stories: all.reduce((sum, { stories }) => sum + stories, 0),
    };
  }

  return {
    number(word, language) {
      const key = `${language} ${word.text}`;
      return numbers.get(key) ?? add(word, language, key);
    },
    hold(held, offered) {
      for (const number of held) {
        const form = forms[number];
        if (!form) continue;
        form.stories += 1;
        if (offered.has(number)) form.offered += 1;
      }
    },
    release(held, offered) {
      for (const number of held) {
        const form = forms[number];
        if (!form) continue;
        form.stories -= 1;
        if (offered.has(number)) form.offered -= 1;
        if (form.stories <= 0) forget(number, form);
      }
    },
    stem: (number) => forms[number]?.stem ?? '',
    folded: (number) => forms[number]?.folded ?? '',
    find(folded) {
      const word = words.get(folded);
      return word ? knownOf(word, formsOf(word)) : null;
    },
    hasStem: (wanted) => [...wanted].some((stem) => stems.has(stem)),
    beginning: (folded, most) =>
      begunWith(folded)
        .map((word) => knownOf(word, formsOf(word)))
        .sort((one, other) => other.stories - one.stories)
        .slice(0, most),
    offeredBeginning: (folded, most) =>
      begunWith(folded)
        .flatMap((word) => offer(word) ?? [])
        .sort((one, other) => other.offered - one.offered)
        .slice(0, most),
    offer(folded) {
      const word = words.get(folded);
      return word ? offer(word) : null;
    },
    near(folded, most) {
      const length = [...folded].length;
      if (length < 3 || length > longestNear) return [];
      const found = [...words.fuzzyGet(folded, length < 4 ? 1 : 2).values()].flatMap(([word, distance]) => {
        const offered = offer(word);
        return offered ? [{ offered, distance: nearness(folded, offered.folded, distance) }] : [];
      });
      return found
        .filter(({ distance }) => distance <= (length < 8 ? 1.5 : 2.5))
        .sort((one, other) => one.distance - other.distance || other.offered.offered - one.offered.offered)
        .slice(0, most)
        .map(({ offered }) => offered);
    },
    isCommon(folded) {
      const word = words.get(folded);
      if (!word) return commonWordsOf('en').has(folded);
      // What says nothing in one language may be a word of another: "can" is a song in Welsh.
      const all = formsOf(word);
      const stories = (these: readonly Form[]) => these.reduce((sum, form) => sum + form.stories, 0);
      return 2 * stories(all.filter(({ language }) => commonWordsOf(language).has(folded))) > stories(all);
    },
    languages,
    get size() {
      return numbers.size;
    },
  };
}

const mostLooked = 20_000;
const longestNear = 24;

/** Two letters in the wrong order are one slip, and the first letter is seldom wrong. */
function nearness(typed: string, word: string, distance: number): number {
  const swapped = distance === 2 && isSwapped(typed, word) ? 1 : distance;
  return swapped + (typed[0] === word[0] ? 0 : 0.5);
}

function isSwapped(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  return (
    at >= 0 &&
    one[at] === other[at + 1] &&
    one[at + 1] === other[at] &&
    one.slice(at + 2) === other.slice(at + 2)
  );
}

/** Every way in which stories of these languages could have a typed word. */
export function stemsOf(word: string, languages: Iterable<string>): readonly string[] {
  return [...new Set([fold(word), ...[...languages].map((language) => stemOf(word, language))])];
}
