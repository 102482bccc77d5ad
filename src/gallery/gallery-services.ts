import type { PublishedStories } from '../publish/published-stories.ts';
import type { StorySearch } from '../search/story-search.ts';
import type { Own } from '../settings/own.ts';
import type { BlobStore } from '../storage/blob-store.ts';
import type { ExhibitionStore } from '../story/exhibitions.ts';
import type { PlaceStore } from '../story/places.ts';
import type { TopicStore } from '../story/topics.ts';
import type { Names } from './works/names.ts';

/** All that the galleries know of the archive: they hold the read model, never a story store. */
export interface GalleryServices {
  readonly published: PublishedStories;
  readonly search: Pick<StorySearch, 'find' | 'suggest'>;
  readonly places: PlaceStore;
  readonly topics: TopicStore;
  readonly exhibitions: Pick<ExhibitionStore, 'list'>;
  /** Themes, neighbourhoods and hard subjects as they are; by itself they are read anew. */
  readonly names?: () => Promise<Names>;
  readonly blobs: Pick<BlobStore, 'get' | 'read' | 'elsewhere'>;
  /** Where the archive is known to live; addresses for other sites are built on it and on nothing else (S11). */
  readonly publicUrl: URL | null;
  /** What the group calls its own, at least as new as what is read after it was asked. */
  own(): Promise<Own>;
  now(): Date;
  /** The folder with the programme's own pages, as Markdown. */
  readonly contentFolder: string;
}
