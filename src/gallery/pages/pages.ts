import type { PublishedMedia, PublishedStoryView } from '../../publish/published-stories.ts';
import { directionOf } from '../../story/text/plain-text.ts';
import { type PictureView, pageView } from '../works/picture.ts';

/** A booklet or a comic, to be read page by page. */
export interface PagesView {
  /** What the whole is, in words; empty where it is decoration. */
  readonly alt: string;
  readonly count: number;
  /** Which way its pages turn. */
  readonly direction: 'ltr' | 'rtl';
  readonly pages: readonly {
    readonly number: number;
    readonly picture: PictureView;
    readonly sizes: string;
  }[];
}

/** Null of a work without pages. */
export function pagesView(
  { id, language }: Pick<PublishedStoryView, 'id' | 'language'>,
  media: PublishedMedia,
): PagesView | null {
  const pages = media.pages.flatMap((_page, index) => {
    const picture = pageView(id, media, index + 1);
    return picture ? [{ number: index + 1, picture, sizes: sizesOf(picture) }] : [];
  });
  if (pages.length === 0) return null;
  return {
    alt: media.alt?.kind === 'words' ? media.alt.words : '',
    count: media.pages.length,
    direction: directionOf(language) === 'rtl' ? 'rtl' : 'ltr',
    pages,
  };
}

// Mirrors .page-sheet in the stylesheet.
function sizesOf({ width, height }: PictureView): string {
  const ratio = width / height;
  return `(min-width: 40rem) min(${Math.round(78 * ratio)}vh, ${Math.round(44 * ratio)}rem, 76rem), 92vw`;
}
