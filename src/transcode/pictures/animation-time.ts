/** How a picture that moves is timed, in milliseconds, as browsers play it. */

/** Frames that ask for no time, or for too little, show for a tenth of a second: browsers have done so since the nineties. */
export function shownDelays(delays: readonly number[], frames: number): number[] {
  return Array.from({ length: frames }, (_, nth) => {
    const delay = delays[nth] ?? 0;
    return delay <= 10 ? 100 : delay;
  });
}

/** A loop of a moment is written several times over, since players need a moment to begin again. */
const leastMilliseconds = 2000;
const fastest = 50;

export interface AnimationTime {
  readonly seconds: number;
  /** Frames a second: that of its fastest part. */
  readonly frameRate: number;
}

export function timeOf(delays: readonly number[], frames: number): AnimationTime {
  const shown = shownDelays(delays, frames);
  const once = shown.reduce((sum, delay) => sum + delay, 0);
  const times = Math.max(1, Math.ceil(leastMilliseconds / once));
  const frameRate = Math.min(fastest, 1000 / Math.min(...shown));
  return { seconds: (once * times) / 1000, frameRate };
}
