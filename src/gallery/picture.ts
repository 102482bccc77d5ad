import type { PublishedMedia, PublishedStoryView } from '../publish/published-stories.ts';
import type { StoryId } from '../story/ids.ts';
import { mediaAddress } from './media-address.ts';

type PublicRendition = PublishedMedia['renditions'][number];

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
  readonly placeholder: string | null;
  /** Address of the largest size in a format that every browser opens. */
  readonly largest: string;
}

const better = ['image/avif', 'image/webp'];
const everywhere = 'image/jpeg';
// Wide enough for a phone that knows no srcset.
const plainWidth = 1280;

/** The artwork, or the film's poster, in all its sizes; null where there is no picture. */
export function pictureView(story: StoryId, media: PublishedMedia): PictureView | null {
  const renditions = media.renditions
    .filter(({ kind }) => kind === 'image' || kind === 'poster')
    .sort((left, right) => (left.width ?? 0) - (right.width ?? 0));
  const inType = (type: string) => renditions.filter((rendition) => rendition.type === type);
  const plain = inType(everywhere);
  const largest = plain.at(-1);
  if (!largest?.width || !largest.height) return null;
  const address = (rendition: PublicRendition) => mediaAddress(story, media.id, rendition.name);
  const srcset = (list: readonly PublicRendition[]) =>
    list.map((rendition) => `${address(rendition)} ${rendition.width}w`).join(', ');
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
    alt: media.alt?.kind === 'words' ? media.alt.words : '',
    placeholder: media.placeholder,
    largest: address(largest),
  };
}

/** The first work that can be seen. */
export function firstPicture({ id, media }: Pick<PublishedStoryView, 'id' | 'media'>): PictureView | null {
  return media.map((each) => pictureView(id, each)).find((view) => view !== null) ?? null;
}
