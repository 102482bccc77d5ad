import type { Logger } from '../logger.ts';
import type { Story } from '../story/story.ts';
import type { JobQueue } from './job.ts';
import { workDue } from './work-due.ts';

/**
 * Adds what a story that was just saved calls for, and the telling of its storyteller. Quiet where the queue is away: the
 * change is saved and must not fail for it, and the reconciler finds the work in the story's own state.
 */
export async function addWorkDue(
  services: { readonly jobs: JobQueue; readonly logger: Logger },
  story: Story,
): Promise<void> {
  const jobs = [...workDue(story), { type: 'tell', story: story.id } as const];
  for (const result of await Promise.allSettled(jobs.map((job) => services.jobs.add(job)))) {
    if (result.status === 'rejected') {
      services.logger.warn({ err: result.reason, story: story.id }, 'a job waits for the reconciler');
    }
  }
}
