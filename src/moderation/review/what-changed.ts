import type { Media } from '../../story/media.ts';
import type { Reviewed, SentStoryFields } from '../../story/story.ts';
import { comparedFields } from '../../story-form/all-fields.ts';
import { altInWords } from '../../story-form/descriptions.ts';
import type { FormContext, Line, StoryField } from '../../story-form/field.ts';
import { linesOf, pairedLines } from '../../story-form/field-list.ts';
import { mediaName } from '../../story-form/media-names.ts';
import { toldOf, toldOfReviewed } from '../../story-form/told.ts';
import { say } from '../../words/say.ts';
import { audioDescriptionField } from './audio-description.ts';
import { captionsField } from './captions.ts';
import { compareTexts, type Row } from './compare-texts.ts';
import { pagesField } from './page-edits.ts';

/** One thing that is not as it was at the last decision. */
export interface Change {
  readonly label: string;
  /** Before and now, side by side; empty where the label says it all. */
  readonly rows: readonly Row[];
  /** BCP 47 tag of the words in the rows, where they are the storyteller's. */
  readonly lang: string | null;
}

const compared: readonly StoryField[] = [
  ...comparedFields,
  ...[audioDescriptionField, pagesField, captionsField],
];

/** Everything that differs between the story as a curator last decided on it and as it is now (P22). */
export function whatChanged(before: Reviewed, now: SentStoryFields, context: FormContext): readonly Change[] {
  const was = linesOf(compared, toldOfReviewed(before, now), context);
  const is = linesOf(compared, toldOf(now), context);
  return [
    ...pairedLines(was, is).flatMap(([one, other]) => changed(one, other)),
    ...filesChanged(before, now),
  ];
}

function changed(before: Line, now: Line): readonly Change[] {
  const rows = compareTexts(before.value ?? '', now.value ?? '');
  if (!rows.some(({ kind }) => kind === 'pair')) return [];
  return [{ label: now.label, rows, lang: now.lang ?? null }];
}

function filesChanged(before: Reviewed, now: SentStoryFields): readonly Change[] {
  const has = (all: readonly Pick<Media, 'id'>[], id: string) => all.some((media) => media.id === id);
  return [
    ...before.media
      .filter(({ id }) => !has(now.media, id))
      .map(({ alt }) => {
        const rows = compareTexts(altInWords(alt), '');
        return { label: say('curate-review-file-gone'), rows, lang: rows.length > 0 ? now.language : null };
      }),
    ...now.media
      .filter(({ id }) => !has(before.media, id))
      .map((media) => ({
        label: say('curate-review-file-new', { name: mediaName(media, now.media) }),
        rows: [],
        lang: null,
      })),
  ];
}
