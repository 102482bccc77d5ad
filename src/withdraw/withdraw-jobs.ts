import type { DeskTextStore } from '../desk/desk-text.ts';
import { again, done, type Handler, type Outcome, type Run } from '../jobs/handler.ts';
import { withHeartbeat } from '../jobs/heartbeat.ts';
import type { ScreenPictureStore } from '../kiosk/screens/screen-picture-store.ts';
import type { Logger } from '../logger.ts';
import type { ColleagueStore } from '../moderation/colleagues/colleague-store.ts';
import type { SpeechDraftStore } from '../speech/speech-draft.ts';
import type { BlobStore } from '../storage/blob-store.ts';
import { originalsPrefix, renditionsPrefix } from '../storage/keys.ts';
import { changeStory, withdrawalTries } from '../story/changes/change-story.ts';
import { isBeingErased, lastLeaseEnd, makeTombstone, revokeAttempts } from '../story/changes/erase.ts';
import type { StoryId } from '../story/ids.ts';
import type { Contact, ContactStore } from '../story/stores/contact-store.ts';
import type { StoryStore } from '../story/stores/story-store.ts';
import { isSent, type SentStory, type WithdrawnStory } from '../story/story.ts';
import { eraseArrivals, type ForgettingArrivals } from '../uploads/resumable/forget-arrivals.ts';
import { listWish, wishOf } from './withdrawal-list.ts';

export interface WithdrawalJobServices extends ForgettingArrivals {
  readonly stories: Pick<StoryStore, 'find' | 'replace' | 'noteWishListed'>;
  readonly blobs: Pick<BlobStore, 'put' | 'list' | 'delete' | 'sweepUnfinished'>;
  readonly contacts: Pick<ContactStore, 'remove'>;
  readonly speechDrafts: Pick<SpeechDraftStore, 'remove'>;
  readonly deskTexts: Pick<DeskTextStore, 'remove'>;
  readonly colleagues: Pick<ColleagueStore, 'remove'>;
  readonly screenPictures: Pick<ScreenPictureStore, 'removeShowing'>;
  readonly logger: Logger;
  readonly now: () => Date;
  /** After so long without a sign of life a worker counts as dead. */
  readonly leaseSeconds: number;
  /** True while the storyteller is still to be written to that the story was withdrawn; asked for ten minutes at most. */
  readonly isFarewellDue: (story: WithdrawnStory) => Promise<boolean>;
}

/** Puts what was wished last on the withdrawal list. */
export function listWishHandler(services: WithdrawalJobServices): Handler<'list-wish'> {
  return async ({ story: id }) => {
    const story = await services.stories.find(id);
    if (!story || !isSent(story)) return done;
    return (await listLatest(services, story)) ? done : again(1);
  };
}

/** @returns false where the story changed meanwhile, so that what was listed may not be the latest. */
async function listLatest(services: WithdrawalJobServices, story: SentStory): Promise<boolean> {
  if (!story.wishUnlisted) return true;
  await listWish(services.blobs, wishOf(story, services.now()));
  return services.stories.noteWishListed(story);
}

/**
 * Removes all that there is of a story whose storyteller asked for it (P17). In this order, so that it can stop anywhere
 * and be run again from the start:
 * 1. The wish goes on the withdrawal list.
 * 2. Every file is seized: a worker in the middle of one loses its hold, stops, and removes what it made.
 * 3. Every blob and every unfinished upload of the story goes, with whatever was on its way to it, until the store's own listing shows none.
 * 4. Contacts and what a machine heard go, once the storyteller has been written to.
 * 5. Only when every worker that held a file has given up or counts as dead, and the store still lists nothing, does the
 *    record give way to its tombstone. A worker killed while it wrote is thus waited for; one that was cut off from the
 *    database and writes later still is caught by the sweep, which leaves an erased story nothing (jobs/upkeep-jobs.ts).
 */
export function eraseHandler(services: WithdrawalJobServices): Handler<'erase'> {
  return async ({ story }, run) => {
    try {
      return await withHeartbeat(run, () => erase(services, story, run));
    } catch (error) {
      if (run.signal.aborted) return again(0);
      throw error;
    }
  };
}

const farewellSeconds = 600;

async function erase(services: WithdrawalJobServices, id: StoryId, run: Run): Promise<Outcome> {
  const found = await services.stories.find(id);
  if (!found || !isBeingErased(found)) return done;
  await listLatest(services, found);
  const story = await seize(services, id);
  if (!isBeingErased(story)) return done;
  for (const prefix of [`${originalsPrefix}${id}/`, `${renditionsPrefix}${id}/`]) {
    await removeBlobs(services.blobs, prefix, run.signal);
  }
  await eraseArrivals(services, id);
  const now = services.now().getTime();
  const isEarly = now - story.erasure.askedAt.getTime() < farewellSeconds * 1000;
  if (isEarly && (await services.isFarewellDue(story))) return again(5);
  await removeKeptApart(services, story);
  const held = lastLeaseEnd(story)?.getTime() ?? 0;
  if (held > now) return again(Math.ceil((held - now) / 1000));
  await buryStory(services, id);
  services.logger.info({ story: id }, 'erased a story');
  return done;
}

function seize(services: WithdrawalJobServices, id: StoryId) {
  const until = new Date(services.now().getTime() + services.leaseSeconds * 1000);
  return changeStory(
    services.stories,
    id,
    (story) => {
      const revoked = isBeingErased(story) ? revokeAttempts(story, until) : story;
      return revoked === story ? null : revoked;
    },
    withdrawalTries,
  );
}

async function buryStory(services: WithdrawalJobServices, id: StoryId): Promise<void> {
  let last: WithdrawnStory | null = null;
  await changeStory(
    services.stories,
    id,
    (story) => {
      last = isBeingErased(story) ? story : null;
      return last && makeTombstone(last, services.now());
    },
    withdrawalTries,
  );
  // Once more: somebody's way to be reached may have come in a moment before, or a worker that listened.
  if (last) await removeKeptApart(services, last);
}

/**
 * What is kept apart from the story: ways to reach its people, what a machine heard in it, words in the making, what
 * curators left each other there, and pictures of screens that showed it.
 */
async function removeKeptApart(
  {
    contacts,
    screenPictures,
    ...others
  }: Pick<WithdrawalJobServices, 'contacts' | 'screenPictures' | 'speechDrafts' | 'deskTexts' | 'colleagues'>,
  story: SentStory,
): Promise<void> {
  const { speechDrafts, deskTexts, colleagues } = others;
  for (const kept of [speechDrafts, deskTexts, colleagues]) await kept.remove(story.id);
  await screenPictures.removeShowing(story.id);
  const people: Contact['of'][] = [story.id, ...story.concerns.map((concern) => concern.id)];
  for (const person of people) await contacts.remove(person);
}

/** Times that a store is asked whether anything is left; a late worker may write between two of them. */
const passes = 10;
const everyUpload = new Date(8.64e15);

/** @throws what the store throws; Error where something is still there after it was deleted so many times. */
async function removeBlobs(
  blobs: WithdrawalJobServices['blobs'],
  prefix: string,
  signal: AbortSignal,
): Promise<void> {
  // A store that cannot list uploads clears them by its own rule, and the sweep clears those of a folder.
  await blobs.sweepUnfinished(everyUpload, prefix);
  for (let pass = 0; pass < passes; pass += 1) {
    let found = 0;
    for await (const { key } of blobs.list(prefix)) {
      signal.throwIfAborted();
      await blobs.delete(key);
      found += 1;
    }
    if (found === 0) return;
  }
  throw new Error(`Expected nothing to be left under ${prefix} but there is`);
}
