import type { CuratorId, StoryId } from '../../story/ids.ts';

/**
 * What colleagues leave each other at a story: notes, that they have it open, and who of them looks after it. None of it is the storyteller's or the
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

/** Somebody who said that they look after a story. It keeps nobody else from anything. */
export interface Claim {
  readonly by: CuratorId;
  readonly until: Date;
}

/** Milliseconds that a claim lasts: whoever fell ill or forgot it holds up nobody. */
export const claimLasts = 3 * 24 * 60 * 60 * 1000;

export interface Colleagues {
  readonly claim: Claim | null;
  readonly notes: readonly ColleagueNote[];
  readonly attending: readonly Attending[];
}

/** Contract; implemented in mongo/. */
export interface ColleagueStore {
  /** Notes oldest first, and who attends to the story at `now`. */
  of(story: StoryId, now: Date): Promise<Colleagues>;
  /** Who attends to which of these stories at `now`. */
  attendingTo(stories: readonly StoryId[], now: Date): Promise<ReadonlyMap<StoryId, readonly Attending[]>>;
  /** Every claim that holds at `now`. */
  claims(now: Date): Promise<ReadonlyMap<StoryId, Claim>>;
  /** In the place of anybody else's. */
  claim(story: StoryId, claim: Claim): Promise<void>;
  /** Theirs, or anybody's where nobody is named. */
  release(story: StoryId, by?: CuratorId): Promise<void>;
  attend(story: StoryId, attending: Attending): Promise<void>;
  leave(story: StoryId, by: CuratorId): Promise<void>;
  addNote(story: StoryId, note: ColleagueNote): Promise<void>;
  /** Only their own. */
  removeNote(story: StoryId, id: string, by: CuratorId): Promise<void>;
  /** All of a story. */
  remove(story: StoryId): Promise<void>;
}
