import { dueToEnlarge } from '../story/changes/larger-sizes.ts';
import type { MediaId, StoryId } from '../story/ids.ts';
import type { GrowingMedia } from '../story/media.ts';
import { isSent, type Story } from '../story/story.ts';
import type { Transcoder } from '../transcode/transcoder.ts';
import type { JobQueue } from './job.ts';
import type { PreparationServices } from './prepare-media.ts';
import { secondsOf, workDue } from './work-due.ts';

/** What the jobs for larger sizes of a film share. */

export interface EnlargeServices extends PreparationServices {
  readonly transcoder: Transcoder;
  readonly queue: JobQueue;
  /** A film longer than this is divided among workers, into parts about half as long. */
  readonly divideSeconds: number;
}

export const growing = (story: Story, id: MediaId): GrowingMedia | null =>
  isSent(story) ? (dueToEnlarge(story).find((film) => film.id === id) ?? null) : null;

/** A part leads to the next step, and a whole film to a voice that waits for it. */
export async function addWhatFollows({ stories, queue }: EnlargeServices, id: StoryId): Promise<void> {
  const story = await stories.find(id);
  if (!story) return;
  for (const due of workDue(story)) await queue.add(due, secondsOf(story, due));
}
