import type { Logger } from '../logger.ts';
import type { ArrivingBytes } from '../storage/arriving-bytes.ts';
import type { BlobStore } from '../storage/blob-store.ts';
import { originalsPrefix, renditionsPrefix, storyOfKey } from '../storage/keys.ts';
import { sweepScratch } from '../storage/local-copy.ts';
import type { BlobKey, StoryId } from '../story/ids.ts';
import { blobKeysOf } from '../story/media.ts';
import type { ArrivalStore } from '../story/stores/arrival-store.ts';
import type { ContactStore } from '../story/stores/contact-store.ts';
import type { StoryStore } from '../story/stores/story-store.ts';
import { forgetDrafts } from './forget-drafts.ts';
import { again, done, type Handler } from './handler.ts';
import { withHeartbeat } from './heartbeat.ts';
import type { JobQueue } from './job.ts';
import { sweepArrivals } from './sweep-arrivals.ts';
import type { UnfinishedStories } from './unfinished-stories.ts';
import { secondsOf, workDue } from './work-due.ts';

/** Adds again what a story's state calls for, so that a lost job is never a lost story. Adding twice is harmless. */
export function reconcileHandler(services: {
  readonly unfinished: UnfinishedStories;
  readonly queue: JobQueue;
}): Handler<'reconcile'> {
  return async () => {
    for await (const story of services.unfinished.all()) {
      for (const job of workDue(story)) await services.queue.add(job, secondsOf(story, job));
    }
    return done;
  };
}

interface SweepServices {
  readonly arrivals: ArrivalStore;
  readonly arriving: ArrivingBytes;
  readonly stories: StoryStore;
  readonly blobs: BlobStore;
  readonly logger: Logger;
  readonly now: () => Date;
  readonly scratch: string;
  readonly ageSeconds: number;
  readonly queue: JobQueue;
  readonly unfinished: UnfinishedStories;
  readonly contacts: Pick<ContactStore, 'find' | 'remove'>;
  /** Null where no emails are sent. */
  readonly mail: object | null;
  /** Stories whose teller is still to be written to. */
  readonly pendingNotifications: () => AsyncIterable<StoryId>;
  /** Removes what machines heard, and people were writing, of recordings that are gone; resolves to of how many. */
  readonly sweepSpokenWords: () => Promise<number>;
}

/**
 * Removes what interrupted work left behind: unfinished uploads, scratch folders, and blobs older than `ageSeconds` that
 * no story names. The age is far longer than the time between a blob's birth and its record; what came late to a story
 * that was erased never gets a record, and goes at once (P17). Erases drafts that were left, and finds emails whose job was lost.
 */
export function sweepHandler(services: SweepServices): Handler<'sweep'> {
  return async (_job, run) => {
    try {
      await withHeartbeat(run, () => sweep(services, run.signal));
    } catch (error) {
      if (run.signal.aborted) return again(0);
      throw error;
    }
    return done;
  };
}

async function sweep(services: SweepServices, signal: AbortSignal): Promise<void> {
  const before = new Date(services.now().getTime() - services.ageSeconds * 1000);
  await services.blobs.sweepUnfinished(before);
  await sweepScratch(services.scratch, before);
  const left = await sweepArrivals(services, signal);
  if (left > 0) services.logger.info({ left }, 'swept files that stopped arriving');
  const stories = new Map<StoryId, Naming>();
  let removed = 0;
  for (const prefix of [originalsPrefix, renditionsPrefix]) {
    for await (const blob of services.blobs.list(prefix)) {
      signal.throwIfAborted();
      const story = storyOfKey(blob.key);
      if (!story) continue;
      const naming = stories.get(story) ?? (await namingOf(services.stories, story));
      stories.set(story, naming);
      const isYoung = blob.storedAt >= before && !naming.isErased;
      if (isYoung || naming.keys.has(blob.key)) continue;
      if (await isBecoming(services.arrivals, story, blob.key)) continue;
      await services.blobs.delete(blob.key);
      removed += 1;
    }
  }
  const forgotten = await forgetDrafts(services);
  if (forgotten > 0) services.logger.info({ forgotten }, 'erased drafts that nobody came back to');
  const unheard = await services.sweepSpokenWords();
  if (unheard > 0) services.logger.info({ unheard }, 'swept unfinished words of recordings that are gone');
  for await (const story of services.pendingNotifications())
    await services.queue.add({ type: 'tell', story });
  if (removed > 0) services.logger.info({ removed }, 'swept blobs that no story names');
}

/** What a story says of its blobs. */
interface Naming {
  readonly keys: ReadonlySet<BlobKey>;
  readonly isErased: boolean;
}

/** A file that has arrived, and whose server was killed before its story named it, waits for its sender to come back. */
async function isBecoming(arrivals: ArrivalStore, story: StoryId, key: BlobKey): Promise<boolean> {
  return (await arrivals.of(story)).some(({ becoming, media }) => media === null && becoming?.key === key);
}

async function namingOf(stories: StoryStore, id: StoryId): Promise<Naming> {
  const story = await stories.find(id);
  const keys = new Set(story?.media.flatMap((media) => blobKeysOf(media)) ?? []);
  return { keys, isErased: story?.state === 'erased' };
}
