import type { Run } from './handler.ts';

/** The shortest lease that can be set is two seconds. */
const everyMilliseconds = 1000;

/** Renews a run's lock in the queue while `work` goes on, so that no other worker takes the job over while a store is slow. */
export async function withHeartbeat<Result>(run: Run, work: () => Promise<Result>): Promise<Result> {
  // A beat that fails is made up for by the next one.
  const beats = setInterval(() => run.touch().catch(() => undefined), everyMilliseconds);
  try {
    return await work();
  } finally {
    clearInterval(beats);
  }
}
