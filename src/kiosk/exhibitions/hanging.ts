import type {
  GalleryFilter,
  PublishedOn,
  PublishedStories,
  PublishedStoryView,
} from '../../publish/published-stories.ts';
import { exhibitionUse } from '../../story/consent.ts';
import type { Choosing } from '../../story/exhibitions.ts';
import type { ExhibitionSlug } from '../../story/ids.ts';
import type { Surface } from '../../story/visibility.ts';
import { picked } from './picked.ts';

const aPage = 200;

/** What hangs in the exhibition at this moment, in its order; `published` is the read model of its surface. */
export async function hangingIn(
  published: PublishedStories,
  { rule, byHand }: Pick<Choosing, 'rule' | 'byHand'>,
): Promise<readonly PublishedStoryView[]> {
  const stories = new Map<string, PublishedStoryView>();
  if (rule) {
    const [themes, places, forms] = [only(rule.themes), only(rule.neighbourhoods), only(rule.forms)];
    const filter = {
      ...(themes && { theme: themes }),
      ...(places && { neighbourhood: places }),
      ...(forms && { form: forms }),
    };
    for await (const story of allOf(published, filter)) stories.set(story.id, story);
  }
  for (const id of byHand.added) {
    const story = stories.has(id) ? null : await published.story(id);
    if (story) stories.set(id, story);
  }
  return picked({ rule, byHand }, [...stories.values()]);
}

/** Where the rule names just one, the store's index finds what fits. */
function only<Value>(wanted: readonly Value[]): Value | null {
  return wanted.length === 1 ? (wanted[0] ?? null) : null;
}

/** Every story that may show on the surface and fits the filter, newest first. */
export async function* allOf(
  published: PublishedStories,
  filter: GalleryFilter,
): AsyncGenerator<PublishedStoryView> {
  let cursor: string | null = null;
  do {
    const { stories, older } = await published.page(filter, cursor, aPage);
    yield* stories;
    cursor = older;
  } while (cursor !== null);
}

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
