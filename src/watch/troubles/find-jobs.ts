import type { FailedWork } from '../../jobs/failed-work.ts';
import type { Finding } from './trouble.ts';

/** What is tried again by itself may go well the next time; after so many times in a row it hardly will. */
const manyTries = 3;

/** Jobs that were given up, or fail again and again; not those that somebody said to let be. */
export const findJobs = (failed: readonly FailedWork[]): readonly Finding[] =>
  failed
    .filter(({ leftAt, isFinal, tries }) => leftAt === null && (isFinal || tries >= manyTries))
    .map(({ id, lane, tries, since }) => ({
      kind: 'job',
      about: id,
      sign: 'trouble',
      since,
      facts: { lane, tries },
    }));
