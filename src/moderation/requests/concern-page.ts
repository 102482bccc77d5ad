import type { Concern } from '../../story/concern.ts';
import type { ConcernId } from '../../story/ids.ts';
import type { SentStory } from '../../story/story.ts';
import type { Problem } from '../../web/form-fields.ts';
import { say } from '../../words/say.ts';
import { dayAndTime, howLong } from '../../words/times.ts';
import { daysLeft } from '../queue/days-left.ts';
import type { Names } from '../review/history-lines.ts';
import { storyPage } from '../story-page.ts';
import type { ContactLine } from './contact-lines.ts';

export interface ConcernContext {
  readonly names: Names;
  readonly now: Date;
  /** Requests whose people left a way to reach them. */
  readonly reachable: ReadonlySet<ConcernId>;
  /** The one contact that this answer shows. */
  readonly shown: { readonly of: ConcernId; readonly lines: readonly ContactLine[] } | null;
  readonly typed: TypedOutcome | null;
  readonly errors: readonly Problem[];
  readonly done: boolean;
}

/** What a curator typed to settle one request. */
export interface TypedOutcome {
  readonly concern: ConcernId;
  readonly outcome: string;
}

export const outcomeName = (id: ConcernId) => `outcome-${id}`;

/** The model of views/curate/concerns: what people asked for, first things first, and how each was settled (P18). */
export function concernPage(story: SentStory, context: ConcernContext) {
  const { names, now, reachable, shown, typed, errors, done } = context;
  const when = (at: Date) => say('curate-concern-when', { day: dayAndTime(at), time: howLong(at, now) });
  const lineOf = (concern: Concern) => ({
    id: concern.id,
    words: concern.words,
    childhood: concern.childhood,
    askedAt: concern.askedAt,
    child: concern.childhood ? 'yes' : 'no',
    asked: say('curate-concern-asked', { asked: when(concern.askedAt) }),
    when: when(concern.askedAt),
    left: daysLeft(concern.dueBy, now),
    isReachable: reachable.has(concern.id),
    contact: shown?.of === concern.id ? shown.lines : null,
    outcomeName: outcomeName(concern.id),
    outcome: typed?.concern === concern.id ? typed.outcome : '',
    problem: errors.find(({ field }) => field === outcomeName(concern.id))?.message,
    settled: concern.settled && {
      done: say('curate-concern-settled', {
        name: names.get(concern.settled.by) ?? say('curate-curator-who-left'),
        day: dayAndTime(concern.settled.at),
      }),
      outcome: concern.settled.outcome,
    },
  });
  const open = story.concerns.filter(({ settled }) => settled === null).toSorted(firstThingsFirst);
  const settled = story.concerns.filter(({ settled }) => settled !== null);
  return {
    ...storyPage(say('curate-concerns-title'), story),
    open: open.map(lineOf),
    settled: settled.map(lineOf),
    isWaiting: story.state === 'inReview',
    done,
    errors,
  };
}

function firstThingsFirst(one: Concern, other: Concern): number {
  return Number(other.childhood) - Number(one.childhood) || one.dueBy.getTime() - other.dueBy.getTime();
}
