import { Conflict, Unacceptable } from '../errors.ts';
import type { ConsentEntry } from './consent.ts';
import { type Action, type Actor, withEntry } from './history.ts';
import type { CuratorId, ThemeSlug } from './ids.ts';
import { type AltText, isSettled, type Media } from './media.ts';
import { publishingObstacles } from './publish-rules.ts';
import type {
  DeclinedStory,
  DraftStory,
  InReviewStory,
  ProcessingStory,
  PublishedStory,
  SentStory,
  SentStoryFields,
  Story,
} from './story.ts';

/** The only ways in which a story changes its state. Each is a pure function; saving is a compare-and-set elsewhere. */

/** What the storyteller has answered, and the reference that the story gets. */
export interface SentAnswers
  extends Pick<
    SentStoryFields,
    'reference' | 'neighbourhood' | 'themes' | 'title' | 'words' | 'language' | 'credit' | 'ownWork'
  > {
  readonly consent: ConsentEntry;
}

/** The storyteller sends the draft. @throws Unacceptable where it holds no file. */
export function send(draft: DraftStory, answers: SentAnswers, at: Date, by: Actor): ProcessingStory {
  if (draft.media.length === 0) throw new Unacceptable('Add at least one file before you send your story.');
  const { answers: _unsent, touchedAt: _touched, state: _draft, ...kept } = draft;
  const { consent, ...rest } = answers;
  return {
    ...kept,
    ...rest,
    state: 'processing',
    sentAt: at,
    consent: [consent],
    history: withEntry([], { at, actor: by, action: 'sent', reason: null }),
    videoTour: false,
  };
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
  readonly themes: readonly ThemeSlug[];
  readonly videoTour: boolean;
  /** By media id; a media that is not named keeps its alt text. */
  readonly alt: ReadonlyMap<string, AltText | null>;
}

/** A curator edits a story that waits for review. */
export function edit(story: InReviewStory, edits: Edits, at: Date, by: Actor): InReviewStory {
  const { alt, ...texts } = edits;
  return {
    ...story,
    ...texts,
    media: story.media.map((media) => {
      const words = alt.get(media.id);
      return words === undefined ? media : { ...media, alt: words };
    }),
    history: withEntry(story.history, { at, actor: by, action: 'edited', reason: null }),
  };
}

/** @throws Unacceptable naming the first thing that stands in the way. */
export function approve(story: InReviewStory, at: Date, by: Actor): PublishedStory {
  const [obstacle] = publishingObstacles(story);
  if (obstacle) throw new Unacceptable(obstacle.remedy);
  const { waitingSince: _waited, ...kept } = story;
  return {
    ...kept,
    state: 'published',
    publishedAt: at,
    decidedBy: 'id' in by ? by.id : null,
    history: withEntry(story.history, { at, actor: by, action: 'approved', reason: null }),
  };
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
    history: withEntry(story.history, { at, actor: by, action: 'declined', reason }),
  };
}

/** Takes a published story off every surface at once; it waits for review again. */
export function unpublish(story: PublishedStory, reason: string | null, at: Date, by: Actor): InReviewStory {
  const { publishedAt: _published, decidedBy: _decided, ...kept } = story;
  return inReview(kept, at, by, 'unpublished', reason);
}

/** A declined story is looked at again. */
export function reconsider(story: DeclinedStory, at: Date, by: Actor): InReviewStory {
  const { declinedAt: _declined, decidedBy: _decided, reason: _reason, ...kept } = story;
  return inReview(kept, at, by, 'reopened', null);
}

type Sent = Omit<InReviewStory, 'state' | 'waitingSince'>;

function inReview(story: Sent, at: Date, actor: Actor, action: Action, reason: string | null): InReviewStory {
  const history = withEntry(story.history, { at, actor, action, reason });
  return { ...story, state: 'inReview', waitingSince: at, history };
}

/** Narrows a story to the state that a decision needs. @throws Conflict where it has moved on. */
export function expectState<State extends SentStory['state']>(
  story: Story,
  state: State,
): Extract<SentStory, { state: State }> {
  if (story.state !== state) {
    throw new Conflict(
      'This story has moved on since the page was made. Look at it again before you decide.',
    );
  }
  return story as Extract<SentStory, { state: State }>;
}
