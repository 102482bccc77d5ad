import { grants, showingTime, type Use } from './consent.ts';
import type { PublishedStory, SentStory, Story } from './story.ts';

/** A surface is a place where people can meet a story; each is one use, and each asks before it shows. */
export type Surface = Use;

/** The one predicate: may this story, with its bytes, show on this surface at this moment? */
export function isShownOn(story: Story, surface: Surface, at: Date): story is PublishedStory {
  return mayShowOn(story, surface) && isItsTime(story, at);
}

/** The half of the predicate that only a change to the story can alter: published, and agreed to. */
export function mayShowOn(story: Story, surface: Surface): story is PublishedStory {
  return story.state === 'published' && grants(story.consent, surface);
}

/** True where the public web has shown the story at some moment up to this one, as far as it has been saved. */
export function wasOnWebBy(story: SentStory, at: Date): boolean {
  return story.seenOnWeb || (mayShowOn(story, 'web') && hadItsTime(story, at));
}

// It counts from the latest of three: the approval, the storyteller's last word, and the embargo's end.
function hadItsTime(story: PublishedStory, at: Date): boolean {
  const { from, until } = showingTime(story.consent);
  const begins = [story.publishedAt, story.consent.at(-1)?.at, from].filter((moment) => moment != null);
  return begins.every((moment) => moment <= at && (until === null || moment < until));
}

// The half that depends on the clock: the embargo is over and the expiry has not come.
function isItsTime(story: PublishedStory, at: Date): boolean {
  const { from, until } = showingTime(story.consent);
  return (from === null || from <= at) && (until === null || at < until);
}
