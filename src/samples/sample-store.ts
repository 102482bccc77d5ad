import type { Story } from '../story/story.ts';

/** Contract; implemented in mongo/. */
export interface SampleStore {
  /** Every sample story, in any state. */
  samples(): AsyncIterable<Story>;
  /** Removes the story's record; quiet where it is gone already. @throws Error for a story that is not a sample. */
  remove(story: Story): Promise<void>;
}
