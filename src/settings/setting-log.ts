import type { CuratorId, StoryId } from '../story/ids.ts';

/** One change of something that a group calls its own. Changes are added, and never taken away: each can be gone back to. */
export interface SettingChange {
  /** 1, 2, 3 … over all subjects. */
  readonly number: number;
  readonly at: Date;
  readonly by: CuratorId;
  /** What was changed, such as "home" or "theme/work". */
  readonly subject: string;
  /** Null is as the archive began with: its files, and its settings in the environment; of a place, that there was none. */
  readonly before: unknown;
  readonly now: unknown;
  /** Of a place that was removed: where its stories went. */
  readonly moved?: MovedStories;
}

export interface MovedStories {
  readonly to: string;
  readonly stories: readonly StoryId[];
}

/** Contract; implemented in mongo/. */
export interface SettingLog {
  /**
   * Adds a change to what was last changed by the one numbered `seen`, 0 where there was none. What it says counts from this
   * moment on, and pages show it with the answer.
   * @throws Conflict where somebody has changed the same meanwhile.
   */
  add(change: Omit<SettingChange, 'number'>, seen: number): Promise<SettingChange>;
  /** The last one about that subject. */
  last(subject: string): Promise<SettingChange | null>;
  /** The last one about each of them. */
  lastOfEach(subjects: readonly string[]): Promise<ReadonlyMap<string, SettingChange>>;
  find(number: number): Promise<SettingChange | null>;
  /** Newest first: about one subject, or all. */
  list(subject: string | null, most: number, before?: number): Promise<readonly SettingChange[]>;
  /** Of the newest change; 0 where there is none. */
  newest(): Promise<number>;
}
