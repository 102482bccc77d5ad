import type { CuratorId, StoryId } from './ids.ts';

/** A curator looked at something that is kept back: a contact, an original, an export. Names no resident (P12). */
export interface Look {
  readonly story: StoryId;
  readonly at: Date;
  readonly by: CuratorId;
  readonly what: LookedAt;
}
export type LookedAt = 'contact' | 'original';

/** Contract; implemented in mongo/. */
export interface LookStore {
  record(look: Look): Promise<void>;
  /** Oldest first. */
  of(story: StoryId): Promise<readonly Look[]>;
}
