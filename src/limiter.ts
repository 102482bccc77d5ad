/**
 * Counts what one asker takes within a window, in the shared store, so that more servers do not mean more tries.
 * Contract; implemented in mongo/. `who` is hashed before it is kept.
 */
export interface Limiter {
  /** Takes `points` (1 by default). @throws TooMany, with the seconds to wait, where fewer are left. */
  take(who: string, points?: number): Promise<void>;
  /** Counts points that are used already, as many as they are; never refuses. */
  spend(who: string, points: number): Promise<void>;
  /** Gives back what was taken (1 point by default) for something that came to nothing, was no fault, or is gone; never more than that. */
  giveBack(who: string, points?: number): Promise<void>;
  /** @throws TooMany where fewer than `points` (1 by default) are left; takes nothing. */
  check(who: string, points?: number): Promise<void>;
  /** Forgets what `who` has taken. */
  clear(who: string): Promise<void>;
}

export interface LimiterOptions {
  /** Parts this limiter's counts from others'. */
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
  /** The sentence that the asker reads, in their language. */
  sentence(): string;
}

/** Makes a limiter in the shared store. */
export type MakeLimiter = (options: LimiterOptions) => Limiter;

/** Seconds. */
export const hour = 3600;
export const day = 24 * hour;
