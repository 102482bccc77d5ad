import { hasNothingToRead, isPicture, type Media } from '../story/media.ts';
import type { SentStory } from '../story/story.ts';
import { describable } from '../story-form/descriptions.ts';
import { licenceOf, mayChooseLicence } from '../story-form/licence.ts';
import { toldOf } from '../story-form/told.ts';
import { heard } from '../story-form/transcripts.ts';
import { say } from '../words/say.ts';

/** Something that the form did not ask and that its storyteller may like to tell: never required. */
export interface StillToTell {
  readonly address: string;
  readonly label: string;
  readonly about: string;
}

/**
 * What can still be told, in the order of worth to others. Each is gone once it is told, by the storyteller or by a
 * curator; what has a choice that may well stay as it is, is gone once a curator has decided.
 */
export function stillToTell(
  story: SentStory,
  home: string,
  { hasTopics }: { readonly hasTopics: boolean },
): readonly StillToTell[] {
  const told = toldOf(story);
  const pictures = describable(story).filter(lacksDescription).length;
  const recordings = heard(story).filter(({ hearing }) => hasNothingToRead(hearing)).length;
  const isUndecided = story.lastReviewed === null;
  const { from, until } = story.consent.at(-1) ?? { from: null, until: null };
  const open = [
    { slug: 'descriptions', isOpen: pictures > 0, count: pictures },
    { slug: 'transcripts', isOpen: recordings > 0, count: recordings },
    {
      slug: 'hard-subjects',
      isOpen: hasTopics && isUndecided && story.sensitive.topics.length === 0 && !isTicked(story),
    },
    { slug: 'licence', isOpen: isUndecided && mayChooseLicence(told) && licenceOf(told) === 'own' },
    { slug: 'days', page: 'uses', isOpen: isUndecided && from === null && until === null },
  ];
  return open
    .filter(({ isOpen }) => isOpen)
    .map(({ slug, page = slug, count = 0 }) => ({
      address: `${home}/${page}`,
      label: say(`my-story-still-${slug}`, { count }),
      about: say(`my-story-still-${slug}-about`, { count }),
    }));
}

/** A film needs a description only where its sound does not tell it: a curator decides that. */
const lacksDescription = (media: Media) => media.alt === null && isPicture(media);

/** A curator has looked for hard subjects. */
const isTicked = ({ checks }: SentStory) => checks.some(({ name }) => name === 'sensitive');
