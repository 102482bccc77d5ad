import { type ConsentEntry, exhibitionUse, grants, showingTime } from '../story/consent.ts';
import type { Exhibition } from '../story/exhibitions.ts';
import type { StoryId } from '../story/ids.ts';
import type { SentStory } from '../story/story.ts';
import { isShownOn } from '../story/visibility.ts';

/** Where a story shows or may show, for its storyteller: one line a place, and the days between which it may. */
export interface Places {
  /** True where it shows in at least one place at this moment. */
  readonly showing: boolean;
  readonly lines: readonly {
    readonly place: string;
    readonly yes: boolean;
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
  const lines = [
    {
      place: 'Our website',
      yes: grants(consent, 'web'),
      words: onWeb ? 'Yes, everyone can see it there now.' : undefined,
      link: onWeb ? storyAddress(story.id) : null,
    },
    { place: 'Screens at exhibitions', yes: grants(consent, 'kiosk') },
    ...named.map((each) => ({
      place: `${each.name}, ${each.place}`,
      yes: grants(consent, exhibitionUse(each.slug)),
    })),
    {
      place: 'Research',
      yes: grants(consent, 'research'),
      words: grants(consent, 'research') ? 'Yes, without your name.' : undefined,
    },
  ];
  return {
    showing: lines.some(({ yes }) => yes) && isItsMoment(story, now),
    lines: lines.map(({ place, yes, words, ...rest }) => ({
      place,
      yes,
      words: words ?? (yes ? 'Yes.' : 'No, as you asked.'),
      link: 'link' in rest ? rest.link : null,
    })),
    ...showingTime(consent),
  };
}

/** Asked about by name, or granted with the screens; but not one that is over. */
function isToBeNamed({ slug, closes }: Exhibition, consent: readonly ConsentEntry[], now: Date): boolean {
  if (closes && closes < now) return false;
  const use = exhibitionUse(slug);
  const answers = consent.at(-1)?.answers ?? [];
  return answers.some((answer) => answer.use === use) || grants(consent, use);
}

function isItsMoment(story: SentStory, now: Date): boolean {
  return (['web', 'kiosk', 'research'] as const).some((surface) => isShownOn(story, surface, now));
}
