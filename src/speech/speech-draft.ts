import type { MediaId, StoryId } from '../story/ids.ts';
import type { HeardWord } from './listen/heard-word.ts';

/**
 * What a machine heard in a recording. Nobody has checked it (P27), so it lies in a collection of its own: whoever looks
 * after the story and whoever told it may see it, and no public page, search, screen, export or log ever does.
 */
export interface SpeechDraft {
  readonly story: StoryId;
  readonly media: MediaId;
  /** Tag of the language that the machine was told. */
  readonly language: string;
  /** None where nobody speaks. */
  readonly words: readonly HeardWord[];
  readonly model: { readonly name: string; readonly sha256: string };
  readonly at: Date;
}

/** Contract; implemented in mongo/. */
export interface SpeechDraftStore {
  /** Of one story, in no order. */
  of(story: StoryId): Promise<readonly SpeechDraft[]>;
  /** Adds, or replaces what was heard before. */
  save(draft: SpeechDraft): Promise<void>;
  /** All that was heard of a story, or of one of its recordings. Does nothing where there is none. */
  remove(story: StoryId, media?: MediaId): Promise<void>;
  /** Which recordings there are drafts of, in all stories. */
  all(): AsyncIterable<Pick<SpeechDraft, 'story' | 'media'>>;
}
