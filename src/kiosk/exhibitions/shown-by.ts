import type { PublishedOn, PublishedStories } from '../../publish/published-stories.ts';
import type { ExhibitionSlug, StoryId } from '../../story/ids.ts';
import type { PairedScreen } from '../screens/screen.ts';
import { shownAt } from './hanging.ts';

/** Every exhibition that a screen shows at some time, each once: the usual one, and then those of its programme. */
export function exhibitionsOf({
  exhibition,
  programme = [],
}: Pick<PairedScreen, 'exhibition' | 'programme'>): readonly ExhibitionSlug[] {
  return [...new Set([exhibition, ...programme.map((line) => line.exhibition)])];
}

/**
 * The read model of one of the screen's exhibitions at which the story may show; null where it may at none. Consent is
 * asked of each by itself (P16).
 */
export async function surfaceShowing(
  published: PublishedOn,
  screen: Pick<PairedScreen, 'exhibition' | 'programme'>,
  story: StoryId,
): Promise<PublishedStories | null> {
  const [usual, ...others] = exhibitionsOf(screen).map((slug) => shownAt(published, slug));
  // Its answer is asked for again with the file itself, so a screen of one exhibition is asked about once.
  if (others.length === 0) return usual ?? null;
  for (const surface of [usual, ...others]) {
    if (surface && (await surface.story(story)) !== null) return surface;
  }
  return null;
}
