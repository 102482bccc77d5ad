import { isDeepStrictEqual } from 'node:util';
import { deskInputs } from '../../desk/desk-words.ts';
import type { Edits } from '../../story/changes/correct.ts';
import { type ManualCheckName, manualCheckNames, manualChecksFor } from '../../story/manual-checks.ts';
import type { SentStory } from '../../story/story.ts';
import { trimText } from '../../story/text/plain-text.ts';
import { audioDescriptionField } from '../../story-form/audio-description.ts';
import { captionsField } from '../../story-form/captions.ts';
import { chaptersField } from '../../story-form/chapters.ts';
import { descriptionsField } from '../../story-form/descriptions.ts';
import {
  type FormContext,
  type Inputs,
  isTicked,
  listOf,
  type StoryField,
  textOf,
  tooLong,
  type Values,
} from '../../story-form/field.ts';
import { appliedTo, inputsOf, isSame, parsedBy, problemsOf, storedIn } from '../../story-form/field-list.ts';
import { hardSubjectsField } from '../../story-form/hard-subjects.ts';
import { madeOfField } from '../../story-form/made-of.ts';
import { pagesField } from '../../story-form/pages.ts';
import { placeField } from '../../story-form/place.ts';
import { themesField } from '../../story-form/themes.ts';
import { titleAndWordsField } from '../../story-form/title-and-words.ts';
import { type Told, toldOf } from '../../story-form/told.ts';
import { transcriptsField } from '../../story-form/transcripts.ts';
import type { Problem } from '../../web/form-fields.ts';
import { many, one } from '../../web/read-form.ts';
import { say } from '../../words/say.ts';

/** The review page's form: a list of the story's fields, what is ticked, and a word to the storyteller. */

/** In one section of the page; the others stand beside their media items and under their own heading. */
export const storyFields: readonly StoryField[] = [titleAndWordsField, madeOfField, placeField, themesField];
export const reviewFields: readonly StoryField[] = [
  ...storyFields,
  ...[descriptionsField, audioDescriptionField, pagesField],
  ...[captionsField, transcriptsField, chaptersField],
  hardSubjectsField,
];

/** What a curator typed: kept whole, so that no error and no conflict loses a word. */
export interface Typed {
  /** Of all `reviewFields`. */
  readonly values: Values;
  readonly videoTour: boolean;
  /** Names of what is ticked under "Look for yourself". */
  readonly checks: readonly string[];
  /** For a decision that gives one. */
  readonly reason: string;
  /** For the storyteller to answer. */
  readonly question: string;
}

/** `edits` says that the boxes came along, `sensitive` that the hard subjects did. */
export function reviewInputs(story: SentStory, context: FormContext): Inputs {
  const others = {
    edits: one,
    sensitive: one,
    tour: one,
    reason: one,
    question: one,
    checks: many,
    list: one,
  };
  return { ...inputsOf(reviewFields, toldOf(story), context), ...deskInputs(story), ...others };
}

export function typedFrom(story: SentStory, sent: Values, context: FormContext): Typed {
  const told = toldOf(story);
  const stored = {
    ...typedAsStored(story, context),
    reason: trimText(textOf(sent, 'reason')),
    question: trimText(textOf(sent, 'question')),
  };
  if (isTicked(sent, 'edits')) {
    return {
      ...stored,
      values: parsedBy(reviewFields, sent, told, context),
      videoTour: isTicked(sent, 'tour'),
      checks: listOf(sent, 'checks'),
    };
  }
  if (!isTicked(sent, 'sensitive')) return stored;
  return { ...stored, values: { ...stored.values, ...hardSubjectsField.parse(sent, told, context) } };
}

/** What the boxes hold when the page is fresh; `atDesk` stands in some of them instead of what is stored. */
export function typedAsStored(story: SentStory, context: FormContext, atDesk: Values = {}): Typed {
  return {
    values: { ...storedIn(reviewFields, toldOf(story), context), ...atDesk },
    videoTour: story.videoTour,
    checks: story.checks.map(({ name }) => name),
    reason: '',
    question: '',
  };
}

/** The story as it would stand with what is in the boxes. */
export const toldIn = (story: SentStory, { values }: Typed, context: FormContext): Told =>
  appliedTo(reviewFields, values, toldOf(story), context);

export const problemsIn = (story: SentStory, { values }: Typed, context: FormContext): readonly Problem[] =>
  problemsOf(reviewFields, values, toldOf(story), context);

/** What the curator's typing comes to. */
export function editsIn(story: SentStory, typed: Typed, context: FormContext): Edits {
  const { answers, media } = toldIn(story, typed, context);
  return {
    title: answers.title ?? story.title,
    words: answers.words ?? story.words,
    madeOf: answers.madeOf ?? story.madeOf,
    themes: answers.themes,
    neighbourhood: answers.neighbourhood ?? story.neighbourhood,
    language: answers.language ?? story.language,
    videoTour: typed.videoTour,
    alt: new Map(media.map(({ id, alt }) => [id, alt])),
    pageAlts: new Map(media.flatMap(({ id, pageAlts }) => (pageAlts ? [[id, pageAlts] as const] : []))),
    hearing: new Map(media.map(({ id, hearing }) => [id, hearing])),
    checks: checksIn(story, typed),
    sensitive: { topics: answers.sensitiveTopics ?? [], note: answers.note },
  };
}

/** What is ticked. A tick that the page does not ask for, such as for a film that is gone, is left alone. */
function checksIn(story: SentStory, typed: Typed): readonly ManualCheckName[] {
  const offered = manualChecksFor(story).map(({ name }) => name);
  const kept = story.checks.map(({ name }) => name);
  return manualCheckNames.filter((name) =>
    offered.includes(name) ? typed.checks.includes(name) : kept.includes(name),
  );
}

/** True where the typing would leave the story as it is. */
export function changesNothing(story: SentStory, typed: Typed, context: FormContext): boolean {
  const stored = typedAsStored(story, context);
  return (
    typed.videoTour === story.videoTour &&
    isDeepStrictEqual([...checksIn(story, typed)].sort(), [...stored.checks].sort()) &&
    // At the desk times may have changed, which stand in no box.
    ((!context.desk?.size &&
      isSame(typed.values, parsedBy(reviewFields, stored.values, toldOf(story), context))) ||
      isDeepStrictEqual(toldIn(story, typed, context), toldOf(story)))
  );
}

const longest = 2000;

/** A sentence for the storyteller that a decline cannot do without. */
export function reasonProblem(reason: string, isRequired: boolean): readonly Problem[] {
  if (isRequired && !reason) return [{ field: 'reason', message: say('curate-review-reason-missing') }];
  return tooLong('reason', reason, longest, 'curate-review-reason-too-long');
}

export function questionProblem(question: string): readonly Problem[] {
  if (!question) return [{ field: 'question', message: say('curate-review-question-missing') }];
  return tooLong('question', question, longest, 'curate-review-question-too-long');
}
