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
import { pageDraft, pageInput } from '../../story-form/pages.ts';
import type { Problem } from '../../web/form-fields.ts';
import { say } from '../../words/say.ts';

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
        message: say('curate-review-lacks-description'),
      }));
    case 'page-alts':
      return story.media.filter(lacksPageAlts).map((media) => {
        const page = pagesOf(media).findIndex((_page, index) => !media.pageAlts?.[index]) + 1;
        return {
          field: pageInput(page, media.id),
          message: say('curate-review-lacks-page', {
            page,
            draft: pageDraft(media, page - 1) ? 'yes' : 'no',
          }),
        };
      });
    case 'captions':
      return story.media.filter(lacksCaptions).map(({ id, hearing }) =>
        hearing.captions
          ? {
              field: `captions-read-${id}`,
              message: say('curate-review-lacks-reading'),
            }
          : {
              field: `captions-${id}`,
              message: say('curate-review-lacks-captions'),
            },
      );
    case 'transcript':
      return story.media.filter(lacksTranscript).map(({ id }) => ({
        field: `transcript-${id}`,
        message: say('curate-review-lacks-transcript'),
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
