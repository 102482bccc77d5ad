import { Unacceptable } from '../../errors.ts';
import { say } from '../../words/say.ts';
import type { ConsentEntry } from '../consent.ts';
import { type Actor, withEntry } from '../history.ts';
import type { DraftStory, ProcessingStory, SentStoryFields } from '../story.ts';

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

/** The storyteller sends the draft. @throws Unacceptable where it holds no file. */
export function send(draft: DraftStory, answers: SentAnswers, at: Date, by: Actor): ProcessingStory {
  if (draft.media.length === 0) throw new Unacceptable(say('story-send-no-file'));
  const { id, version, codeHash, startedAt, media, sample } = draft;
  const { consent, ...rest } = answers;
  return {
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
}
