import type { CuratorId, StoryId } from '../../story/ids.ts';

/**
 * What colleagues leave each other at a story: notes, and that they have it open. None of it is the storyteller's or the
 * public's: it lies in a collection of its own, no export holds it, and it goes with the story.
 */
export interface ColleagueNote {
  readonly id: string;
  readonly by: CuratorId;
  readonly at: Date;
  readonly words: string;
}

/** Somebody who opened a story's page and has neither decided nor been gone for long. */
export interface Attending {
  readonly by: CuratorId;
  readonly at: Date;
}

/** Milliseconds after which whoever opened a story and did nothing there has left it. */
export const attendsFor = 20 * 60 * 1000;

export interface Colleagues {
  readonly notes: readonly ColleagueNote[];
  readonly attending: readonly Attending[];
}

/** Contract; implemented in mongo/. */
export interface ColleagueStore {
  /** Notes oldest first, and who attends to the story at `now`. */
  of(story: StoryId, now: Date): Promise<Colleagues>;
  /** Who attends to which of these stories at `now`. */
  attendingTo(stories: readonly StoryId[], now: Date): Promise<ReadonlyMap<StoryId, readonly Attending[]>>;
  attend(story: StoryId, attending: Attending): Promise<void>;
  leave(story: StoryId, by: CuratorId): Promise<void>;
  addNote(story: StoryId, note: ColleagueNote): Promise<void>;
  /** Only their own. */
  removeNote(story: StoryId, id: string, by: CuratorId): Promise<void>;
  /** All of a story. */
  remove(story: StoryId): Promise<void>;
}
