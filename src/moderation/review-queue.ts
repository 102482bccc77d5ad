import type { NeighbourhoodSlug, StoryId, ThemeSlug } from '../story/ids.ts';
import type { Form } from '../story/media.ts';
import type { SentStory } from '../story/story.ts';

/** Lists of sent stories for curators. Contract; implemented in mongo/. */
export interface ReviewQueue {
  /** What waits longest comes first; decided stories come latest decision first. @throws BadRequest for a cursor that it did not make. */
  page(filter: QueueFilter, cursor: string | null, limit: number): Promise<QueuePage>;
  /** How many stories are in each state. */
  counts(): Promise<Readonly<Record<SentStory['state'], number>>>;
}

export interface QueueFilter {
  readonly state: SentStory['state'];
  readonly theme?: ThemeSlug;
  readonly neighbourhood?: NeighbourhoodSlug;
  readonly form?: Form;
}

export interface QueuePage {
  readonly items: readonly QueueItem[];
  readonly next: string | null;
}

export interface QueueItem {
  readonly id: StoryId;
  readonly reference: string;
  readonly title: string;
  readonly neighbourhood: NeighbourhoodSlug;
  readonly themes: readonly ThemeSlug[];
  readonly forms: readonly Form[];
  /** Since when it is in its state: waiting, sent, published or declined. */
  readonly since: Date;
  readonly sample: boolean;
  /** It was shown once and a curator took it down. */
  readonly takenDown: boolean;
}
