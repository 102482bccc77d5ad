import { type Actor, withEntry } from '../history.ts';
import type { BlobKey, MediaId } from '../ids.ts';
import {
  isAnimation,
  isGrowing,
  isReady,
  type Media,
  type Mixing,
  type Narration,
  type ReadyMedia,
  type Rendition,
} from '../media.ts';
import type { InReviewStory, PublishedStory, SentStory } from '../story.ts';
import { movedOn } from './story-parts.ts';

/** A voice that tells what is to be seen in a film: recorded by a curator, mixed by a worker. */

export type Narrated = ReadyMedia & { readonly narration: Narration };

/** Films for which a voice can be recorded. */
export const canBeNarrated = (media: Media): media is ReadyMedia =>
  isReady(media) && media.facts.form === 'film' && !isAnimation(media);

/** A curator's work with the story is at hand: it waits for them, or it shows. */
export const isOpenToNarration = (story: SentStory): story is InReviewStory | PublishedStory =>
  story.state === 'inReview' || story.state === 'published';

/** Recorded voices that wait for a worker; not yet those over a film whose larger sizes are still being made. */
export function dueToMix(story: SentStory): readonly Narrated[] {
  if (story.state === 'withdrawn') return [];
  return story.media
    .filter(isNarrated)
    .filter((media) => media.narration.mixing.state === 'due' && !isGrowing(media));
}

const isNarrated = (media: Media): media is Narrated => canBeNarrated(media) && media.narration !== undefined;

/**
 * A curator puts a voice to a film in the place of any before, or takes it out with null. What was mixed of the one before
 * goes with it: its bytes are the caller's to remove once this is saved.
 * @throws Conflict where the story has moved on, or the film is gone.
 */
export function narrate(
  story: SentStory,
  id: MediaId,
  narration: Narration | null,
  at: Date,
  by: Actor,
): SentStory {
  const film = story.media.find((media) => media.id === id);
  if (!film || !canBeNarrated(film) || !isOpenToNarration(story)) throw movedOn();
  const { narration: _before, ...rest } = film;
  const renditions = rest.renditions.filter(({ kind }) => kind !== 'described');
  return {
    ...story,
    media: withFilm(story, film, { ...rest, renditions, ...(narration && { narration }) }),
    history: withEntry(story.history, { at, actor: by, action: 'edited', reason: null }),
  };
}

/** What a worker has to say of the voice under `key`; null where that voice waits for no worker any more. */
export function withMixing<Sent extends SentStory>(
  story: Sent,
  id: MediaId,
  key: BlobKey,
  mixing: Mixing,
  described: Rendition | null = null,
): Sent | null {
  const film = dueToMix(story).find((media) => media.id === id);
  if (film?.narration.original.key !== key) return null;
  return {
    ...story,
    media: withFilm(story, film, {
      ...film,
      renditions: [...film.renditions, ...(described ? [described] : [])],
      narration: { ...film.narration, mixing },
    }),
  };
}

const withFilm = (story: SentStory, film: Media, changed: ReadyMedia) =>
  story.media.map((media) => (media === film ? changed : media));
