import { setTimeout as wait } from 'node:timers/promises';
import { Unavailable } from './errors.ts';

/** What `work` resolves to, within so many milliseconds. @throws Unavailable after them. */
export async function inTime<Result>(work: Promise<Result>, milliseconds: number): Promise<Result> {
  const late = new AbortController();
  const tooLate = wait(milliseconds, undefined, { signal: late.signal }).then(() => {
    throw new Unavailable(`Expected an answer within ${milliseconds / 1000} seconds`);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    late.abort();
    // Both have had their say; an error that comes later concerns nobody.
    for (const loser of [work, tooLate]) loser.catch(() => undefined);
  }
}
