import type { Topic } from '../topics.ts';

/** Hard subjects with their notes and support links, in their order. Contract; implemented in mongo/. */
export interface TopicStore {
  topics(): Promise<readonly Topic[]>;
  /** Adds, or replaces the one with the same slug. The gallery's edition goes up. */
  save(topic: Topic): Promise<void>;
  /**
   * Saves `topic` only while the archive still holds what it was made from: `before`, or nothing where that is null.
   * @throws Conflict where somebody else was first; nothing is changed then.
   */
  replace(before: Topic | null, topic: Topic): Promise<void>;
}
