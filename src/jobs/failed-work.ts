import type { MediaId, StoryId } from '../story/ids.ts';
import type { Job, JobType, Lane } from './job.ts';

/** Work that went wrong in a way that somebody should see. Contract; implemented in mongo/. */
export interface FailedWork {
  /** The same for the same work; no spaces. */
  readonly id: string;
  readonly type: JobType;
  readonly lane: Lane;
  readonly story: StoryId | null;
  readonly media: MediaId | null;
  /** What the program said, as the log has it; empty where it ended without a word each time. */
  readonly why: string;
  /** In a row. */
  readonly tries: number;
  /** False while it is tried again by itself. */
  readonly isFinal: boolean;
  readonly since: Date;
  readonly at: Date;
  /** When somebody said to let it be. */
  readonly leftAt: Date | null;
}

export interface FailedWorkStore {
  /** One more failure of this work; what had begun longer ago than `freshMinutes` begins anew. */
  note(failed: NewFailure, at: Date): Promise<void>;
  /** Latest first; without what has not failed again for `freshMinutes` though it is tried again. */
  all(at: Date): Promise<readonly FailedWork[]>;
  find(id: string): Promise<FailedWork | null>;
  leave(id: string, at: Date): Promise<void>;
  /** Quiet where there is none. */
  remove(id: string): Promise<void>;
}

export interface NewFailure {
  readonly job: Job;
  readonly lane: Lane;
  readonly why: unknown;
  readonly isFinal: boolean;
  /** How often it was tried, where the work itself counts that. */
  readonly tries?: number;
}

/** What is tried again fails again within the hour, or it has gone well meanwhile. */
export const freshMinutes = 10;

export const failedWorkId = (job: Job): string =>
  [job.type, 'story' in job ? job.story : null, 'media' in job ? job.media : null].filter(Boolean).join(':');

const longest = 200;

/** In a program's own words; empty for none. */
export function whyOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}`.slice(0, longest) : '';
}
