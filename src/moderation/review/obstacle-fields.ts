import type { Edits } from '../../story/changes/correct.ts';
import {
  type Checked,
  type CheckItem,
  checklist,
  lacksAltText,
  lacksCaptions,
  lacksPageAlts,
  lacksTranscript,
} from '../../story/changes/publish-rules.ts';
import { withWords } from '../../story/changes/story-parts.ts';
import { pagesOf } from '../../story/media.ts';
import type { SentStory } from '../../story/story.ts';
import type { Problem } from '../../web/form-fields.ts';
import { pageDraft, pageField } from './page-edits.ts';

/** The story as the checklist would see it with what stands in the boxes. */
export function asEdited(story: SentStory, edits: Edits): Checked {
  const at = new Date(0);
  return {
    ...story,
    media: withWords(story.media, edits.alt, edits.hearing, edits.pageAlts),
    checks: edits.checks.map((name) => ({ name, at, by: null })),
  };
}

/** What stands between the story and publishing and can be put right in a box of this very page. */
export function obstaclesInBoxes(story: Checked): readonly Problem[] {
  return checklist(story)
    .filter(({ met }) => !met)
    .flatMap((item) => boxesFor(item, story));
}

/** The boxes in which an unmet line of the checklist is met; none where it is met elsewhere. */
export function boxesFor(item: CheckItem, story: Checked): readonly Problem[] {
  switch (item.name) {
    case 'alt-text':
      return story.media.filter(lacksAltText).map(({ id }) => ({
        field: `alt-${id}`,
        message: 'Say what this picture shows, or mark it as decoration.',
      }));
    case 'page-alts':
      return story.media.filter(lacksPageAlts).map((media) => {
        const page = pagesOf(media).findIndex((_page, index) => !media.pageAlts?.[index]) + 1;
        return {
          field: pageField(page, media.id),
          message: pageDraft(media, page - 1)
            ? `Say what page ${page} shows. Or tick below that you have read its draft, or that the description of the whole booklet is enough.`
            : `Say what page ${page} shows, or tick below that the description of the whole booklet is enough.`,
        };
      });
    case 'captions':
      return story.media.filter(lacksCaptions).map(({ id, hearing }) =>
        hearing.captions
          ? {
              field: `captions-read-${id}`,
              message: 'Read these captions with the film, then tick that they match.',
            }
          : {
              field: `captions-${id}`,
              message: 'Add captions and tick that you have read them, or write why this film needs none.',
            },
      );
    case 'transcript':
      return story.media.filter(lacksTranscript).map(({ id }) => ({
        field: `transcript-${id}`,
        message: 'Write down what is said, or write why this sound needs no transcript.',
      }));
    case 'private-details':
    case 'sensitive':
    case 'film-described':
      return [{ field: `check-${item.name}`, message: item.remedy }];
    case 'prepared':
    case 'something-to-show':
    case 'consent':
    case 'guardian':
    case 'others':
    case 'rights':
    case 'concern':
      return [];
  }
}
