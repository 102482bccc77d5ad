import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import type { BlobStore } from '../storage/blob-store.ts';
import { newWithdrawalKey, withdrawalsPrefix } from '../storage/keys.ts';
import { isBeingErased } from '../story/changes/erase.ts';
import { openConcerns } from '../story/concern.ts';
import { showingTime, type Use } from '../story/consent.ts';
import type { BlobKey, ConcernId, StoryId } from '../story/ids.ts';
import type { SentStory } from '../story/story.ts';

/**
 * The withdrawal list: what people last wished about each story, kept beside the files and not in the database, so that a
 * database restored from a backup can be told what was taken back since (replay.ts). Names no person: ids, dates, scope.
 */
export interface Wish {
  readonly story: StoryId;
  /** The story's version that the wish was read at. */
  readonly version: number;
  /** Hash of the last line of the story's history then: a record that holds this line has heard of the wish. */
  readonly line: string;
  readonly at: Date;
  readonly scope: 'show' | 'hide' | 'erase';
  readonly uses: readonly { readonly use: Use; readonly granted: boolean }[];
  readonly from: Date | null;
  readonly until: Date | null;
  readonly anonymous: boolean;
  /** Open requests of people who are in the story (P18), without their words. */
  readonly concerns: readonly WishedConcern[];
}

export interface WishedConcern {
  readonly id: ConcernId;
  readonly askedAt: Date;
  readonly dueBy: Date;
  readonly childhood: boolean;
}

export function wishOf(story: SentStory, at: Date): Wish {
  return {
    story: story.id,
    version: story.version,
    line: story.history.at(-1)?.hash ?? '',
    at,
    scope: isBeingErased(story) ? 'erase' : story.state === 'withdrawn' ? 'hide' : 'show',
    uses: (story.consent.at(-1)?.answers ?? []).map(({ use, granted }) => ({ use, granted })),
    ...showingTime(story.consent),
    anonymous: story.credit.kind === 'anonymous',
    concerns: openConcerns(story.concerns).map(({ id, askedAt, dueBy, childhood }) => {
      return { id, askedAt, dueBy, childhood };
    }),
  };
}

/** Adds a line; older lines stay. @throws what the store throws. */
export async function listWish(blobs: Pick<BlobStore, 'put'>, wish: Wish): Promise<void> {
  const line = Buffer.from(JSON.stringify(wish));
  await blobs.put(newWithdrawalKey(wish.story, wish.version), Readable.from([line]), {
    type: 'application/json',
  });
}

export interface WithdrawalList {
  /** The newest wish about each story. */
  readonly wishes: readonly Wish[];
  /** Lines that could not be understood: somebody must look, since a wish may be among them. */
  readonly unreadable: readonly BlobKey[];
}

/** Lines that are fetched at once. */
const atOnce = 16;

/** @throws what the store throws. */
export async function readWithdrawals(blobs: Pick<BlobStore, 'list' | 'get'>): Promise<WithdrawalList> {
  const keys: BlobKey[] = [];
  for await (const { key } of blobs.list(withdrawalsPrefix)) keys.push(key);
  const newest = new Map<StoryId, Wish>();
  const unreadable: BlobKey[] = [];
  for (let start = 0; start < keys.length; start += atOnce) {
    const some = keys.slice(start, start + atOnce);
    const lines = await Promise.all(
      some.map(async (key) => ({ key, wish: readWish(await text(await blobs.get(key))) })),
    );
    for (const { key, wish } of lines) {
      if (!wish) unreadable.push(key);
      else if (isNewer(wish, newest.get(wish.story))) newest.set(wish.story, wish);
    }
  }
  return { wishes: [...newest.values()], unreadable };
}

// By time and not by version: a story that was restored from a backup counts its versions on from there.
function isNewer(wish: Wish, other: Wish | undefined): boolean {
  if (!other || wish.at.getTime() !== other.at.getTime()) return !other || wish.at > other.at;
  return wish.version > other.version;
}

const date = z.iso.datetime().transform((iso) => new Date(iso));
const id = <Id extends string>() => z.string().transform((value) => value as Id);
const wishLine = z.object({
  story: id<StoryId>(),
  version: z.int(),
  line: z.string(),
  at: date,
  scope: z.enum(['show', 'hide', 'erase']),
  uses: z.array(z.object({ use: id<Use>(), granted: z.boolean() })),
  from: date.nullable(),
  until: date.nullable(),
  anonymous: z.boolean(),
  concerns: z.array(z.object({ id: id<ConcernId>(), askedAt: date, dueBy: date, childhood: z.boolean() })),
});

function readWish(line: string): Wish | null {
  try {
    return wishLine.parse(JSON.parse(line));
  } catch {
    return null;
  }
}
