import { type Actor, withEntry } from '../history.ts';
import type { NeighbourhoodSlug, ThemeSlug } from '../ids.ts';
import type { SentStory } from '../story.ts';

/** An administrator moves what hangs in a neighbourhood or under a theme that the archive no longer has. */

/** The story is about another neighbourhood, in any state: a published one keeps its place in time. */
export function moveToNeighbourhood(
  story: SentStory,
  neighbourhood: NeighbourhoodSlug,
  at: Date,
  by: Actor,
): SentStory {
  return { ...story, neighbourhood, history: moved(story, at, by) };
}

/** The story has the theme `to` in the place of `from`; one that has both keeps `to` alone. */
export function moveToTheme(
  story: SentStory,
  from: ThemeSlug,
  to: ThemeSlug,
  at: Date,
  by: Actor,
): SentStory {
  const inPlace = (themes: readonly ThemeSlug[]) => [
    ...new Set(themes.map((theme) => (theme === from ? to : theme))),
  ];
  return {
    ...story,
    themes: inPlace(story.themes),
    // What curators saw of it is what it says now: nobody else has changed it.
    lastReviewed: story.lastReviewed && {
      ...story.lastReviewed,
      themes: inPlace(story.lastReviewed.themes),
    },
    ...(story.beforeEdits && {
      beforeEdits: { ...story.beforeEdits, themes: inPlace(story.beforeEdits.themes) },
    }),
    history: moved(story, at, by),
  };
}

const moved = ({ history }: SentStory, at: Date, by: Actor) =>
  withEntry(history, { at, actor: by, action: 'moved', reason: null });
