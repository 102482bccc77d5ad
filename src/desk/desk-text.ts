import type { CuratorId, MediaId, StoryId } from '../story/ids.ts';
import type { KnownWord } from './placed-words.ts';

/**
 * Words of a recording while people work on them. They are nobody's finished words yet (P27), so they lie in a collection of
 * their own, as a machine's draft does: whoever looks after the story and whoever told it may see them, and no public page,
 * search, screen, export or log ever does. What either saves of them becomes the story's.
 */
export interface DeskText {
  readonly story: StoryId;
  readonly media: MediaId;
  /** Of this text and no other: once it is the story's, the next one begins anew. */
  readonly id: string;
  /** 0 as it was made, and one more for each time that somebody's typing came in. */
  readonly version: number;
  /** The pieces: see pieces.ts. */
  readonly doc: Uint8Array;
  /** When its words are said, as far as it was known when it was made. */
  readonly known: readonly KnownWord[];
  readonly here: readonly Present[];
  /** When something was typed last. */
  readonly at: Date;
}

/** Whoever works at a desk: an account, or the one who told the story. */
export type AtWork = CuratorId | 'storyteller';

/** Somebody who has a desk open. */
export interface Present {
  readonly who: AtWork;
  /** One of their pages: the same person may have two. */
  readonly page: string;
  readonly seen: Date;
  /** Where they are in the text, as their page says it; null where they are in no piece. */
  readonly place: string | null;
}

/** Contract; implemented in mongo/. */
export interface DeskTextStore {
  find(story: StoryId, media: MediaId): Promise<DeskText | null>;
  /** Of one story, in no order. */
  of(story: StoryId): Promise<readonly DeskText[]>;
  /** Does nothing where there is one already. */
  add(text: DeskText): Promise<void>;
  /** False, and nothing is changed, where the one that is kept is not of that id and version any more. */
  replace(text: DeskText, was: Pick<DeskText, 'id' | 'version'>): Promise<boolean>;
  /** Who is there; nothing else is changed. */
  note(text: Pick<DeskText, 'story' | 'media' | 'id'>, here: readonly Present[]): Promise<void>;
  /** All of a story, or one of its recordings', or that only while it is of that id and version. */
  remove(story: StoryId, media?: MediaId, was?: Pick<DeskText, 'id' | 'version'>): Promise<void>;
  /** Which recordings there are some of, in all stories. */
  all(): AsyncIterable<Pick<DeskText, 'story' | 'media'>>;
}
