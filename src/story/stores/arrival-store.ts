import type { Arrival } from '../arrival.ts';
import type { ArrivalId, StoryId } from '../ids.ts';

/** Files that are being uploaded. Contract; implemented in mongo/. */
export interface ArrivalStore {
  /** @throws Conflict where the story has `most` uploads already, or the id exists. */
  insert(arrival: Arrival, most: number): Promise<void>;
  find(id: ArrivalId): Promise<Arrival | null>;
  /** Of one story, the oldest first. */
  of(story: StoryId): Promise<readonly Arrival[]>;
  /** Does nothing where it is gone. */
  note(
    id: ArrivalId,
    facts: Partial<Pick<Arrival, 'bytes' | 'sha256' | 'touchedAt' | 'received' | 'becoming' | 'media'>>,
  ): Promise<void>;
  /** Resolves to whether it was there. */
  remove(id: ArrivalId): Promise<boolean>;
  /** Every arrival that has received nothing since `before`. */
  leftBefore(before: Date): AsyncIterable<Arrival>;
  /**
   * Takes the exclusive lease to write it until `until`, or extends it where `holder` has it already; false where another
   * holder's lease has not ended at `now`.
   */
  hold(id: ArrivalId, holder: string, now: Date, until: Date): Promise<Hold>;
  /** Does nothing where `holder` no longer has it. */
  letGo(id: ArrivalId, holder: string): Promise<void>;
}

/**
 * `wanted`: another request has asked for it, so a holder that receives nothing should give up the lease. `after`: whoever
 * let it go last, and nobody has had it since; null where nobody did, or a lease has just run out.
 */
export type Hold =
  | { readonly held: true; readonly wanted: boolean; readonly after: string | null }
  | { readonly held: false };
