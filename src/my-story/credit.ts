import { isDeepStrictEqual } from 'node:util';
import { revise } from '../story/changes/revise.ts';
import type { SentStory } from '../story/story.ts';
import { creditFields, creditShape, readCredit, type TypedCredit, typedCredit } from '../telling/credit.ts';
import type { Problem } from '../web/form-fields.ts';
import { type Body, type ChangePage, underHeading } from './form.ts';

const legend = 'How would you like to be named?';

/** How the storyteller is named. Taking a name off, at once and without a curator, is take-back-routes.ts. */
export const creditPage: ChangePage = {
  slug: 'credit',
  title: 'Change how you are named',
  isLookedAt: true,
  show: (story) => body(story, typedCredit(story.credit), []),
  answer(read, story, { now }) {
    const typed = read(creditShape);
    const { credit, problems } = readCredit(typed);
    return {
      problems,
      body: body(story, typed, problems),
      change: (latest) =>
        credit === null || isDeepStrictEqual(credit, latest.credit)
          ? latest
          : revise(latest, { credit }, now, { role: 'storyteller' }),
    };
  },
};

function body(story: SentStory, typed: TypedCredit, problems: readonly Problem[]): Body {
  return {
    lead:
      story.credit.kind === 'anonymous'
        ? []
        : [
            'To take your name off at once, without waiting for a curator, choose “Take it back” on your page.',
          ],
    parts: [{ heading: null, fields: underHeading(creditFields(legend, typed, problems)) }],
    button: 'Save how I am named',
  };
}
