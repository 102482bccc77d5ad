import type { Lane } from './job.ts';

/** What there is to do in one lane at this moment. Contract; implemented by the queue. */
export interface LaneState {
  readonly lane: Lane;
  /** Due, and nobody is at it yet. */
  readonly waits: number;
  readonly runs: number;
  /** To be tried again later. */
  readonly later: number;
  /** Since when the one that waits longest could have been done. */
  readonly waitsSince: Date | null;
}

export interface WorkAtHand {
  /** Every lane, in one order. */
  lanes(): Promise<readonly LaneState[]>;
}
