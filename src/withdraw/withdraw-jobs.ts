import { again, done, type Handler } from '../jobs/handler.ts';
import type { Logger } from '../logger.ts';
import type { BlobStore } from '../storage/blob-store.ts';
import { originalsPrefix, renditionsPrefix } from '../storage/keys.ts';
import { changeStory } from '../story/change-story.ts';
import type { ContactStore } from '../story/contact-store.ts';
import type { StoryId } from '../story/ids.ts';
import { isSent, type WithdrawnStory } from '../story/story.ts';
import type { StoryStore } from '../story/story-store.ts';
import { bury, wishListed } from '../story/withdrawal.ts';
import { listWish, wishOf } from './withdrawal-list.ts';

export interface WithdrawalJobServices {
  readonly stories: StoryStore;
  readonly blobs: BlobStore;
  readonly contacts: ContactStore;
  readonly logger: Logger;
  readonly now: () => Date;
  /** True while the storyteller is still to be written to that the story was withdrawn; asked for ten minutes at most. */
  readonly isFarewellDue: (story: WithdrawnStory) => Promise<boolean>;
}

/** Puts the storyteller's latest wish on the withdrawal list. */
export function listWishHandler(services: WithdrawalJobServices): Handler<'list-wish'> {
  return async ({ story: id }) => {
    const story = await services.stories.find(id);
    if (!story || !isSent(story) || !story.wishUnlisted) return done;
    await listWish(services.blobs, wishOf(story, services.now()));
    // Another wish that came in between stays unlisted: this one was read before it.
    await changeStory(services.stories, id, (latest) =>
      isSent(latest) && latest.version === story.version ? wishListed(latest) : null,
    );
    return done;
  };
}

const farewellSeconds = 600;

/**
 * Removes all that there is of a story whose storyteller asked for it: the list first, then every blob under its keys
 * until the store confirms that none is left, then contacts, then the record, of which a tombstone stays (P17). Safe to
 * run again from any point.
 */
export function eraseHandler(services: WithdrawalJobServices): Handler<'erase'> {
  return async ({ story: id }, run) => {
    const story = await services.stories.find(id);
    if (story?.state !== 'withdrawn' || !story.erasure) return done;
    const waited = services.now().getTime() - story.erasure.askedAt.getTime();
    if (waited < farewellSeconds * 1000 && (await services.isFarewellDue(story))) return again(5);
    if (story.wishUnlisted) await listWish(services.blobs, wishOf(story, services.now()));
    await removeBlobs(services.blobs, id, run.signal);
    await services.contacts.remove(id);
    for (const concern of story.concerns) await services.contacts.remove(concern.id);
    await changeStory(services.stories, id, (latest) =>
      latest.state === 'withdrawn' && latest.erasure ? bury(latest, services.now()) : null,
    );
    services.logger.info({ story: id }, 'erased a story');
    return done;
  };
}

/** @throws what the store throws; Error where something is still there after it was deleted. */
async function removeBlobs(blobs: BlobStore, story: StoryId, signal: AbortSignal): Promise<void> {
  for (const prefix of [`${originalsPrefix}${story}/`, `${renditionsPrefix}${story}/`]) {
    for await (const { key } of blobs.list(prefix)) {
      signal.throwIfAborted();
      await blobs.delete(key);
    }
    for await (const { key } of blobs.list(prefix))
      throw new Error(`Expected ${key} to be gone but it is there`);
  }
}
