import { createHash } from 'node:crypto';
import type { ListedStory } from '../../publish/published-stories.ts';
import { stripOf } from '../../story/framing.ts';
import type { StoryId } from '../../story/ids.ts';
import type { Topic } from '../../story/topics.ts';
import { type Day, dayOf, startOfDay } from '../../story-form/days/uk-day.ts';
import { contentNote } from '../../words/content-note.ts';
import type { GalleryServices } from '../gallery-services.ts';
import { namesFor } from '../works/names.ts';
import { firstPicture } from '../works/picture.ts';

/** The day draws from so many of the newest. */
export const drawnFrom = 60;

/**
 * The story whose work hangs first for the whole of that day: one that can be seen, without a content note, and made by residents
 * before it is a sample. Each day draws its own, and another story's coming or going changes nothing; one that came today waits
 * for tomorrow, unless there is no other. Null where none can be seen.
 */
export function restingWork(
  stories: readonly ListedStory[],
  topics: readonly Topic[],
  now: Date,
): ListedStory | null {
  const day = dayOf(now);
  const fit = stories.filter((story) => canHangFirst(story, topics));
  const begins = startOfDay(day);
  const best = [
    fit.filter((story) => !story.sample && story.publishedAt < begins),
    fit.filter((story) => !story.sample),
    fit.filter((story) => story.publishedAt < begins),
    fit,
  ].find((some) => some.length > 0);
  return best?.toSorted((one, other) => lotOf(one, day).localeCompare(lotOf(other, day)))[0] ?? null;
}

/** It has a picture that shows whole, and nothing that a visitor should be asked about before. */
export function canHangFirst(story: ListedStory, topics: readonly Topic[]): boolean {
  const picture = firstPicture(story);
  return picture !== null && stripOf(picture) === null && contentNote(story, topics) === null;
}

function lotOf({ id }: ListedStory, { year, month, day }: Day): string {
  return createHash('sha256').update(`${year}-${month}-${day} ${id}`).digest('hex');
}

/** For whoever chooses: a story that the public can see, and whether its work can hang first; null of any other. */
export async function toHangFirst(
  services: Pick<GalleryServices, 'published' | 'places' | 'topics' | 'names'>,
  id: StoryId,
): Promise<{ readonly title: string; readonly fits: boolean } | null> {
  const [story, { topics }] = await Promise.all([services.published.story(id), namesFor(services)]);
  return story && { title: story.title, fits: canHangFirst(story, topics) };
}
