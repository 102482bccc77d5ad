import type { Wordings } from '../consent/wording.ts';
import type { JobQueue } from '../jobs/job.ts';
import type { Limiter } from '../limiter.ts';
import type { Logger } from '../logger.ts';
import type { ContactStore } from '../story/contact-store.ts';
import type { ExhibitionStore } from '../story/exhibition-store.ts';
import type { PlaceStore } from '../story/place-store.ts';
import type { StoryStore } from '../story/story-store.ts';
import type { TopicStore } from '../story/topic-store.ts';
import type { UploadQuotas, UploadServices } from '../uploads/upload-services.ts';

/** What the share pages need from the rest of the archive. */
export interface IntakeServices extends UploadServices {
  readonly stories: StoryStore;
  readonly places: PlaceStore;
  readonly topics: TopicStore;
  readonly exhibitions: ExhibitionStore;
  readonly contacts: ContactStore;
  readonly wordings: Wordings;
  readonly jobs: JobQueue;
  readonly logger: Logger;
  now(): Date;
  readonly quotas: IntakeQuotas;
  /** Cookies are marked Secure. */
  readonly https: boolean;
}

/** What is taken before anything is kept (S14). */
export interface IntakeQuotas extends UploadQuotas {
  /** Drafts begun, by address. */
  readonly drafts: Limiter;
}
