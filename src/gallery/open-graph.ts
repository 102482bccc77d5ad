import type { PublishedStoryView } from '../publish/published-stories.ts';
import { pictureView } from './picture.ts';

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
  address: string,
  story: Pick<PublishedStoryView, 'id' | 'title' | 'media'>,
  description: string,
): OpenGraph | null {
  if (!publicUrl) return null;
  const picture = story.media.map((media) => pictureView(story.id, media)).find((view) => view !== null);
  return {
    title: story.title,
    description,
    url: new URL(address, publicUrl).href,
    image: picture ? { url: new URL(picture.src, publicUrl).href, alt: picture.alt } : null,
  };
}
