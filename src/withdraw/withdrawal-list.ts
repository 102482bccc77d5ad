import { Readable } from 'node:stream';
import type { BlobStore } from '../storage/blob-store.ts';
import { newWithdrawalKey } from '../storage/keys.ts';
import { grantedUses, showingTime, type Use } from '../story/consent.ts';
import type { StoryId } from '../story/ids.ts';
import type { SentStory } from '../story/story.ts';

/**
 * The withdrawal list: what storytellers last wished, kept beside the files and not in the database, so that a database
 * restored from a backup can be told what was taken back since. Names no person: ids, dates and scope.
 */
export interface Wish {
  readonly story: StoryId;
  /** The story's version that the wish came with; a story restored at a lower one has not heard of it. */
  readonly version: number;
  readonly at: Date;
  readonly scope: 'show' | 'hide' | 'erase';
  readonly uses: readonly Use[];
  readonly from: Date | null;
  readonly until: Date | null;
  readonly anonymous: boolean;
}

export function wishOf(story: SentStory, at: Date): Wish {
  const withdrawn = story.state === 'withdrawn';
  return {
    story: story.id,
    version: story.version,
    at,
    scope: withdrawn ? (story.erasure ? 'erase' : 'hide') : 'show',
    uses: grantedUses(story.consent),
    ...showingTime(story.consent),
    anonymous: story.credit.kind === 'anonymous',
  };
}

/** Adds a line; older lines stay. @throws what the store throws. */
export async function listWish(blobs: Pick<BlobStore, 'put'>, wish: Wish): Promise<void> {
  const line = Buffer.from(JSON.stringify(wish));
  await blobs.put(newWithdrawalKey(wish.story, wish.version), Readable.from([line]), {
    type: 'application/json',
  });
}
