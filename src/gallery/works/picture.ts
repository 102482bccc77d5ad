import type { ListedMedia, PublishedStoryView } from '../../publish/published-stories.ts';
import type { StoryId } from '../../story/ids.ts';
import { mediaAddress } from '../media-address.ts';
import { sketchAddress } from './sketch.ts';

type PublicRendition = ListedMedia['renditions'][number];

/** What partials/picture needs for a `<picture>`. */
export interface PictureView {
  /** Best format first; the browser takes the first it can read. */
  readonly sources: readonly { readonly type: string; readonly srcset: string }[];
  readonly src: string;
  readonly srcset: string;
  /** Pixels of the largest size. */
  readonly width: number;
  readonly height: number;
  /** Empty for a decorative picture. */
  readonly alt: string;
  /** A sketch of it, as a `data:` address. */
  readonly placeholder: string | null;
  /** Address of the largest size in a format that every browser opens. */
  readonly largest: string;
  /** Where the real detail lies, of a picture that is larger than its largest size. */
  readonly tiles: { readonly index: string; readonly pack: string } | null;
}

const better = ['image/avif', 'image/webp'];
const everywhere = 'image/jpeg';
// Wide enough for a phone that knows no srcset.
const plainWidth = 1280;

/**
 * The artwork, the first page of a work with pages, or the film's poster, in all its sizes and with the words for the
 * whole; null where there is no picture.
 */
export function pictureView(story: StoryId, media: ListedMedia): PictureView | null {
  return viewOf(story, media, 1, media.alt);
}

/** A page of a work with pages, from 1, with its own words. */
export function pageView(story: StoryId, media: ListedMedia, page: number): PictureView | null {
  return viewOf(story, media, page, media.pages[page - 1]?.alt ?? null);
}

function viewOf(
  story: StoryId,
  media: ListedMedia,
  page: number,
  alt: ListedMedia['alt'],
): PictureView | null {
  const ofPage = media.renditions.filter((rendition) => (rendition.page ?? 1) === page);
  const renditions = ofPage
    .filter(({ kind }) => kind === 'image' || kind === 'poster')
    .sort((left, right) => (left.width ?? 0) - (right.width ?? 0));
  const inType = (type: string) => renditions.filter((rendition) => rendition.type === type);
  const plain = inType(everywhere);
  const largest = plain.at(-1);
  if (!largest?.width || !largest.height) return null;
  const address = (rendition: PublicRendition) => mediaAddress(story, media.id, rendition.name);
  const srcset = (list: readonly PublicRendition[]) =>
    list.map((rendition) => `${address(rendition)} ${rendition.width}w`).join(', ');
  const tilesOf = (kind: PublicRendition['kind']) => ofPage.find((rendition) => rendition.kind === kind);
  const [index, pack] = [tilesOf('tiles-index'), tilesOf('tiles')];
  const middle = plain.findLast(({ width }) => (width ?? 0) <= plainWidth) ?? largest;
  return {
    sources: better.flatMap((type) => {
      const list = inType(type);
      return list.length ? [{ type, srcset: srcset(list) }] : [];
    }),
    src: address(middle),
    srcset: srcset(plain),
    width: largest.width,
    height: largest.height,
    alt: alt?.kind === 'words' ? alt.words : '',
    // It is a sketch of the first page.
    placeholder: page === 1 ? sketchAddress(media.placeholder) : null,
    largest: address(largest),
    tiles: index && pack ? { index: address(index), pack: address(pack) } : null,
  };
}

/** The first work that can be seen. */
export function firstPicture({
  id,
  media,
}: Pick<PublishedStoryView, 'id'> & { readonly media: readonly ListedMedia[] }): PictureView | null {
  return media.map((each) => pictureView(id, each)).find((view) => view !== null) ?? null;
}
