import type { DraftStory } from '../../story/story.ts';
import {
  judgeShowing,
  readShowing,
  showingFields,
  showingInWords,
  showingShape,
  type TypedShowing,
  typedShowing,
} from '../../telling/showing-time.ts';
import type { Problem } from '../../web/form-fields.ts';
import { withAnswers } from '../drafts.ts';
import { answeredUses } from './ask-use.ts';
import type { Answer, Body, FormContext, FormQuestion } from './question.ts';

const title = 'Is there a time when we should not show it?';
const anyTime = { from: null, until: null };

/** A day before which it does not show, one after which it no longer does, both or neither. Moot where it shows nowhere. */
export const askTime: FormQuestion = {
  kind: 'form',
  slug: 'time',
  part: 'showing',
  title,
  isAsked(draft, context) {
    const { granted, all } = answeredUses(draft, context);
    return granted.length > 0 || !all;
  },
  isUntouched: ({ answers }) => answers.showing === null,
  problems: ({ answers }, { now }) => judgeShowing(answers.showing ?? anyTime, now),
  rows: ({ answers }) => [
    { field: 'until', label: 'When', value: showingInWords(answers.showing ?? anyTime) },
  ],
  show: (draft, context) => body(draft, context, typedShowing(draft.answers.showing ?? anyTime), []),
  answer(read, draft, context): Answer {
    const typed = read(showingShape);
    const { showing, problems } = readShowing(typed, context.now);
    return {
      problems,
      body: body(draft, context, typed, problems),
      change: problems.length > 0 ? null : withAnswers({ showing }),
    };
  },
};

function body(
  { answers }: DraftStory,
  { now }: FormContext,
  typed: TypedShowing,
  problems: readonly Problem[],
): Body {
  return {
    heading: title,
    lead: 'You may want to wait for a birthday, or stop after a year. Leave a date empty if you do not need it.',
    skippable: answers.showing?.from == null && answers.showing?.until == null,
    fields: showingFields(typed, problems, now),
  };
}
