import { Conflict } from '../../errors.ts';
import { type Action, type Actor, withEntry } from '../history.ts';
import type { AltText, Hearing, Media } from '../media.ts';
import { isSettled } from '../media.ts';
import type { InReviewStory, ProcessingStory, Reviewed, SentStory, SentStoryFields } from '../story.ts';
import { wasOnWebBy } from '../visibility.ts';

/** What the transitions are put together from. */

type Unstated = SentStoryFields;
type FieldOf<One> = One extends unknown ? keyof One : never;

/** Every field that only some states have. The type sees to it that none is missing and none is strange. */
const ofOneState: Readonly<Record<Exclude<FieldOf<SentStory>, keyof Unstated>, true>> = {
  state: true,
  waitingSince: true,
  askedAt: true,
  askedBy: true,
  publishedAt: true,
  decidedBy: true,
  declinedAt: true,
  reason: true,
  withdrawnAt: true,
  erasure: true,
};

/** The story without what only its state has, as it leaves that state at `at`. */
export function withoutState(story: SentStory, at: Date): Unstated {
  const kept = Object.fromEntries(
    Object.entries(story).filter(([name]) => !(name in ofOneState)),
  ) as unknown as Unstated;
  // An embargo may have ended without a save since it was published.
  return { ...kept, seenOnWeb: wasOnWebBy(story, at) };
}

export function inReview(
  story: Unstated,
  at: Date,
  actor: Actor,
  action: Action,
  reason: string | null,
): InReviewStory {
  const history = withEntry(story.history, { at, actor, action, reason });
  return { ...story, state: 'inReview', waitingSince: at, history };
}

/** Back to the curators; first to the workers where files are still to be prepared. */
export function backToWork(
  story: Unstated,
  at: Date,
  actor: Actor,
  action: Action,
): ProcessingStory | InReviewStory {
  if (story.media.every(isSettled)) return inReview(story, at, actor, action, null);
  return {
    ...story,
    state: 'processing',
    history: withEntry(story.history, { at, actor, action, reason: null }),
  };
}

export function asReviewed(story: SentStoryFields, at: Date): Reviewed {
  const { title, words, language, madeOf, credit, themes, others, rights, sensitive } = story;
  return {
    at,
    title,
    words,
    language,
    madeOf,
    credit,
    themes,
    others,
    rights,
    sensitive,
    media: story.media.map(({ id, alt, pageAlts, hearing }) => ({
      ...{ id, alt, hearing },
      ...(pageAlts && { pageAlts }),
    })),
  };
}

export function withWords(
  media: readonly Media[],
  alt: ReadonlyMap<string, AltText | null>,
  hearing: ReadonlyMap<string, Hearing>,
  pageAlts: ReadonlyMap<string, readonly (AltText | null)[]> = new Map(),
): readonly Media[] {
  return media.map((one) => {
    const words = alt.get(one.id);
    const pages = pageAlts.get(one.id) ?? one.pageAlts;
    return {
      ...one,
      alt: words === undefined ? one.alt : words,
      ...(pages && { pageAlts: pages }),
      hearing: hearing.get(one.id) ?? one.hearing,
    };
  });
}

export function movedOn(): Conflict {
  return new Conflict('This story has moved on since the page was made. Look at it again before you decide.');
}
