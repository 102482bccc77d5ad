import type { Topic } from './topics.ts';

/** Hard subjects with their notes and support links, in their order. Contract; implemented in mongo/. */
export interface TopicStore {
  topics(): Promise<readonly Topic[]>;
  /** Adds, or replaces the one with the same slug. The gallery's edition goes up. */
  save(topic: Topic): Promise<void>;
}
