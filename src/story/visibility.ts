import { grants, type Use, uses } from './consent.ts';
import type { PublishedStory, Story } from './story.ts';

/** A surface is a place where the public can meet a story. Each asks before it shows. */
export type Surface = Use;
export const surfaces: readonly Surface[] = uses;

/** The one predicate: may this story, with its bytes, show on this surface? */
export function isShownOn(story: Story, surface: Surface): story is PublishedStory {
  return story.state === 'published' && grants(story.consent, surface);
}
