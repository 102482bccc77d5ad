import type { CuratorId } from '../story/ids.ts';
import type { AlertReader, AlertWish } from './alert-reader.ts';

/** What people with accounts want to hear of what is watched, and have heard. Contract; implemented in mongo/. */
export interface AlertReaderStore {
  wishOf(curator: CuratorId): Promise<AlertWish>;
  choose(curator: CuratorId, wish: AlertWish, at: Date): Promise<void>;
  /** Who wants to hear anything. */
  all(): Promise<readonly CuratorId[]>;
  /**
   * Takes hold of a reader until `until`, so that no other process writes to them meanwhile. Resolves to null where one
   * does, or where they want nothing any more.
   */
  hold(curator: CuratorId, token: string, at: Date, until: Date): Promise<AlertReader | null>;
  /** Notes what they have been told, and lets go; nothing where the hold has passed to somebody else. */
  noteTold(curator: CuratorId, token: string, now: Pick<AlertReader, 'told' | 'summedAt'>): Promise<void>;
  letGo(curator: CuratorId, token: string): Promise<void>;
}
