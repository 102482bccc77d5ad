import type { PublishedStoryView } from '../publish/published-stories.ts';
import type { FacetName } from './search-record.ts';

/**
 * The search of what the public may see. Contract: it answers with what the read model of published stories returns at that moment, and
 * counts and suggests nothing of any other story. Implemented by an index in the server's memory; a search server could be another.
 */
export interface StorySearch {
  find(question: Question): Promise<Found>;
  suggest(typed: string): Promise<Suggestions>;
  /** Begins to read the stories, where nobody has searched yet. */
  begin(): void;
  close(): Promise<void>;
}

export interface Question {
  /** As somebody typed them; "" is all stories. */
  readonly words: string;
  readonly chosen: Readonly<Partial<Record<FacetName, string>>>;
  readonly order: 'best' | 'newest';
  /** How many to leave out from the beginning, and how many to return. */
  readonly from: number;
  readonly most: number;
}

export interface Found {
  readonly stories: readonly FoundStory[];
  /** How many were found, and how many of them have all the words: these come first. */
  readonly total: number;
  readonly withAll: number;
  readonly facets: Readonly<Record<FacetName, readonly FacetCount[]>>;
  /** What was typed, with words that stories have instead of those that none has; null where each is known. */
  readonly instead: string | null;
  /** Those that are open, by name. */
  readonly exhibitions: readonly Label[];
  /** False while the stories are still being read: what was read so far is the newest. */
  readonly complete: boolean;
}

export interface FoundStory {
  readonly story: PublishedStoryView;
  /** Where the words stand, those in `marked` between others; null where the title says it, or the story is a hard one. */
  readonly snippet: Snippet | null;
}

export interface Snippet {
  readonly parts: readonly { readonly text: string; readonly marked: boolean }[];
  /** BCP 47 tag. */
  readonly language: string;
  /** Where it is said: the work's place in the story, from 0, and the second; null of words that are not said. */
  readonly moment: { readonly work: number; readonly second: number } | null;
}

export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

export interface Suggestions {
  /** The whole of what could be typed. */
  readonly words: readonly string[];
  readonly stories: readonly Pick<PublishedStoryView, 'id' | 'title' | 'language'>[];
}

/** Names that are searched too. */
export interface Labels {
  readonly theme: readonly Label[];
  readonly neighbourhood: readonly Label[];
  readonly exhibition: readonly (Label & { readonly stories: readonly string[] })[];
}
export interface Label {
  readonly slug: string;
  readonly name: string;
}

/** What an index answers: ids only, of stories that it was given. */
export interface Answer extends Omit<Found, 'stories' | 'complete' | 'exhibitions'> {
  readonly ids: readonly string[];
  readonly sought: Sought;
}

/** What to mark in the texts that were found. */
export interface Sought {
  /** Of each word, its stems. */
  readonly stems: readonly (readonly string[])[];
  readonly phrases: readonly (readonly string[])[];
}

export interface Suggested {
  readonly words: readonly string[];
  /** Ids. */
  readonly stories: readonly string[];
}
