import { grants, uses } from './consent.ts';
import { isReady, isSettled, type Media } from './media.ts';
import type { SentStoryFields } from './story.ts';

/** One line of the curator's checklist. Unmet lines say what would meet them (P21). */
export interface CheckItem {
  readonly name: 'prepared' | 'something-to-show' | 'consent' | 'alt-text';
  readonly label: string;
  readonly met: boolean;
  readonly remedy: string;
}

/** The checklist, as far as the archive can judge by itself. */
export function checklist(story: Pick<SentStoryFields, 'media' | 'consent'>): readonly CheckItem[] {
  const missing = story.media.filter(lacksAltText).length;
  return [
    {
      name: 'prepared',
      label: 'Every file has been prepared',
      met: story.media.every(isSettled),
      remedy: 'Wait until every file has been prepared.',
    },
    {
      name: 'something-to-show',
      label: 'There is something to show',
      met: story.media.some(isReady),
      remedy:
        'None of the files could be prepared, so there is nothing to show. Decline it with a kind reason.',
    },
    {
      name: 'consent',
      label: 'The storyteller agreed to at least one use',
      met: uses.some((use) => grants(story.consent, use)),
      remedy: 'The storyteller has agreed to no use, so this story stays in the archive and shows nowhere.',
    },
    {
      name: 'alt-text',
      label: 'Every picture has a description or is marked as decorative',
      met: missing === 0,
      remedy: `Describe ${missing === 1 ? 'the picture that has' : `the ${missing} pictures that have`} no words yet, or mark it as decorative.`,
    },
  ];
}

/** What stands between a story and publishing; empty where nothing does. */
export function publishingObstacles(story: Pick<SentStoryFields, 'media' | 'consent'>): readonly CheckItem[] {
  return checklist(story).filter((item) => !item.met);
}

function lacksAltText(media: Media): boolean {
  return isReady(media) && media.facts.form === 'artwork' && media.alt === null;
}
