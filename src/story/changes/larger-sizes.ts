import { type GrowingMedia, isGrowing, type ReadyMedia, type Rendition } from '../media.ts';
import type { SentStory } from '../story.ts';

/** A film can be looked at once its smallest size is whole. A worker makes the larger ones while the story goes its way. */

/** Films whose larger sizes are still to be made: of nothing that was taken back. */
export function dueToEnlarge(story: SentStory): readonly GrowingMedia[] {
  return story.state === 'withdrawn' ? [] : story.media.filter(isGrowing);
}

/** The film with its larger sizes. What was said of it meanwhile stays. */
export function enlarged(film: GrowingMedia, larger: readonly Rendition[]): ReadyMedia {
  return { ...grown(film), renditions: inTheirPlace(film.renditions, larger) };
}

/** The film without any larger sizes to come: they could not be made. */
export const notEnlarged = (film: GrowingMedia): ReadyMedia => ({ ...grown(film), larger: 'failed' });

function grown(film: GrowingMedia): ReadyMedia {
  const { larger: _due, attempt: _nobody, tries: _begun, ...rest } = film;
  return rest;
}

/** The `later` ones, and those `before` that none of them stands in the place of, by its public name. */
export function inTheirPlace<File extends { readonly name: string }>(
  before: readonly File[],
  later: readonly File[],
): File[] {
  const names = new Set(later.map(({ name }) => name));
  return [...later, ...before.filter(({ name }) => !names.has(name))];
}

/** The story with a film as it has become. */
export function withFilm<Sent extends SentStory>(story: Sent, film: ReadyMedia): Sent {
  return { ...story, media: story.media.map((media) => (media.id === film.id ? film : media)) };
}
