import { Unacceptable } from '../../errors.ts';
import { say } from '../../words/say.ts';
import type { Concern } from '../concern.ts';
import type { ConsentEntry } from '../consent.ts';
import { type Actor, withEntry } from '../history.ts';
import type { ConcernId, CuratorId, NeighbourhoodSlug, ThemeSlug } from '../ids.ts';
import type { ManualCheckName } from '../manual-checks.ts';
import { type AltText, type Hearing, isSettled, type Media } from '../media.ts';
import type {
  ChangesRequestedStory,
  DeclinedStory,
  DraftStory,
  InReviewStory,
  ProcessingStory,
  PublishedStory,
  SentStory,
  SentStoryFields,
  Story,
} from '../story.ts';
import type { Sensitivity } from '../telling.ts';
import { wasOnWebBy } from '../visibility.ts';
import { publishingObstacles } from './publish-rules.ts';
import { asReviewed, backToWork, inReview, movedOn, withoutState, withWords } from './story-parts.ts';

/** The only ways in which a story changes its state. Each is a pure function; saving is a compare-and-set elsewhere. */

/** What the storyteller has answered, and the reference that the story gets. */
export interface SentAnswers
  extends Pick<
    SentStoryFields,
    | 'reference'
    | 'neighbourhood'
    | 'themes'
    | 'title'
    | 'words'
    | 'language'
    | 'madeOf'
    | 'credit'
    | 'age'
    | 'guardianAgreed'
    | 'others'
    | 'rights'
    | 'licence'
    | 'sensitive'
  > {
  readonly consent: ConsentEntry;
}

/**
 * The storyteller sends the draft; a story of words alone has nothing to prepare, and goes straight to the curators.
 * @throws Unacceptable where it holds neither a file nor words.
 */
export function send(
  draft: DraftStory,
  answers: SentAnswers,
  at: Date,
  by: Actor,
): ProcessingStory | InReviewStory {
  if (draft.media.length === 0 && answers.words === '') throw new Unacceptable(say('story-nothing-to-send'));
  const { id, version, codeHash, startedAt, media, sample } = draft;
  const { consent, ...rest } = answers;
  const sent: ProcessingStory = {
    ...{ id, version, codeHash, startedAt, media, sample },
    ...rest,
    state: 'processing',
    sentAt: at,
    consent: [consent],
    history: withEntry([], { at, actor: by, action: 'sent', reason: null }),
    conversation: [],
    concerns: [],
    checks: [],
    lastReviewed: null,
    seenOnWeb: false,
    wishUnlisted: false,
    videoTour: false,
  };
  const { state: _state, ...unstated } = sent;
  return media.length === 0 ? { ...unstated, state: 'inReview', waitingSince: at } : sent;
}

/** A worker's new state of one media; when the last one settles, the story goes on to review. */
export function withMedia(story: ProcessingStory, media: Media, at: Date): ProcessingStory | InReviewStory {
  const changed: ProcessingStory = {
    ...story,
    media: story.media.map((other) => (other.id === media.id ? media : other)),
  };
  if (!changed.media.every(isSettled)) return changed;
  return inReview(changed, at, { role: 'worker' }, 'prepared', null);
}

export interface Edits {
  readonly title: string;
  readonly words: string;
  /** Stays as it is where none is given. */
  readonly madeOf?: string;
  readonly themes: readonly ThemeSlug[];
  /** The neighbourhood and the language stay as they are where none is given. */
  readonly neighbourhood?: NeighbourhoodSlug;
  /** BCP 47 tag. */
  readonly language?: string;
  readonly videoTour: boolean;
  /** By media id; a media that is not named keeps its alt text. */
  readonly alt: ReadonlyMap<string, AltText | null>;
  /** By media id, of works with pages; a media that is not named keeps what it has. */
  readonly pageAlts?: ReadonlyMap<string, readonly (AltText | null)[]>;
  /** By media id; a media that is not named keeps what it has. */
  readonly hearing: ReadonlyMap<string, Hearing>;
  /** Everything that is ticked; what was ticked before keeps its date and name. */
  readonly checks: readonly ManualCheckName[];
  readonly sensitive: Sensitivity;
}

/** A curator edits a story that waits for review. */
export function edit(story: InReviewStory, edits: Edits, at: Date, by: Actor): InReviewStory {
  const { alt, pageAlts, hearing, checks, ...texts } = edits;
  return {
    ...story,
    ...texts,
    media: withWords(story.media, alt, hearing, pageAlts),
    checks: checks.map(
      (name) =>
        story.checks.find((check) => check.name === name) ?? { name, at, by: 'id' in by ? by.id : null },
    ),
    history: withEntry(story.history, { at, actor: by, action: 'edited', reason: null }),
  };
}

