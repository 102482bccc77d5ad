import type { Logger } from '../logger.ts';
import type { BlobStore } from '../storage/blob-store.ts';
import type { ExhibitionStore } from '../story/exhibitions.ts';
import type { CuratorId, NeighbourhoodSlug, StoryId } from '../story/ids.ts';
import type { PlaceStore } from '../story/places.ts';
import type { StoryStore } from '../story/stores/story-store.ts';
import type { TopicStore } from '../story/topics.ts';
import type { UploadServices } from '../uploads/upload-services.ts';
import type { OwnSource } from './own.ts';
import type { StoriesIn } from './places/stories-in.ts';
import type { SettingLog } from './setting-log.ts';

/** What the administrators' pages for settings need; put together in app-services.ts. */
export interface SettingsServices {
  readonly log: SettingLog;
  readonly own: OwnSource;
  readonly blobs: BlobStore;
  readonly uploads: UploadServices;
  readonly scratch: string;
  /** Adds a version of the consent wording, which is asked from then on. */
  askInTheseWords(text: string, by: CuratorId): Promise<void>;
  /** Makes a logo of the picture at that path; null where it cannot be one. */
  makeLogo(path: string): Promise<{ bytes: Buffer; width: number; height: number } | null>;
  /** A story that the public can see, and whether its work can hang first on the home page; null of any other. */
  toHangFirst(id: StoryId): Promise<{ readonly title: string; readonly fits: boolean } | null>;
  readonly logger: Logger;
  readonly places: PlaceStore;
  readonly storiesIn: StoriesIn;
  readonly stories: Pick<StoryStore, 'find' | 'replace'>;
  readonly exhibitions: ExhibitionStore;
  readonly topics: TopicStore;
  /** Of whom each looks after certain neighbourhoods alone. */
  limitedTo(neighbourhood: NeighbourhoodSlug): Promise<readonly string[]>;
  /** What holds until somebody sets it in the browser. */
  readonly environment: { readonly contact: string | null };
  /** The folder with the programme's own pages, as Markdown. */
  readonly contentFolder: string;
  /** How colleagues call a curator; null where there is no such account. */
  curatorName(id: CuratorId): Promise<string | null>;
  now(): Date;
}
