import { changeStory } from '../../story/changes/change-story.ts';
import { moveToNeighbourhood, moveToTheme } from '../../story/changes/move.ts';
import type { Actor } from '../../story/history.ts';
import type { NeighbourhoodSlug, StoryId, ThemeSlug } from '../../story/ids.ts';
import type { StoryStore } from '../../story/stores/story-store.ts';
import { isSent } from '../../story/story.ts';
import type { PlaceRef } from './stories-in.ts';

/** Each that shows waits for a lease of the edition; so many wait together. */
const together = 50;

/**
 * Moves those stories from one place to another of its kind, each with a line in its history. One that has left the place
 * meanwhile stays where it is, so it can be run again where it ended halfway. Resolves to how many were moved.
 */
export async function moveStories(
  { stories, now }: { readonly stories: Pick<StoryStore, 'find' | 'replace'>; now(): Date },
  ids: readonly StoryId[],
  from: PlaceRef,
  to: string,
  by: Actor,
): Promise<number> {
  let moved = 0;
  const moveOne = (id: StoryId) =>
    changeStory(stories, id, (story) => {
      if (!isSent(story)) return null;
      if (from.kind === 'theme') {
        if (!story.themes.some((theme) => theme === from.slug)) return null;
        return moveToTheme(story, from.slug as ThemeSlug, to as ThemeSlug, now(), by);
      }
      return story.neighbourhood === from.slug
        ? moveToNeighbourhood(story, to as NeighbourhoodSlug, now(), by)
        : null;
    });
  for (let first = 0; first < ids.length; first += together) {
    const group = ids.slice(first, first + together);
    await Promise.all(group.map(moveOne));
    moved += group.length;
  }
  return moved;
}
