import type { BlobKey } from '../ids.ts';
import { type GrowingMedia, isGrowing, type ReadyMedia, type Rendition } from '../media.ts';
import type { SentStory } from '../story.ts';

/** A film can be looked at once its smallest size is whole. A worker makes the larger ones while the story goes its way. */

/** Films whose larger sizes are still to be made: of nothing that was taken back. */
export function dueToEnlarge(story: SentStory): readonly GrowingMedia[] {
  return story.state === 'withdrawn' ? [] : story.media.filter(isGrowing);
}

/** Parts of a divided film that are still to be made, by their places; none of a film that is made in one piece. */
export function partsDue({ parts = [] }: GrowingMedia): readonly number[] {
  return parts.flatMap(({ files }, at) => (files === null ? [at] : []));
}

/** A part as if it were the film, for a worker to take hold of: its own attempt and tries. Null where it is not due. */
export function partOf(film: GrowingMedia, at: number): GrowingMedia | null {
  const part = film.parts?.[at];
  if (!part || part.files !== null) return null;
  const { attempt, tries } = part;
  return { ...film, attempt, tries };
}

/** The film, with that part as it has become. */
export function withPart(film: GrowingMedia, at: number, held: GrowingMedia): GrowingMedia {
  const { attempt, tries } = held;
  const parts = (film.parts ?? []).map((part, place) => {
    const files = held.parts?.[place]?.files ?? null;
    return place === at ? { ...part, attempt: files ? null : attempt, tries, files } : part;
  });
  return { ...film, parts };
}

/** The part, as partOf() gives it, with what was made of it. */
export function madePart(
  held: GrowingMedia,
  at: number,
  files: readonly { readonly lines: number; readonly key: BlobKey }[],
): GrowingMedia {
  const parts = (held.parts ?? []).map((part, place) => (place === at ? { ...part, files } : part));
  return { ...held, attempt: null, parts };
}

/** The film with its larger sizes. What was said of it meanwhile stays. */
export function enlarged(film: GrowingMedia, larger: readonly Rendition[]): ReadyMedia {
  return { ...grown(film), renditions: inTheirPlace(film.renditions, larger) };
}

/** The film without any larger sizes to come: they could not be made. */
export const notEnlarged = (film: GrowingMedia): ReadyMedia => ({ ...grown(film), larger: 'failed' });

function grown(film: GrowingMedia): ReadyMedia {
  const { larger: _due, attempt: _nobody, tries: _begun, parts: _joined, ...rest } = film;
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
