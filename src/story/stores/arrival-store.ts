import type { Arrival } from '../arrival.ts';
import type { ArrivalId, StoryId } from '../ids.ts';

/** Files on their way. Contract; implemented in mongo/. */
export interface ArrivalStore {
  /** @throws Conflict where the story has `most` on their way already, or the id exists. */
  insert(arrival: Arrival, most: number): Promise<void>;
  find(id: ArrivalId): Promise<Arrival | null>;
  /** Of one story, the oldest first. */
  of(story: StoryId): Promise<readonly Arrival[]>;
  /** Quiet where it is gone. */
  note(
    id: ArrivalId,
    facts: Partial<Pick<Arrival, 'bytes' | 'sha256' | 'touchedAt' | 'received' | 'becoming' | 'media'>>,
  ): Promise<void>;
  /** Quiet where it is gone. */
  remove(id: ArrivalId): Promise<void>;
  /** Every arrival to which nothing came since `before`. */
  leftBefore(before: Date): AsyncIterable<Arrival>;
  /**
   * Takes the one right to write it until `until`, or lengthens it where `holder` has it already; false where another
   * holder's right still runs at `now`.
   */
  hold(id: ArrivalId, holder: string, now: Date, until: Date): Promise<Hold>;
  /** Quiet where `holder` no longer has it. */
  letGo(id: ArrivalId, holder: string): Promise<void>;
}

/** `wanted`: somebody else asked for it since, so a holder to whom nothing comes should let go. */
export type Hold = { readonly held: true; readonly wanted: boolean } | { readonly held: false };
