import type { Logger } from '../logger.ts';
import type { ReviewQueue } from '../moderation/queue/review-queue.ts';
import type { PublishedOn } from '../publish/published-stories.ts';
import type { ExhibitionStore } from '../story/exhibitions.ts';
import type { CuratorId } from '../story/ids.ts';
import type { PlaceStore } from '../story/places.ts';
import type { LookStore } from '../story/stores/contact-store.ts';
import type { StoryStore } from '../story/stores/story-store.ts';

/** What exports and the page of what shows where need. */
export interface RecordsServices {
  readonly stories: Pick<StoryStore, 'find'>;
  readonly queue: Pick<ReviewQueue, 'all'>;
  readonly published: PublishedOn;
  readonly places: PlaceStore;
  readonly exhibitions: ExhibitionStore;
  readonly looks: LookStore;
  curatorName(id: CuratorId): Promise<string | null>;
  readonly publicUrl: URL;
  /** Seals exports of the history. */
  readonly secret: string;
  readonly logger: Logger;
  now(): Date;
}
