import MiniSearch from 'minisearch';
import { CommandError } from '../errors.ts';
import { decode } from '../storage/codec.ts';
import type { Collection } from '../storage/collection.ts';
import type { Store } from '../storage/store.ts';
import { keyTuples } from './paths.ts';
import { type Doc, isDoc } from './values.ts';

/** English words too common to search for; MongoDB's list is longer. */
const STOP_WORDS = new Set(
  'a an and are as at be but by for from had has have he her his i in is it its me my not of on or our she so that the their them there they this to was we were what when which who will with you your'.split(
    ' ',
  ),
);

/** A light stemmer: plurals, -ed and -ing. MongoDB's Snowball goes further. */
function stem(word: string): string {
  if (word.length < 4) return word;
  return word
    .replace(/(ss|us|is)$/, '$1')
    .replace(/ies$/, 'y')
    .replace(/(x|ch|sh|ss|z)es$/, '$1')
    .replace(/([^su])s$/, '$1')
    .replace(/([a-z]{3,})(ing|ed)$/, '$1')
    .replace(/([^aeiouls])\1$/, '$1')
    .replace(/([a-z]{3,})e$/, '$1');
}

/** MongoDB parts words at punctuation and at symbols such as "<" alike. */
const DELIMITERS = /[\s\p{P}\p{S}\p{C}]+/u;

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

interface Wanted {
  readonly words: string[];
  readonly phrases: string[];
  readonly excluded: string[];
}

/** MongoDB's search string: words, "phrases" that must all stand, -words that must not. */
function parse(search: string): Wanted {
  const phrases: string[] = [];
  const rest = search.replace(/"([^"]*)"/g, (_all, phrase: string) => {
    if (phrase.trim() !== '') phrases.push(phrase.trim());
    return ` ${phrase} `;
  });
  const tokens = rest.split(/\s+/).filter((token) => token !== '');
  const isExcluded = (token: string) => /^-./.test(token);
  return {
    words: tokens.filter((token) => !isExcluded(token)),
    phrases: phrases.map(fold),
    excluded: tokens.filter(isExcluded).map((token) => token.slice(1)),
  };
}

/** Words of one collection for $text, in memory; records that changed are read again before the next search. */
export class TextIndex {
  private readonly store: Store;
  private readonly collection: Collection;
  private readonly weights: ReadonlyMap<string, number>;
  private readonly words: MiniSearch<Doc>;
  private readonly dirty = new Set<number>();
  private built = false;

  constructor(store: Store, collection: Collection, weights: ReadonlyMap<string, number>, english: boolean) {
    this.store = store;
    this.collection = collection;
    this.weights = weights;
    const term = (word: string) => {
      const folded = fold(word);
      if (!english) return folded;
      return STOP_WORDS.has(folded) ? null : stem(folded);
    };
    this.words = new MiniSearch<Doc>({
      idField: '#id',
      fields: [...weights.keys()],
      extractField: (doc, field) => (field === '#id' ? doc['#id'] : textOf(doc, field)),
      tokenize: (text) => text.split(DELIMITERS),
      processTerm: term,
      searchOptions: { boost: Object.fromEntries(weights), combineWith: 'OR' },
    });
  }

  /** Notes that a record changed; called after the change is on disk. */
  touch(id: number): void {
    if (this.built) this.dirty.add(id);
  }

  private refresh(): void {
    const changed = this.built ? [...this.dirty] : [...this.store.scan(this.collection)].map(({ id }) => id);
    this.built = true;
    this.dirty.clear();
    for (const id of changed) {
      if (this.words.has(id)) this.words.discard(id);
      const raw = this.store.get(this.collection, id);
      if (raw) this.words.add({ ...decode(raw), '#id': id });
    }
  }

  /** Record numbers with their scores, best first. */
  search(operand: unknown): { id: number; score: number }[] {
    const wanted = parse(searchString(operand));
    this.refresh();
    const excluded = new Set(wanted.excluded.length === 0 ? [] : this.ids(wanted.excluded.join(' ')));
    return this.words
      .search(wanted.words.join(' '))
      .map(({ id, score }) => ({ id: Number(id), score }))
      .filter(({ id }) => !excluded.has(id) && this.holdsPhrases(id, wanted.phrases));
  }

  private ids(words: string): number[] {
    return this.words.search(words).map(({ id }) => Number(id));
  }

  private holdsPhrases(id: number, phrases: readonly string[]): boolean {
    if (phrases.length === 0) return true;
    const raw = this.store.get(this.collection, id);
    const doc = raw ? decode(raw) : {};
    const text = [...this.weights.keys()].map((path) => fold(textOf(doc, path)));
    return phrases.every((phrase) => text.some((field) => field.includes(phrase)));
  }
}

function textOf(doc: Doc, path: string): string {
  const { tuples } = keyTuples(doc, [path.split('.')]);
  return tuples
    .flat()
    .filter((value) => typeof value === 'string')
    .join('\n');
}

function searchString(operand: unknown): string {
  if (!isDoc(operand) || typeof operand.$search !== 'string')
    throw new CommandError(9, '$text needs a $search string');
  const other = Object.keys(operand).find((key) => key !== '$search');
  if (other) throw new CommandError(9, `The embedded store's $text has no option '${other}'`);
  return operand.$search;
}
