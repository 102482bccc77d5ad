import { type ConsentEntry, exhibitionUse, grants, showingTime, type Use } from '../story/consent.ts';
import type { Exhibition } from '../story/exhibitions.ts';
import type { StoryId } from '../story/ids.ts';
import type { SentStory } from '../story/story.ts';
import { isShownOn } from '../story/visibility.ts';
import { openDays, openingOf } from '../story-form/days/open-days.ts';
import { say } from '../words/say.ts';
import { useName } from '../words/use-names.ts';

/** Where a story shows or may show, for its storyteller: one line a place, and the days between which it may. */
export interface Places {
  /** True where it shows in at least one place at this moment. */
  readonly showing: boolean;
  readonly lines: readonly {
    readonly place: string;
    /** What a yes or a no comes to. */
    readonly words: string;
    readonly link: string | null;
  }[];
  readonly from: Date | null;
  readonly until: Date | null;
}

export function placesOf(
  story: SentStory,
  exhibitions: readonly Exhibition[],
  now: Date,
  storyAddress: (id: StoryId) => string,
): Places {
  const { consent } = story;
  const onWeb = isShownOn(story, 'web', now);
  const named = exhibitions.filter((each) => isToBeNamed(each, consent, now));
  const all: readonly { use: Use; yes?: string }[] = [
    { use: 'web', ...(onWeb ? { yes: say('my-story-place-yes-now') } : {}) },
    { use: 'kiosk' },
    ...named.map(({ slug }) => ({ use: exhibitionUse(slug) })),
    { use: 'research', yes: say('my-story-place-yes-nameless') },
  ];
  return {
    showing: all.some(({ use }) => isShownOn(story, use, now)),
    lines: all.map(({ use, yes = say('my-story-place-yes') }) => ({
      place: useName(use, 'for-storyteller', named),
      words: grants(consent, use) ? yes : say('my-story-place-no'),
      link: use === 'web' && onWeb ? storyAddress(story.id) : null,
    })),
    ...showingTime(consent),
  };
}

/** Asked about by name, or granted with the screens; but not one that is over. */
function isToBeNamed(exhibition: Exhibition, consent: readonly ConsentEntry[], now: Date): boolean {
  if (openingOf(openDays(exhibition), now) === 'closed') return false;
  const use = exhibitionUse(exhibition.slug);
  const answers = consent.at(-1)?.answers ?? [];
  return answers.some((answer) => answer.use === use) || grants(consent, use);
}
