import type { SentStory } from '../../story/story.ts';
import { say } from '../../words/say.ts';

type State = SentStory['state'];

/** A state as it stands in addresses. Its words are `curate-tab`, `curate-tab-empty` and `curate-tab-since`. */
export interface StateTab {
  readonly state: State;
  readonly slug: string;
}

export const stateTabs: readonly StateTab[] = [
  { state: 'inReview', slug: 'waiting' },
  { state: 'processing', slug: 'processing' },
  { state: 'changesRequested', slug: 'asked' },
  { state: 'published', slug: 'published' },
  { state: 'declined', slug: 'declined' },
  { state: 'withdrawn', slug: 'hidden' },
];

/** "Asked for a change" */
export const nameOfState = (state: State): string => say('curate-tab', { state });

const waiting = stateTabs[0] as StateTab;

/** The tab by its name in the address; what waits, where there is none of that name. */
export function tabBySlug(slug: string): StateTab {
  return stateTabs.find((tab) => tab.slug === slug) ?? waiting;
}

export function tabOf(state: State): StateTab {
  return stateTabs.find((tab) => tab.state === state) ?? waiting;
}
