import type { Run } from './handler.ts';

/** The shortest lease that can be set is two seconds. */
const everyMilliseconds = 1000;

/** Tells the queue that a run is alive while its work goes on, however slow the stores are, so that none takes it for dead. */
export async function stayingAlive<Result>(run: Run, work: () => Promise<Result>): Promise<Result> {
  // A sign that does not come through is caught up by the next.
  const signs = setInterval(() => run.touch().catch(() => undefined), everyMilliseconds);
  try {
    return await work();
  } finally {
    clearInterval(signs);
  }
}
