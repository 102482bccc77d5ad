import type { DraftStory, Story } from '../story/story.ts';

/** Stories whose state says that a worker has something to do. Contract; implemented in mongo/. */
export interface UnfinishedStories {
  all(): AsyncIterable<Story>;
  /** Drafts that nobody has touched since. */
  draftsLeftBefore(before: Date): AsyncIterable<DraftStory>;
}
