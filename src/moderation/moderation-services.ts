import type { Wordings } from '../consent/wording.ts';
import type { DeskTextStore } from '../desk/desk-text.ts';
import type { JobQueue } from '../jobs/job.ts';
import type { Logger } from '../logger.ts';
import type { PublishedStoryView } from '../publish/published-stories.ts';
import type { SpeechDraftStore } from '../speech/speech-draft.ts';
import type { BlobStore } from '../storage/blob-store.ts';
import type { ExhibitionStore } from '../story/exhibitions.ts';
import type { CuratorId, MediaId, StoryId } from '../story/ids.ts';
import type { PlaceStore } from '../story/places.ts';
import type { ContactStore, LookStore } from '../story/stores/contact-store.ts';
import type { StoryStore } from '../story/stores/story-store.ts';
import type { PublishedStory } from '../story/story.ts';
import type { TopicStore } from '../story/topics.ts';
import type { UploadServices } from '../uploads/upload-services.ts';
import type { ColleagueStore } from './colleagues/colleague-store.ts';
import type { ReviewQueue } from './queue/review-queue.ts';

export interface HoldingScreen {
  readonly name: string;
  /** Its page for curators. */
  readonly address: string;
  /** When it last said so. */
  readonly seen: Date;
  /** By then it hides the story by itself. */
  readonly leaseUntil: Date;
}

/** A template with what it shows. */
export interface StoryPage {
  readonly view: string;
  readonly model: object;
}

/** What the pages for looking after stories need; put together in app-services.ts. */
export interface ModerationServices {
  readonly stories: StoryStore;
  readonly queue: ReviewQueue;
  readonly places: PlaceStore;
  readonly topics: TopicStore;
  readonly exhibitions: ExhibitionStore;
  readonly contacts: ContactStore;
  readonly looks: LookStore;
  readonly speechDrafts: Pick<SpeechDraftStore, 'of'>;
  readonly deskTexts: DeskTextStore;
  readonly colleagues: ColleagueStore;
  /** What the public would know of a story. */
  publishedView(story: PublishedStory): PublishedStoryView;
  /** A story's page as visitors get it. */
  storyPage(story: PublishedStoryView): Promise<StoryPage>;
  /** The same in the player of a screen. `fileAddress` is where whoever looks opens a file. */
  screenPage(shown: {
    readonly story: PublishedStoryView;
    readonly onWeb: boolean;
    fileAddress(story: StoryId, media: MediaId, name: string): string;
  }): Promise<StoryPage>;
  readonly wordings: Wordings;
  readonly jobs: JobQueue;
  readonly blobs: BlobStore;
  readonly uploads: UploadServices;
  /** How colleagues call a curator; null where there is no such account. */
  curatorName(id: CuratorId): Promise<string | null>;
  /** Screens that still hold a byte of the story, by what each said last. */
  screensHolding(id: StoryId): Promise<readonly HoldingScreen[]>;
  readonly logger: Logger;
  now(): Date;
}
