import type { Logger } from '../logger.ts';
import type { BlobStore } from '../storage/blob-store.ts';
import type { CuratorId } from '../story/ids.ts';
import type { PlaceStore } from '../story/place-store.ts';
import type { StoryStore } from '../story/story-store.ts';
import type { ReviewQueue } from './review-queue.ts';

/** What the pages for looking after stories need; put together in wire.ts. */
export interface ModerationServices {
  readonly stories: StoryStore;
  readonly queue: ReviewQueue;
  readonly places: PlaceStore;
  readonly blobs: Pick<BlobStore, 'get'>;
  /** How colleagues call a curator; null where there is no such account. */
  curatorName(id: CuratorId): Promise<string | null>;
  readonly logger: Logger;
  now(): Date;
}
