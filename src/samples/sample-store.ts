import type { Story } from '../story/story.ts';

/** Whether this archive is to have samples: decided once, when it is first started, and by the command from then on. */
export type SampleWish = 'have' | 'have-none';

/** Contract; implemented in mongo/. */
export interface SampleStore {
  /** Every sample story, in any state. */
  samples(): AsyncIterable<Story>;
  /** Removes the story's record; quiet where it is gone already. @throws Error for a story that is not a sample. */
  remove(story: Story): Promise<void>;
  /** Null where nobody has decided yet. */
  wish(): Promise<SampleWish | null>;
  setWish(wish: SampleWish): Promise<void>;
  /** True where there is no story at all, not even a draft. */
  archiveIsEmpty(): Promise<boolean>;
}
