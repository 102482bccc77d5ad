import { Unacceptable } from '../../errors.ts';
import { say } from '../../words/say.ts';
import type { ConsentEntry } from '../consent.ts';
import { type Actor, withEntry } from '../history.ts';
import type { DraftStory, InReviewStory, ProcessingStory, SentStoryFields } from '../story.ts';

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
    | 'noMachine'
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
 * The storyteller sends the draft; a story in words alone has nothing to prepare, and goes straight to the curators.
 * @throws Unacceptable where it holds neither a file nor words.
 */
export function send(
  draft: DraftStory,
  answers: SentAnswers,
  at: Date,
  by: Actor,
): ProcessingStory | InReviewStory {
  if (draft.media.length === 0 && answers.words === '') throw new Unacceptable(say('story-send-nothing'));
  const { id, version, codeHash, startedAt, media, sample } = draft;
  const { consent, ...rest } = answers;
  const sent = {
    ...{ id, version, codeHash, startedAt, media, sample },
    ...rest,
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
  } as const;
  return media.length === 0
    ? { ...sent, state: 'inReview', waitingSince: at }
    : { ...sent, state: 'processing' };
}
