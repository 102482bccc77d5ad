import type { SentStory } from '../../story/story.ts';

type State = SentStory['state'];

/** A state as it stands in addresses and on its tab. */
export interface StateTab {
  readonly state: State;
  readonly slug: string;
  readonly label: string;
  /** Said where there is nothing in it. */
  readonly empty: string;
  /** Comes before how long: "Waiting for 3 days". */
  readonly since: string;
}

export const stateTabs: readonly StateTab[] = [
  {
    state: 'inReview',
    slug: 'waiting',
    label: 'Waiting',
    empty: 'Nothing waits. Every story that arrived has been looked at.',
    since: 'Waiting for',
  },
  {
    state: 'processing',
    slug: 'processing',
    label: 'Being prepared',
    empty: 'Nothing is being prepared just now.',
    since: 'Sent, in the works for',
  },
  {
    state: 'changesRequested',
    slug: 'asked',
    label: 'Asked for a change',
    empty: 'No storyteller is being asked for a change.',
    since: 'Waiting for an answer for',
  },
  {
    state: 'published',
    slug: 'published',
    label: 'Published',
    empty: 'No story is published yet.',
    since: 'Published for',
  },
  {
    state: 'declined',
    slug: 'declined',
    label: 'Declined',
    empty: 'No story has been declined.',
    since: 'Declined for',
  },
  {
    state: 'withdrawn',
    slug: 'hidden',
    label: 'Hidden',
    empty: 'No storyteller has hidden a story.',
    since: 'Hidden for',
  },
];

const waiting = stateTabs[0] as StateTab;

/** The tab by its name in the address; what waits, where there is none of that name. */
export function tabBySlug(slug: string): StateTab {
  return stateTabs.find((tab) => tab.slug === slug) ?? waiting;
}

export function tabOf(state: State): StateTab {
  return stateTabs.find((tab) => tab.state === state) ?? waiting;
}
