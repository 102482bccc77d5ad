import type { CuratorId, StoryId } from '../ids.ts';

/** A curator looked at something that is kept back: a contact or an original. Names no resident (P12). */
export interface Look {
  readonly story: StoryId;
  readonly at: Date;
  readonly by: CuratorId;
  readonly what: LookedAt;
}
/** `contact` is the storyteller's, `concern-contact` that of somebody who asked to hide the story. */
export type LookedAt = 'contact' | 'concern-contact' | 'original';

/** Contract; implemented in mongo/. */
export interface LookStore {
  record(look: Look): Promise<void>;
  /** Oldest first. */
  of(story: StoryId): Promise<readonly Look[]>;
}
