import { askForChange, takeQuestionBack } from '../../story/changes/conversation.ts';
import { correct, edit, markSensitive } from '../../story/changes/correct.ts';
import { approve, decline, reconsider, unpublish } from '../../story/changes/publish.ts';
import { expectState } from '../../story/changes/story-parts.ts';
import type { Actor } from '../../story/history.ts';
import type { CuratorId } from '../../story/ids.ts';
import type { InReviewStory, SentStory } from '../../story/story.ts';
import type { Problem } from '../../web/form-fields.ts';
import {
  type Choices,
  changesNothing,
  isSameSensitivity,
  questionProblem,
  readEdits,
  readSensitivity,
  reasonProblem,
} from './edits.ts';
import { asEdited, obstaclesInBoxes } from './obstacle-fields.ts';
import type { Typed } from './typed.ts';

/** What a curator asks for on the review page. */
export interface Request {
  /** As the curator saw it. */
  readonly story: SentStory;
  readonly typed: Typed;
  readonly choices: Choices;
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
  { story, typed, choices, at, by }: Request,
  after: (waiting: InReviewStory) => SentStory,
): Decision {
  const { edits, errors } = readEdits(story, typed, choices);
  return {
    errors,
    change(latest) {
      const waiting = expectState(latest, 'inReview');
      return after(changesNothing(waiting, edits) ? waiting : edit(waiting, edits, at, by));
    },
  };
}

/** What the checklist misses in the boxes as they are. */
function missing({ story, typed, choices }: Request): readonly Problem[] {
  return obstaclesInBoxes(asEdited(story, readEdits(story, typed, choices).edits));
}

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

  /** A published story stays where it hangs, under the same checklist. */
  correct(request: Request): Decision {
    const { story, typed, choices, at, by } = request;
    const { edits, errors } = readEdits(story, typed, choices);
    return {
      errors: oneEach([...errors, ...missing(request)]),
      change(latest) {
        const published = expectState(latest, 'published');
        return changesNothing(published, edits) ? published : correct(published, edits, at, by);
      },
    };
  },

  'mark-sensitive'({ typed, choices, at, by }: Request): Decision {
    const { sensitive, errors } = readSensitivity(typed, choices.topics);
    return {
      errors,
      change(story) {
        const published = expectState(story, 'published');
        if (isSameSensitivity(published.sensitive, sensitive)) return published;
        return markSensitive(published, sensitive, at, by);
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
  correct: 'corrected',
  'mark-sensitive': 'marked',
};
