import type { Wordings } from '../consent/wording.ts';
import type { JobQueue } from '../jobs/job.ts';
import type { Limiter } from '../limiter.ts';
import type { Logger } from '../logger.ts';
import type { ExhibitionStore } from '../story/exhibitions.ts';
import type { PlaceStore } from '../story/places.ts';
import type { ContactStore } from '../story/stores/contact-store.ts';
import type { StoryStore } from '../story/stores/story-store.ts';
import type { TopicStore } from '../story/topics.ts';
import type { ResumableServices } from '../uploads/resumable/resumable-services.ts';
import type { UploadQuotas } from '../uploads/upload-services.ts';
import type { Prompts } from './pages/prompts.ts';

/** What the share pages need from the rest of the archive. */
export interface IntakeServices extends ResumableServices {
  readonly stories: StoryStore;
  readonly places: PlaceStore;
  readonly topics: TopicStore;
  readonly exhibitions: ExhibitionStore;
  readonly contacts: ContactStore;
  readonly wordings: Wordings;
  readonly prompts: Prompts;
  readonly jobs: JobQueue;
  readonly logger: Logger;
  now(): Date;
  readonly quotas: IntakeQuotas;
  /** Counts private links that led nowhere, by address (S15). */
  readonly codes: Limiter;
  /** Sends a draft's private link to an e-mail address; null where no mail server is set. */
  readonly sendLink: ((to: string, link: string) => Promise<'sent' | 'refused' | 'later'>) | null;
  readonly publicUrl: URL;
  /** Cookies are marked Secure. */
  readonly https: boolean;
}

/** What is taken before anything is kept (S14). */
export interface IntakeQuotas extends UploadQuotas {
  /** Drafts begun, by address. */
  readonly drafts: Limiter;
  /** Links sent by e-mail, by the asker's address and by the one that is written to. */
  readonly links: Limiter;
}
