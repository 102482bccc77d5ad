import type { PictureView } from '../works/picture.ts';

/** What other sites show of a link to a story. */
export interface OpenGraph {
  readonly title: string;
  readonly description: string;
  readonly url: string;
  readonly image: { readonly url: string; readonly alt: string } | null;
}

/** Null where the archive does not know its own address: `Host` never reaches a link (S11). */
export function openGraph(
  publicUrl: URL | null,
  page: {
    readonly address: string;
    readonly title: string;
    readonly description: string;
    readonly picture: PictureView | null;
  },
): OpenGraph | null {
  if (!publicUrl) return null;
  const { address, title, description, picture } = page;
  return {
    title,
    description,
    url: new URL(address, publicUrl).href,
    image: picture && { url: new URL(picture.src, publicUrl).href, alt: picture.alt },
  };
}
