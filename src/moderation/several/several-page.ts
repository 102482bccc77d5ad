import { never } from '../../errors.ts';
import type { CuratorId } from '../../story/ids.ts';
import { smallPicture } from '../../story/small-picture.ts';
import type { SentStory } from '../../story/story.ts';
import { setApart } from '../../story/text/plain-text.ts';
import type { FormContext, Values } from '../../story-form/field.ts';
import { linesSince } from '../../story-form/made-from.ts';
import type { Problem } from '../../web/form-fields.ts';
import { say } from '../../words/say.ts';
import { type ListQuery, listAddress, listText, storyInList } from '../queue/list-query.ts';
import { historyLines, type Names } from '../review/history-lines.ts';
import { renditionAddress } from '../review/media-view.ts';
import type { Outcome } from './change-several.ts';
import { type Chosen, chosenNow, chosenText } from './chosen.ts';
import { severalFields } from './several-form.ts';
import { wasInput, wasText } from './undo-several.ts';

export interface SeveralContext {
  readonly form: FormContext;
  readonly list: ListQuery;
  /** How many of the chosen ones are not there for this curator. */
  readonly unknown: number;
  /** As the form carried the stories, where it comes back with errors: nobody has seen more of them since. */
  readonly chosen: readonly Chosen[];
  readonly values: Values;
  readonly errors: readonly Problem[];
}

/** The model of views/curate/several: which stories, and what to set for all of them. */
export function severalPage(stories: readonly SentStory[], context: SeveralContext) {
  const { form, list, unknown, chosen, values, errors } = context;
  const waiting = stories.filter(({ state }) => state === 'inReview');
  return {
    ...page(list),
    stories: waiting.map((story) => ({
      ...storyLine(story, list),
      chosen: chosenText(chosen.find(({ id }) => id === story.id) ?? chosenNow(story)),
    })),
    left: [
      ...stories
        .filter(({ state }) => state !== 'inReview')
        .map(({ title }) => say('curate-several-waits-no-more', { title: setApart(title) })),
      ...(unknown > 0 ? [say('curate-several-unknown', { stories: unknown })] : []),
    ],
    fields: waiting.length > 0 ? severalFields(waiting, values, form) : null,
    errors,
    problem: errors[0]?.message ?? null,
  };
}

export interface DoneContext {
  readonly list: ListQuery;
  readonly names: Names;
  readonly me: CuratorId;
  /** What was set is put back. */
  readonly isUndoing: boolean;
}

/** The model of views/curate/several-done: what became of each. */
export function severalDonePage(outcomes: readonly Outcome[], context: DoneContext) {
  const { list, isUndoing } = context;
  const changed = outcomes.filter((outcome) => outcome.kind === 'changed');
  return {
    ...page(list),
    done: say(isUndoing ? 'curate-several-undone' : 'curate-several-done', {
      changed: changed.length,
      stories: outcomes.length,
    }),
    undo: isUndoing
      ? []
      : changed.map(({ story, before }) => ({
          story: chosenText(chosenNow(story)),
          name: wasInput(story.id),
          was: wasText(before, story),
        })),
    outcomes: outcomes.map((outcome) => outcomeLine(outcome, context)),
  };
}

function outcomeLine(outcome: Outcome, context: DoneContext) {
  const what = whatBecame(outcome, context);
  if (outcome.kind === 'unknown') return { what, happened: [] };
  return {
    ...storyLine(outcome.story, context.list),
    what,
    happened: outcome.kind === 'moved-on' ? happened(outcome, context) : [],
  };
}

function whatBecame(outcome: Outcome, { isUndoing }: DoneContext): string {
  switch (outcome.kind) {
    case 'changed':
      return say(isUndoing ? 'curate-several-as-before' : 'curate-several-changed');
    case 'same':
      return say('curate-several-same');
    case 'refused':
      return say('curate-several-refused', { why: outcome.why });
    case 'moved-on':
      return say('curate-several-moved-on');
    case 'unknown':
      return say('curate-several-unknown', { stories: 1 });
    default:
      return never(outcome);
  }
}

function happened({ story, madeFrom }: Outcome & { kind: 'moved-on' }, { names, me }: DoneContext) {
  const since = linesSince(story, madeFrom);
  return historyLines(since.length > 0 ? since : story.history.slice(-1), names, me);
}

const page = (list: ListQuery) => ({
  title: say('curate-several-title'),
  private: true,
  bodyClass: 'curate',
  scripts: ['js/curate/keys.js'],
  list: { text: listText(list), address: listAddress(list) },
});

function storyLine(story: SentStory, list: ListQuery) {
  const picture = smallPicture(story);
  return {
    address: storyInList(story.id, list),
    picture: picture && renditionAddress(story.id, picture.media, picture.name),
    title: story.title,
    reference: story.reference,
  };
}
