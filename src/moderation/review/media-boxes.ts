import { momentLines } from '../../spoken/moments.ts';
import { formOf, hasNothingToRead, isReady, type Media, type Rendition } from '../../story/media.ts';
import type { SentStory } from '../../story/story.ts';
import { momentFields } from '../../story-form/audio-description.ts';
import { captionBoxes, captionWords } from '../../story-form/captions.ts';
import { chapterFields } from '../../story-form/chapters.ts';
import { describable, fieldsOf } from '../../story-form/descriptions.ts';
import type { FormContext } from '../../story-form/field.ts';
import { toldOf } from '../../story-form/told.ts';
import { heard, transcriptFields } from '../../story-form/transcripts.ts';
import { type Problem, problemAt } from '../../web/form-fields.ts';
import { renditionAddress } from './media-view.ts';
import { pageBoxes } from './page-boxes.ts';
import type { Typed } from './review-form.ts';

/** The boxes of one media item on the review page: what it shows, and what stands in for hearing it (P26). Null for none. */
export function mediaBoxes(
  story: SentStory,
  media: Media,
  { values }: Typed,
  problems: readonly Problem[],
  context: FormContext,
) {
  const told = toldOf(story);
  const address = (rendition: Rendition) => renditionAddress(story.id, media.id, rendition.name);
  const problem = Object.fromEntries(problems.map(({ field, message }) => [field, message]));
  const isDescribed = isReady(media) && describable(told).includes(media);
  const alt = problemAt(problems, `alt-${media.id}`);
  return {
    describing: isDescribed
      ? [...fieldsOf(media, values, alt, told, context), ...momentFields(media, values, problems, told)]
      : [],
    pages: pageBoxes(media, values, problem, address),
    hearing: isReady(media) && heard(told).includes(media) ? hearing() : null,
    parts: isReady(media) ? chapterFields(media, values, problems, told) : [],
  };

  function hearing() {
    const [transcript, waiver] = transcriptFields(media, values, problems, told, context);
    return {
      kind: formOf(media),
      captions: captionBoxes(media, values, problems, told),
      transcript,
      waiver,
      // Of a film it is an extra: it stays folded away until there is one.
      isOpen: Boolean(values[`transcript-${media.id}`]) || Boolean(transcript?.error),
    };
  }
}

/** The same as it is kept, for a page without boxes; null where there is nothing. */
export function mediaWords(media: Media) {
  const { transcript, captions, waiver, description } = media.hearing;
  if (hasNothingToRead(media.hearing) && !description) return null;
  return {
    moments: momentLines(description),
    transcript,
    waiver,
    // A sound's hold the words of its transcript once more.
    captions:
      captions && formOf(media) === 'film'
        ? { words: captionWords(captions.vtt), isDraft: !captions.checked }
        : null,
  };
}
