import type { MediaId, NeighbourhoodSlug, StoryId, ThemeSlug } from '../story/ids.ts';
import type { AltText, Form, Hearing, Rendition, ShownForm } from '../story/media.ts';
import type { Licence, Sensitivity } from '../story/telling.ts';
import type { Surface } from '../story/visibility.ts';

/**
 * The published-stories read model: the only door of code that shows stories (galleries, media delivery, feeds, screens,
 * the research export). Each is of one surface, and has no way to return a story that isShownOn() does not allow there
 * at this moment. Implemented in mongo/.
 */
export interface PublishedStories {
  /** Newest first. @throws BadRequest for a cursor that it did not make. */
  page(filter: GalleryFilter, cursor: string | null, limit: number): Promise<GalleryPage>;
  /** The same as it hangs in lists, for which nothing that is said in the works is read. @throws the same */
  list(filter: GalleryFilter, cursor: string | null, limit: number): Promise<GalleryPage<ListedStory>>;
  /** What comes after a story in a list, at most `limit`; past the last, the newest begin again. */
  following(
    story: Pick<PublishedStoryView, 'id' | 'publishedAt'>,
    filter: GalleryFilter,
    limit: number,
  ): Promise<readonly ListedStory[]>;
  story(id: StoryId): Promise<PublishedStoryView | null>;
  /** Those of these stories that may be seen right now, in the same order. */
  stories(ids: readonly StoryId[]): Promise<readonly PublishedStoryView[]>;
  /** Which stories may have come, gone or changed since that mark, by a decision or by the clock; without a mark, all. */
  changesSince(mark: StoriesMark | null): Promise<StoriesSince>;
  /** The rendition with that public name, where its story may be seen right now. */
  rendition(story: StoryId, media: MediaId, name: string): Promise<Rendition | null>;
  /** All that can be fetched of a story, where it may be seen right now: for whoever is asked for many parts of one. */
  files(story: StoryId): Promise<readonly PublishedFiles[] | null>;
  /** How many stories it shows, of all or of a part. */
  count(part?: Pick<GalleryFilter, 'theme' | 'neighbourhood'>): Promise<number>;
  /** The newest film of the neighbourhood that is marked as its tour. */
  videoTour(neighbourhood: NeighbourhoodSlug): Promise<PublishedStoryView | null>;
  /** True where its storyteller took it back after the public had seen it: its address answers "gone". */
  isGone(id: StoryId): Promise<boolean>;
  /** Another one whenever what may be seen changes, by a decision or by the clock; a page made at an edition holds until the next. */
  edition(): Promise<string>;
  /** The same, by decisions that may be five seconds old where another process made them. */
  recentEdition(): Promise<string>;
  /** The edition, and how long it may be answered from without asking for it again. */
  lease(): Promise<Lease>;
}

/** How far somebody has followed what may be seen; only the read model that made it can read it. */
export interface StoriesMark {
  readonly at: Date;
  readonly made: unknown;
}

export interface StoriesSince {
  readonly mark: StoriesMark;
  /** Null is any of them. */
  readonly stories: readonly StoryId[] | null;
}

/** Leave to send what was read of an edition since it was asked for. */
export interface Lease {
  readonly edition: string;
  /** Asked in the same turn of the loop in which the answer leaves: a process can have been stopped for any time before. */
  holds(): boolean;
}

/** The read model of each surface. */
export type PublishedOn = (surface: Surface) => PublishedStories;

export interface GalleryFilter {
  readonly theme?: ThemeSlug;
  readonly neighbourhood?: NeighbourhoodSlug;
  readonly form?: ShownForm;
  /** Free words, searched in title, words, credit and neighbourhood. */
  readonly search?: string;
}

export interface GalleryPage<Listed = PublishedStoryView> {
  readonly stories: readonly Listed[];
  /** Hand it back to get the page after or before; null where there is none. */
  readonly older: string | null;
  readonly newer: string | null;
}

/** What the public may know of a story: no contact, no history, no originals, no file names. */
export interface PublishedStoryView {
  readonly id: StoryId;
  readonly title: string;
  readonly words: string;
  readonly language: string;
  /** What the work is made of, as a museum's label says it; "" where nothing is said. */
  readonly madeOf: string;
  /** Null for anonymous. */
  readonly credit: string | null;
  /** Who made it too, as they want to be named; empty where nobody did, or wants to be. */
  readonly makers: readonly string[];
  readonly neighbourhood: NeighbourhoodSlug;
  readonly themes: readonly ThemeSlug[];
  readonly publishedAt: Date;
  /** From then on it may not be shown any more, on any surface; null is no such moment. */
  readonly until: Date | null;
  readonly licence: Licence;
  readonly sensitive: Sensitivity;
  readonly sample: boolean;
  readonly videoTour: boolean;
  readonly media: readonly PublishedMedia[];
}

/** A story without what is said in its works. */
export type ListedStory = Omit<PublishedStoryView, 'media'> & { readonly media: readonly ListedMedia[] };
export type ListedMedia = Omit<PublishedMedia, 'hearing'>;

/** What can be fetched of one work: its renditions, and what is said in it, of which its captions are made. */
export interface PublishedFiles {
  readonly media: MediaId;
  readonly renditions: readonly Rendition[];
  readonly hearing: Hearing;
}

export interface PublishedMedia {
  readonly id: MediaId;
  readonly form: Form;
  /** Pixels, of artwork and film. */
  readonly width: number | null;
  readonly height: number | null;
  /** Of sound and film. */
  readonly seconds: number | null;
  readonly alt: AltText | null;
  /** Of a work with pages, in reading order; empty of everything else. `alt` is then of the whole. */
  readonly pages: readonly PublishedPage[];
  /** True of a picture that moves: it plays by itself, silently and over and over. */
  readonly animation: boolean;
  /** Captions only where a person has checked them, and translations that are finished. */
  readonly hearing: Hearing;
  /** ThumbHash, base64. */
  readonly placeholder: string | null;
  /** Without the blob keys: public names only. */
  readonly renditions: readonly Omit<Rendition, 'key'>[];
}

export interface PublishedPage {
  /** Null where the words for the whole must do. */
  readonly alt: AltText | null;
}
