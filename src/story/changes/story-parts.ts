import { Conflict } from '../../errors.ts';
import { say } from '../../words/say.ts';
import { type Action, type Actor, withEntry } from '../history.ts';
import type { AltText, Hearing, Media } from '../media.ts';
import { isSettled } from '../media.ts';
import type {
  InReviewStory,
  ProcessingStory,
  Reviewed,
  SentStory,
  SentStoryFields,
  Story,
} from '../story.ts';
import { wasOnWebBy } from '../visibility.ts';

/**
 * Shared by the files of this folder, which are the only ways in which a story changes its state. Each change is a pure
 * function; change-story.ts and the callers save its result by compare-and-set.
 */

type Unstated = SentStoryFields;
type FieldOf<One> = One extends unknown ? keyof One : never;

/** Every field that only some states have. The type makes sure that none is missing and none is unknown. */
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

/** The story as if it waited for review since `at`; nothing is noted. */
export const asWaiting = (story: SentStory, at: Date): InReviewStory => ({
  ...withoutState(story, at),
  state: 'inReview',
  waitingSince: at,
});

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
export function returnToReview(
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
  return new Conflict(say('story-moved-on'));
}

/** Narrows a story to the state that a decision needs. @throws Conflict where it has moved on. */
export function expectState<State extends SentStory['state']>(
  story: Story,
  state: State,
): Extract<SentStory, { state: State }> {
  if (story.state !== state) throw movedOn();
  return story as Extract<SentStory, { state: State }>;
}

/** Without the storyteller's name and those of its makers, now and as it was before. */
export function withoutName<Named extends SentStory>(story: Named): Named {
  const anonymous = { credit: { kind: 'anonymous' } } as const;
  const nameless = (reviewed: Reviewed) => ({
    ...reviewed,
    ...anonymous,
    rights: { ...reviewed.rights, makers: '' },
  });
  const { lastReviewed, beforeEdits } = story;
  return {
    ...story,
    ...anonymous,
    rights: { ...story.rights, makers: '' },
    lastReviewed: lastReviewed && nameless(lastReviewed),
    ...(beforeEdits && { beforeEdits: nameless(beforeEdits) }),
    wishUnlisted: true,
  };
}
