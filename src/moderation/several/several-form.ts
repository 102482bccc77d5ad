import { Unacceptable } from '../../errors.ts';
import { type Edits, edit } from '../../story/changes/correct.ts';
import type { Actor } from '../../story/history.ts';
import type { InReviewStory, SentStory } from '../../story/story.ts';
import {
  type FormContext,
  type Inputs,
  isTicked,
  listOf,
  type StoryField,
  textOf,
  type Values,
} from '../../story-form/field.ts';
import { hardSubjectsField } from '../../story-form/hard-subjects.ts';
import { peopleField } from '../../story-form/people.ts';
import { revisionOf } from '../../story-form/revision.ts';
import { themesField } from '../../story-form/themes.ts';
import { type Told, toldOf } from '../../story-form/told.ts';
import { boxField, type Field, type SelectField } from '../../web/form-fields.ts';
import { one } from '../../web/read-form.ts';
import { say } from '../../words/say.ts';

/**
 * What can be set for several stories at once: what is the same for all of them. Whatever somebody looks at or listens to in
 * each of them is no part of it: descriptions, captions, the checks under "Look for yourself", and the decision.
 */

/** A field that is a list of things to tick, of which each story keeps what is not set here. */
interface Ticked {
  readonly field: StoryField;
  /** The field's input. */
  readonly input: string;
  things(context: FormContext): readonly { readonly slug: string; readonly name: string }[];
}
const themes: Ticked = { field: themesField, input: 'themes', things: (context) => context.themes };
const hardSubjects: Ticked = {
  field: hardSubjectsField,
  input: 'topics',
  things: (context) => context.topics,
};

const nobodyElse = 'nobody-else';

const inputOf = ({ input }: Ticked, slug: string) => `${input}-${slug}`;
const inputsOf = (ticked: Ticked, context: FormContext) =>
  ticked.things(context).map(({ slug }) => inputOf(ticked, slug));

export function severalInputs(context: FormContext): Inputs {
  const names = [...inputsOf(themes, context), ...inputsOf(hardSubjects, context), nobodyElse];
  return Object.fromEntries(names.map((name) => [name, one]));
}

/** True where everything is left as it is. */
export function setsNothing(values: Values, context: FormContext): boolean {
  return (
    !isTicked(values, nobodyElse) && !sets(themes, values, context) && !sets(hardSubjects, values, context)
  );
}

const isSet = (choice: string) => choice === 'add' || choice === 'remove';

const sets = (ticked: Ticked, values: Values, context: FormContext) =>
  inputsOf(ticked, context).some((input) => isSet(textOf(values, input)));

/**
 * The story with what was set; the very same one where it stands so already.
 * @throws Unacceptable with a sentence that says why it cannot be.
 */
export function withSet(
  story: InReviewStory,
  values: Values,
  context: FormContext,
  by: Actor,
): InReviewStory {
  if (isTicked(values, nobodyElse)) expectNobodyAnswered(story);
  return withFields(story, fieldsSet(values, toldOf(story), context), context, by);
}

/** A field with what its inputs are to hold. */
export type Filled = readonly [StoryField, Values];

/**
 * The story with these fields filled in one after the other, and nothing else touched; the very same one where it stands so
 * already. @throws Unacceptable with the sentence of the field that it is too much for.
 */
export function withFields(
  story: InReviewStory,
  filled: readonly Filled[],
  context: FormContext,
  by: Actor,
): InReviewStory {
  const before = toldOf(story);
  const after = filled.reduce((told, [field, values]) => {
    const [problem] = field.judge(values, told, context);
    if (problem) throw new Unacceptable(problem.message);
    return field.apply(values, told, context);
  }, before);
  const changed = revisionOf(before, after) !== null;
  return changed ? edit(story, { ...editsOf(story), ...sameIn(after, story) }, context.now, by) : story;
}

/** The fields in which something is set, with what they hold then. */
function fieldsSet(values: Values, told: Told, context: FormContext): readonly Filled[] {
  const ticked = [themes, hardSubjects].filter((each) => sets(each, values, context));
  return [
    ...ticked.map((each) => [each.field, ticks(each, values, told, context)] as const),
    ...(isTicked(values, nobodyElse) ? [[peopleField, { others: 'no' }] as const] : []),
  ];
}

function ticks(ticked: Ticked, values: Values, told: Told, context: FormContext): Values {
  const { field, input } = ticked;
  const stored = field.stored(told, context);
  const slugs = ticked.things(context).map(({ slug }) => slug);
  const after = slugs.filter((slug) => {
    const choice = textOf(values, inputOf(ticked, slug));
    return isSet(choice) ? choice === 'add' : listOf(stored, input).includes(slug);
  });
  return { ...stored, [input]: after };
}

/** Whoever was asked and answered is not taken off for many stories at once. */
function expectNobodyAnswered({ others }: SentStory): void {
  if (others.some(({ permission }) => permission !== 'not-yet'))
    throw new Unacceptable(say('curate-several-somebody-answered'));
}

/** An edit that leaves everything as it is. */
const editsOf = ({ title, words, themes, videoTour, checks, sensitive }: SentStory): Edits => ({
  ...{ title, words, themes, videoTour, sensitive },
  alt: new Map(),
  hearing: new Map(),
  checks: checks.map(({ name }) => name),
});

const sameIn = ({ answers }: Told, story: SentStory): Pick<Edits, 'themes' | 'others' | 'sensitive'> => ({
  themes: answers.themes,
  others: answers.others ?? story.others,
  sensitive: { topics: answers.sensitiveTopics ?? story.sensitive.topics, note: answers.note },
});

/** The page's fields, each with how many of the stories have it now. */
export function severalFields(stories: readonly SentStory[], values: Values, context: FormContext) {
  return {
    themes: selects(themes, stories, values, context),
    hardSubjects: selects(hardSubjects, stories, values, context),
    people: peopleBox(stories, values),
  };
}

function selects(
  ticked: Ticked,
  stories: readonly SentStory[],
  values: Values,
  context: FormContext,
): readonly SelectField[] {
  const held = stories.map((story) => listOf(ticked.field.stored(toldOf(story), context), ticked.input));
  return ticked.things(context).map(({ slug, name }) => {
    const input = inputOf(ticked, slug);
    return {
      partial: 'field/select',
      name: input,
      label: name,
      hint: say('curate-several-have', {
        have: held.filter((slugs) => slugs.includes(slug)).length,
        stories: stories.length,
      }),
      error: null,
      options: ['', 'add', 'remove'].map((value) => ({
        value,
        label: say('curate-several-choice', { choice: value || 'leave' }),
        selected: textOf(values, input) === value,
      })),
    };
  });
}

function peopleBox(stories: readonly SentStory[], values: Values): Field {
  return boxField({
    name: nobodyElse,
    legend: say('story-form-people-label'),
    label: say('curate-several-nobody-else'),
    labelHint: say('curate-several-nobody-else-hint', {
      have: stories.filter(({ others }) => others.length > 0).length,
      stories: stories.length,
    }),
    error: null,
    isTicked: isTicked(values, nobodyElse),
  });
}
