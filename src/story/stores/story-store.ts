import type { AttemptToken, StoryId } from '../ids.ts';
import type { DraftStory, SentStory, Story } from '../story.ts';

/** Where stories are kept. Contract; implemented in mongo/. Public code never holds one (see publish/). */
export interface StoryStore {
  /** @throws Conflict where the id or the code exists already. */
  insert(story: Story): Promise<void>;
  find(id: StoryId): Promise<Story | null>;
  findByCodeHash(codeHash: string): Promise<Story | null>;
  /**
   * Saves `after` where the stored story is still `before` (same id, state and version); the stored version goes up by one.
   * Resolves to the story as stored. Where the public may see a difference, the gallery's edition goes up too.
   * @throws Conflict where it has changed since.
   */
  replace(before: Story, after: Story): Promise<Story>;
  /** Removes a draft and nothing else. @throws Conflict where it has changed or been visited since. */
  removeDraft(draft: Story): Promise<void>;
  /**
   * Notes the progress, 0 to 100, of the attempt with that token, and extends its lease, without counting as a change.
   * Resolves to false where the attempt no longer holds its media.
   */
  noteProgress(id: StoryId, token: AttemptToken, percent: number, leaseUntil: Date): Promise<boolean>;
  /** The same of the attempt at a part of a film (Media.parts). */
  notePartProgress(id: StoryId, token: AttemptToken, percent: number, leaseUntil: Date): Promise<boolean>;
  /**
   * Notes that the wish of `listed` is on the withdrawal list, without counting as a change.
   * Resolves to false, and notes nothing, where the story has changed since: its wish may be a later one.
   */
  noteWishListed(listed: SentStory): Promise<boolean>;
  /** Notes that a draft's storyteller visited at `at`, without counting as a change. Does nothing where it is no draft. */
  noteVisit(id: StoryId, at: Date): Promise<void>;
  /**
   * Notes when a draft's storyteller was reminded, or with null that the reminder did not go out, without counting as a change.
   * Resolves to false, and notes nothing, where they have visited since, or somebody else noted a reminder first.
   */
  noteReminded(draft: DraftStory, at: Date | null): Promise<boolean>;
}
