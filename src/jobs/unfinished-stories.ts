import type { Story } from '../story/story.ts';

/** Stories whose state says that a worker has something to do. Contract; implemented in mongo/. */
export interface UnfinishedStories {
  all(): AsyncIterable<Story>;
}
