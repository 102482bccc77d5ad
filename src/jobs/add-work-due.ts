import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../logger.ts';
import type { Story } from '../story/story.ts';
import type { JobQueue } from './job.ts';
import { secondsOf, workDue } from './work-due.ts';

/** Longest that a person waits for the queue, in milliseconds. */
const patience = 3000;

/**
 * Adds what a story that was just saved calls for, and the telling of its storyteller. Quiet where the queue is away: the
 * change is saved and must not fail for it, and the reconciler finds the work in the story's own state.
 */
export async function addWorkDue(
  services: { readonly jobs: JobQueue; readonly logger: Logger },
  story: Story,
): Promise<void> {
  const jobs = [...workDue(story), { type: 'tell', story: story.id } as const];
  const added = Promise.all(
    jobs.map((job) =>
      services.jobs.add(job, secondsOf(story, job)).catch((error: unknown) => {
        services.logger.warn({ err: error, story: story.id }, 'a job waits for the reconciler');
      }),
    ),
  );
  const enough = new AbortController();
  const late = sleep(patience, undefined, { signal: enough.signal }).catch(() => undefined);
  await Promise.race([added, late]);
  enough.abort();
}
