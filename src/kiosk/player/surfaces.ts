import type { PublishedOn, PublishedStories } from '../../publish/published-stories.ts';
import { exhibitionUse } from '../../story/consent.ts';
import type { ExhibitionSlug } from '../../story/ids.ts';
import type { Surface } from '../../story/visibility.ts';

/** The read model of each surface, opened once: each remembers until when its edition holds. */
export function keptOpen(published: PublishedOn): PublishedOn {
  const open = new Map<Surface, PublishedStories>();
  return (surface) => {
    const known = open.get(surface) ?? published(surface);
    open.set(surface, known);
    return known;
  };
}

/** What may show at that exhibition. */
export const shownAt = (published: PublishedOn, slug: ExhibitionSlug) => published(exhibitionUse(slug));
