import type { Wordings } from '../consent/wording.ts';
import type { DeskTextStore } from '../desk/desk-text.ts';
import type { JobQueue } from '../jobs/job.ts';
import type { Limiter } from '../limiter.ts';
import type { PublishedStories } from '../publish/published-stories.ts';
import type { SpeechDraftStore } from '../speech/speech-draft.ts';
import type { ExhibitionStore } from '../story/exhibitions.ts';
import type { StoryId } from '../story/ids.ts';
import type { PlaceStore } from '../story/places.ts';
import type { ContactStore } from '../story/stores/contact-store.ts';
import type { StoryStore } from '../story/stores/story-store.ts';
import type { TopicStore } from '../story/topics.ts';
import type { ResumableServices } from '../uploads/resumable/resumable-services.ts';

/** What the storyteller's own pages need, and the pages on which anyone can ask us to hide a story. */
export interface WithdrawServices extends ResumableServices {
  readonly stories: StoryStore;
  readonly places: PlaceStore;
  readonly topics: TopicStore;
  readonly exhibitions: ExhibitionStore;
  readonly contacts: ContactStore;
  readonly deskTexts: DeskTextStore;
  readonly speechDrafts: Pick<SpeechDraftStore, 'of'>;
  readonly jobs: JobQueue;
  readonly wordings: Wordings;
  /** Wrong private codes and references, by address (S15). */
  readonly codes: Limiter;
  /** What shows on the web: only such a story can be named by "I am in this". */
  readonly published: PublishedStories;
  /** "I am in this", by address. */
  readonly concerns: Limiter;
  /** "I am in this", of everybody together. Beyond it somebody who looks after the archive must look. */
  readonly allConcerns: Limiter;
  /** Signs what a form brings back. */
  readonly secret: string;
  readonly publicUrl: URL;
  storyAddress(id: StoryId): string;
  /** At most so many days a screen without a network shows what was taken back (P16). */
  screenDays(): Promise<number>;
}
