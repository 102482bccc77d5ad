import type { SearchRecord } from './search-record.ts';
import { createStoryIndex } from './story-index.ts';
import type { Answer, Labels, Question, Suggested } from './story-search.ts';

/** What an index is told; each is done before what is asked after it. */
export type Told =
  | { readonly kind: 'put'; readonly records: readonly SearchRecord[] }
  | { readonly kind: 'remove'; readonly ids: readonly string[] }
  | { readonly kind: 'name'; readonly labels: Labels }
  /** Forget everything. */
  | { readonly kind: 'clear' };

/** What it is asked. */
export type Asked =
  | { readonly kind: 'find'; readonly question: Question }
  | { readonly kind: 'suggest'; readonly typed: string };

/** Something that holds an index: this process itself, a thread, or another server. */
export interface IndexEngine {
  tell(told: Told): Promise<void>;
  /** @throws Unavailable where too many ask at once. */
  find(question: Question): Promise<Answer>;
  suggest(typed: string): Promise<Suggested>;
  close(): Promise<void>;
}

/** An index in this very thread: for small archives, tests and commands. */
export function createIndexHere(): IndexEngine {
  let index = createStoryIndex();
  return {
    async tell(told) {
      if (told.kind === 'put') index.put(told.records);
      else if (told.kind === 'remove') index.remove(told.ids);
      else if (told.kind === 'name') index.name(told.labels);
      else index = createStoryIndex();
    },
    find: async (question) => index.find(question),
    suggest: async (typed) => index.suggest(typed),
    async close() {
      index = createStoryIndex();
    },
  };
}