/** @throws Unacceptable naming the first thing that stands in the way. */
export function approve(story: InReviewStory, at: Date, by: Actor): PublishedStory {
  const [obstacle] = publishingObstacles(story);
  if (obstacle) throw new Unacceptable(obstacle.remedy);
  const { waitingSince: _waited, ...kept } = story;
  const published: PublishedStory = {
    ...kept,
    state: 'published',
    publishedAt: at,
    decidedBy: 'id' in by ? by.id : null,
    lastReviewed: asReviewed(story, at),
    history: withEntry(story.history, { at, actor: by, action: 'approved', reason: null }),
  };
  return { ...published, seenOnWeb: wasOnWebBy(published, at) };
}

/** `reason` is what the storyteller reads. */
export function decline(
  story: InReviewStory,
  reason: string,
  at: Date,
  by: Actor & { id: CuratorId },
): DeclinedStory {
  const { waitingSince: _waited, ...kept } = story;
  return {
    ...kept,
    state: 'declined',
    declinedAt: at,
    decidedBy: by.id,
    reason,
    lastReviewed: asReviewed(story, at),
    history: withEntry(story.history, { at, actor: by, action: 'declined', reason }),
  };
}

/** Asks the storyteller for a change. `question` is what they read; they answer on their private link (P22). */
export function askForChange(
  story: InReviewStory,
  question: string,
  at: Date,
  by: Actor & { id: CuratorId },
): ChangesRequestedStory {
  const { waitingSince: _waited, ...kept } = story;
  return {
    ...kept,
    state: 'changesRequested',
    askedAt: at,
    askedBy: by.id,
    conversation: [...story.conversation, { at, from: 'curator', words: question }],
    lastReviewed: asReviewed(story, at),
    history: withEntry(story.history, { at, actor: by, action: 'changeAsked', reason: null }),
  };
}

/** Takes a published story off every surface at once; it waits for review again. */
export function unpublish(story: PublishedStory, reason: string | null, at: Date, by: Actor): InReviewStory {
  return inReview(withoutState(story, at), at, by, 'unpublished', reason);
}

/** A declined story is looked at again. */
export function reconsider(story: DeclinedStory, at: Date, by: Actor): InReviewStory {
  return inReview(withoutState(story, at), at, by, 'reopened', null);
}

/**
 * The question was for nothing, or was answered by phone: the story waits for review again, once the files are prepared
 * that the storyteller has added meanwhile.
 */
export function takeQuestionBack(
  story: ChangesRequestedStory,
  at: Date,
  by: Actor,
): ProcessingStory | InReviewStory {
  return backToWork(withoutState(story, at), at, by, 'reopened');
}

/** Somebody who is in it asks to hide it: a published story comes down at once and waits for review (P18). */
export function raiseConcern(story: SentStory, concern: Concern, at: Date): SentStory {
  const heard = { ...story, concerns: [...story.concerns, concern], wishUnlisted: true };
  const by: Actor = { role: 'visitor' };
  if (heard.state === 'published') return inReview(withoutState(heard, at), at, by, 'concernRaised', null);
  return {
    ...heard,
    history: withEntry(story.history, { at, actor: by, action: 'concernRaised', reason: null }),
  };
}

/** `outcome` says what was done, for the record. @throws Conflict where there is no such open request. */
export function settleConcern(
  story: SentStory,
  id: ConcernId,
  outcome: string,
  at: Date,
  by: Actor & { id: CuratorId },
): SentStory {
  if (!story.concerns.some((concern) => concern.id === id && concern.settled === null)) throw movedOn();
  return {
    ...story,
    concerns: story.concerns.map((concern) =>
      concern.id === id ? { ...concern, settled: { at, by: by.id, outcome } } : concern,
    ),
    wishUnlisted: true,
    history: withEntry(story.history, { at, actor: by, action: 'concernSettled', reason: outcome }),
  };
}

/** A curator marks hard subjects, in any state: a published story keeps its place (P11). */
export function markSensitive(story: SentStory, sensitive: Sensitivity, at: Date, by: Actor): SentStory {
  return {
    ...story,
    sensitive,
    lastReviewed: story.lastReviewed && { ...story.lastReviewed, sensitive },
    history: withEntry(story.history, { at, actor: by, action: 'noteChanged', reason: null }),
  };
}

/** A curator notes what a person who can be recognised, or a guardian, has told them (P9). */
export function notePermissions(
  story: SentStory,
  given: Pick<SentStoryFields, 'others' | 'guardianAgreed'>,
  at: Date,
  by: Actor,
): SentStory {
  return {
    ...story,
    ...given,
    history: withEntry(story.history, { at, actor: by, action: 'permissionNoted', reason: null }),
  };
}

/** Narrows a story to the state that a decision needs. @throws Conflict where it has moved on. */
export function expectState<State extends SentStory['state']>(
  story: Story,
  state: State,
): Extract<SentStory, { state: State }> {
  if (story.state !== state) throw movedOn();
  return story as Extract<SentStory, { state: State }>;
}
