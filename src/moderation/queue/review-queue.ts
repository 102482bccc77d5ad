import type { WorkLeft } from '../../story/changes/work-left.ts';
import type { NeighbourhoodSlug, StoryId, ThemeSlug } from '../../story/ids.ts';
import type { ShownForm } from '../../story/media.ts';
import type { SmallPicture } from '../../story/small-picture.ts';
import type { ErasedStory, SentStory } from '../../story/story.ts';

/** Lists of sent stories for curators. Contract; implemented in mongo/. */
export interface ReviewQueue {
  /**
   * What waits longest comes first, or what is done soonest where that is asked for; decided stories come latest decision
   * first. @throws BadRequest for a cursor that it did not make.
   */
  page(filter: QueueFilter, cursor: string | null, limit: number): Promise<QueuePage>;
  /**
   * What stands after the story in such a list: null at its end. After a story that is not in the list comes its first.
   */
  after(
    filter: QueueFilter,
    story: StoryId,
  ): Promise<{ readonly isInList: boolean; readonly next: QueueItem | null }>;
  /** How many stories are in each state. */
  counts(scope: Scope): Promise<Readonly<Record<SentStory['state'], number>>>;
  /** What people wait for by law: requests about childhood first, then other requests, then erasures; what is due first comes first. At most 100 of each. */
  requests(scope: Scope): Promise<readonly StoryRequest[]>;
  /** By the short reference that a storyteller reads out on the phone. */
  findByReference(reference: string): Promise<SentStory | null>;
  /** Every story that was ever sent, tombstones too, for exports. */
  all(scope: Scope): AsyncIterable<SentStory | ErasedStory>;
}

/** The neighbourhoods that a curator looks after; null is all of them (P24). */
export type Scope = readonly NeighbourhoodSlug[] | null;

export interface StoryRequest extends QueueItem {
  readonly kind: 'childhood' | 'concern' | 'erasure';
  readonly askedAt: Date;
  /** One calendar month after it was asked. */
  readonly dueBy: Date;
}

export interface QueueFilter {
  /** Null is any. */
  readonly state: SentStory['state'] | null;
  readonly scope: Scope;
  /** Of these alone, or of all but these: who looks after which is kept beside the stories. */
  readonly among?: readonly StoryId[];
  readonly except?: readonly StoryId[];
  /** Words that stand in the title or in the story, in whatever capitals. */
  readonly search?: string;
  /** What can be done soonest comes first, and what waits for somebody else last. */
  readonly soonest?: boolean;
  readonly theme?: ThemeSlug;
  readonly neighbourhood?: NeighbourhoodSlug;
  readonly form?: ShownForm;
}

export interface QueuePage {
  readonly items: readonly QueueItem[];
  readonly next: string | null;
}

export interface QueueItem {
  readonly id: StoryId;
  readonly state: SentStory['state'];
  readonly reference: string;
  readonly title: string;
  /** Null where it has nothing to see. */
  readonly picture: SmallPicture | null;
  /** Of all its recordings together. */
  readonly seconds: number;
  /** How many words it has. */
  readonly words: number;
  /** How many of its files the archive could not take. */
  readonly failed: number;
  readonly left: WorkLeft;
  readonly neighbourhood: NeighbourhoodSlug;
  readonly themes: readonly ThemeSlug[];
  readonly forms: readonly ShownForm[];
  /** Since when it is in its state: waiting, sent, published or declined. */
  readonly since: Date;
  readonly sample: boolean;
  /** It was shown once and a curator took it down. */
  readonly takenDown: boolean;
  /** The storyteller changed it or answered after a curator had decided on it. */
  readonly cameBack: boolean;
  /** The storyteller asked for it to be erased. */
  readonly beingErased: boolean;
}
