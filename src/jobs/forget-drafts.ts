import { Conflict } from '../errors.ts';
import type { BlobStore } from '../storage/blob-store.ts';
import type { ContactStore } from '../story/contact-store.ts';
import { blobKeysOf } from '../story/media.ts';
import type { StoryStore } from '../story/story-store.ts';
import type { UnfinishedStories } from './unfinished-stories.ts';

/** Days after which a draft that nobody came back to is erased, as the share form promises. */
export const draftDays = 30;

/** Erases every draft that was left for too long, with its files and contact. Resolves to how many. */
export async function forgetDrafts(services: {
  readonly stories: Pick<StoryStore, 'removeDraft'>;
  readonly unfinished: UnfinishedStories;
  readonly contacts: Pick<ContactStore, 'remove'>;
  readonly blobs: Pick<BlobStore, 'delete'>;
  readonly now: () => Date;
}): Promise<number> {
  const before = new Date(services.now().getTime() - draftDays * 24 * 3600 * 1000);
  let forgotten = 0;
  for await (const draft of services.unfinished.draftsLeftBefore(before)) {
    try {
      await services.stories.removeDraft(draft);
    } catch (error) {
      // Somebody came back to it at this very moment.
      if (error instanceof Conflict) continue;
      throw error;
    }
    await services.contacts.remove(draft.id);
    // What is missed here is swept later: no story names it any more.
    for (const key of draft.media.flatMap(blobKeysOf)) await services.blobs.delete(key);
    forgotten += 1;
  }
  return forgotten;
}
