import { Conflict } from '../errors.ts';
import type { Logger } from '../logger.ts';
import type { BlobStore } from '../storage/blob-store.ts';
import { draftDays, isForgotten } from '../story/draft-times.ts';
import { blobKeysOf } from '../story/media.ts';
import type { ContactStore } from '../story/stores/contact-store.ts';
import type { StoryStore } from '../story/stores/story-store.ts';
import { type ForgettingArrivals, forgetArrivals } from '../uploads/resumable/forget-arrivals.ts';
import type { UnfinishedStories } from './unfinished-stories.ts';

const day = 24 * 3600 * 1000;

/** Erases every draft that was left for too long, with its files and contact. Resolves to how many. */
export async function forgetDrafts(
  services: ForgettingArrivals & {
    readonly logger: Logger;
    readonly stories: Pick<StoryStore, 'removeDraft'>;
    readonly unfinished: UnfinishedStories;
    readonly contacts: Pick<ContactStore, 'find' | 'remove'>;
    readonly blobs: Pick<BlobStore, 'delete'>;
    /** Null where no emails are sent. */
    readonly mail: object | null;
    readonly now: () => Date;
  },
): Promise<number> {
  const now = services.now();
  let forgotten = 0;
  for await (const draft of services.unfinished.draftsLeftBefore(new Date(now.getTime() - draftDays * day))) {
    const contact = services.mail && (await services.contacts.find(draft.id));
    if (!isForgotten(draft, contact?.email != null, now)) continue;
    try {
      await services.stories.removeDraft(draft);
    } catch (error) {
      // Somebody came back to it at this very moment.
      if (error instanceof Conflict) continue;
      throw error;
    }
    await services.contacts.remove(draft.id);
    await forgetArrivals(services, draft.id);
    // What is missed here is swept later: no story names it any more.
    for (const key of draft.media.flatMap(blobKeysOf)) await services.blobs.delete(key);
    forgotten += 1;
  }
  return forgotten;
}
