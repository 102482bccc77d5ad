import { askForChange, takeQuestionBack } from '../../story/changes/conversation.ts';
import { correct, edit, markSensitive } from '../../story/changes/correct.ts';
import { approve, decline, reconsider, unpublish } from '../../story/changes/publish.ts';
import { expectState } from '../../story/changes/story-parts.ts';
import { undo } from '../../story/changes/undo.ts';
import type { Actor } from '../../story/history.ts';
import type { CuratorId } from '../../story/ids.ts';
import type { InReviewStory, SentStory } from '../../story/story.ts';
import type { FormContext } from '../../story-form/field.ts';
import { hardSubjectsField } from '../../story-form/hard-subjects.ts';
import { toldOf } from '../../story-form/told.ts';
import type { Problem } from '../../web/form-fields.ts';
import { say } from '../../words/say.ts';
import { asEdited, obstaclesInBoxes } from './obstacle-fields.ts';
import {
  changesNothing,
  editsIn,
  problemsIn,
  questionProblem,
  reasonProblem,
  type Typed,
  toldIn,
} from './review-form.ts';

/** What a curator asks for on the review page. */
export interface Request {
  /** As the curator saw it. */
  readonly story: SentStory;
  readonly typed: Typed;
  readonly context: FormContext;
  readonly at: Date;
  readonly by: Actor & { id: CuratorId };
}

/** What it comes to: a change to the story, unless something is wrong with what was typed. */
export interface Decision {
  readonly errors: readonly Problem[];
  /** @throws Conflict where the story has moved on; Unacceptable where something stands in the way. */
  change(story: SentStory): SentStory;
}

/** A decision about a story that waits: what was typed and not yet saved goes with it, so that no word is lost. */
function withEdits(
  { story, typed, context, at, by }: Request,
  after: (waiting: InReviewStory) => SentStory,
): Decision {
  return {
    errors: problemsIn(story, typed, context),
    change(latest) {
      const waiting = expectState(latest, 'inReview');
      const isSame = changesNothing(waiting, typed, context);
      return after(isSame ? waiting : edit(waiting, editsIn(waiting, typed, context), at, by));
    },
  };
}

/** What the checklist misses in the boxes as they are. */
const missing = ({ story, typed, context }: Request): readonly Problem[] =>
  obstaclesInBoxes(asEdited(story, editsIn(story, typed, context)));

/** One sentence a field: what is wrong with it comes before what is missing in it. */
function oneEach(errors: readonly Problem[]): readonly Problem[] {
  return errors.filter(({ field }, index) => errors.findIndex((other) => other.field === field) === index);
}

/** Every decision there is, by the last part of its address. */
export const decisions = {
  edit: (request: Request): Decision => withEdits(request, (waiting) => waiting),

  approve(request: Request): Decision {
    const { at, by } = request;
    const { errors, change } = withEdits(request, (waiting) => approve(waiting, at, by));
    return { errors: oneEach([...errors, ...missing(request)]), change };
  },

  ask(request: Request): Decision {
    const { typed, at, by } = request;
    const { errors, change } = withEdits(request, (waiting) => askForChange(waiting, typed.question, at, by));
    return { errors: [...errors, ...questionProblem(typed.question)], change };
  },

  decline(request: Request): Decision {
    const { typed, at, by } = request;
    const { errors, change } = withEdits(request, (waiting) => decline(waiting, typed.reason, at, by));
    return { errors: [...errors, ...reasonProblem(typed.reason, true)], change };
  },

  'take-back-question': ({ at, by }: Request): Decision => ({
    errors: [],
    change: (story) => takeQuestionBack(expectState(story, 'changesRequested'), at, by),
  }),

  unpublish: ({ typed, at, by }: Request): Decision => ({
    errors: reasonProblem(typed.reason, false),
    change: (story) => unpublish(expectState(story, 'published'), typed.reason || null, at, by),
  }),

  reconsider: ({ at, by }: Request): Decision => ({
    errors: [],
    change: (story) => reconsider(expectState(story, 'declined'), at, by),
  }),

  undo: ({ at, by }: Request): Decision => ({
    errors: [],
    change: (story) => undo(story, at, by),
  }),

  /** A published story stays where it hangs, under the same checklist. */
  correct(request: Request): Decision {
    const { story, typed, context, at, by } = request;
    return {
      errors: oneEach([...problemsIn(story, typed, context), ...missing(request)]),
      change(latest) {
        const published = expectState(latest, 'published');
        if (changesNothing(published, typed, context)) return published;
        return correct(published, editsIn(published, typed, context), at, by);
      },
    };
  },

  'mark-sensitive'({ story, typed, context, at, by }: Request): Decision {
    return {
      errors: hardSubjectsField.judge(typed.values, toldOf(story), context),
      change(latest) {
        const published = expectState(latest, 'published');
        if (changesNothing(published, typed, context)) return published;
        const { sensitiveTopics, note } = toldIn(published, typed, context).answers;
        return markSensitive(published, { topics: sensitiveTopics ?? [], note }, at, by);
      },
    };
  },
} as const;

export type DecisionName = keyof typeof decisions;

/** What the address says after each has been done. */
export const doneAs: Readonly<Record<DecisionName, string>> = {
  edit: 'saved',
  approve: 'approved',
  ask: 'asked',
  decline: 'declined',
  'take-back-question': 'question-back',
  unpublish: 'unpublished',
  reconsider: 'reopened',
  undo: 'undone',
  correct: 'corrected',
  'mark-sensitive': 'marked',
};

/** The sentence for it; null where the address says nothing that was done. */
export function doneSentence(done: string): string | null {
  return Object.values(doneAs).includes(done) ? say(`curate-review-done-${done}`) : null;
}

/** True where the deed ends the work on a story, so that the next one is offered. */
export function endsTheWork(done: string): boolean {
  return done === 'approved' || done === 'asked' || done === 'declined' || done === 'unpublished';
}
