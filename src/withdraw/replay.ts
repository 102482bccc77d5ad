import { addWorkDue } from '../jobs/add-work-due.ts';
import type { JobQueue } from '../jobs/job.ts';
import type { Logger } from '../logger.ts';
import type { BlobStore } from '../storage/blob-store.ts';
import { changeStory, withdrawalTries } from '../story/changes/change-story.ts';
import type { BlobKey } from '../story/ids.ts';
import type { ContactStore } from '../story/stores/contact-store.ts';
import type { StoryStore } from '../story/stores/story-store.ts';
import { isSent } from '../story/story.ts';
import { applyWish } from './apply-wish.ts';
import { readWithdrawals, type Wish } from './withdrawal-list.ts';

export interface ReplayServices {
  readonly stories: StoryStore;
  readonly blobs: Pick<BlobStore, 'list' | 'get'>;
  readonly contacts: Pick<ContactStore, 'remove'>;
  readonly jobs: JobQueue;
  readonly logger: Logger;
  now(): Date;
}

/** How many stories, by what was done; and the lines that nobody could read. */
export interface Replayed {
  readonly changed: number;
  readonly unchanged: number;
  /** Sent after the backup was taken: the database does not hold them. */
  readonly unknown: number;
  readonly unreadable: readonly BlobKey[];
}

/**
 * Tells a database that was restored from a backup what was taken back since, before it serves (P17). Run it as often as
 * you like: what has been heard of is left alone. @throws what the stores throw; run it again then.
 */
export async function replayWithdrawals(services: ReplayServices): Promise<Replayed> {
  const { wishes, unreadable } = await readWithdrawals(services.blobs);
  const counts = { changed: 0, unchanged: 0, unknown: 0 };
  for (const wish of wishes) counts[await replay(services, wish)] += 1;
  return { ...counts, unreadable };
}

async function replay(services: ReplayServices, wish: Wish): Promise<'changed' | 'unchanged' | 'unknown'> {
  const { stories, contacts } = services;
  const story = await stories.find(wish.story);
  if (!story) return 'unknown';
  if (story.state === 'draft') {
    if (wish.scope !== 'erase') return 'unchanged';
    // The backup knows it from before it was sent: answers and a contact, of which nothing may be left either.
    await contacts.remove(story.id);
    await stories.removeDraft(story);
    return 'changed';
  }
  let isChanged = false;
  const after = await changeStory(
    stories,
    story.id,
    (latest) => {
      const applied = isSent(latest) ? applyWish(latest, wish, services.now()) : null;
      isChanged = applied !== null;
      return applied;
    },
    withdrawalTries,
  );
  if (!isChanged) return 'unchanged';
  await addWorkDue(services, after);
  return 'changed';
}
