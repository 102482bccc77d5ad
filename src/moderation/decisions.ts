import type { Actor } from '../story/history.ts';
import type { CuratorId } from '../story/ids.ts';
import type { Theme } from '../story/places.ts';
import type { SentStory } from '../story/story.ts';
import { approve, decline, edit, expectState, reconsider, unpublish } from '../story/transitions.ts';
import { changesNothing, type FieldError, missingDescriptions, readEdits, reasonProblem } from './edits.ts';
import type { Typed } from './typed.ts';

/** What a curator asks for on the review page. */
export interface Request {
  readonly typed: Typed;
  readonly themes: readonly Theme[];
  readonly at: Date;
  readonly by: Actor & { id: CuratorId };
}

/** What it comes to: a change to the story, unless something is wrong with what was typed. */
export interface Decision {
  readonly errors: readonly FieldError[];
  /** @throws Conflict where the story has moved on; Unacceptable where something stands in the way. */
  change(story: SentStory): SentStory;
}

/** Every decision there is, by the last part of its address. */
export const decisions = {
  edit({ typed, themes, at, by }: Request): Decision {
    const { edits, errors } = readEdits(typed, themes);
    return {
      errors,
      change(story) {
        const waiting = expectState(story, 'inReview');
        return changesNothing(waiting, edits) ? waiting : edit(waiting, edits, at, by);
      },
    };
  },

  /** Publishes the story as it stands in the boxes: what was typed and not yet saved goes with it. */
  approve(request: Request): Decision {
    const { errors, change } = decisions.edit(request);
    return {
      errors: [...errors, ...missingDescriptions(request.typed)],
      change: (story) => approve(expectState(change(story), 'inReview'), request.at, request.by),
    };
  },

  decline({ typed, at, by }: Request): Decision {
    return {
      errors: reasonProblem(typed.reason, true),
      change: (story) => decline(expectState(story, 'inReview'), typed.reason, at, by),
    };
  },

  unpublish({ typed, at, by }: Request): Decision {
    return {
      errors: reasonProblem(typed.reason, false),
      change: (story) => unpublish(expectState(story, 'published'), typed.reason || null, at, by),
    };
  },

  reconsider({ at, by }: Request): Decision {
    return { errors: [], change: (story) => reconsider(expectState(story, 'declined'), at, by) };
  },
} as const;

export type DecisionName = keyof typeof decisions;

/** What the address says after each has been done. */
export const doneAs: Readonly<Record<DecisionName, string>> = {
  edit: 'saved',
  approve: 'approved',
  decline: 'declined',
  unpublish: 'unpublished',
  reconsider: 'reopened',
};
