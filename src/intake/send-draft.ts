import { askedUses, consentEntry } from '../consent/wording.ts';
import type { Job, JobQueue } from '../jobs/job.ts';
import type { Logger } from '../logger.ts';
import { newReference } from '../random.ts';
import { changeStory } from '../story/changes/change-story.ts';
import { send } from '../story/changes/send.ts';
import type { ConsentEntry } from '../story/consent.ts';
import type { StoryStore } from '../story/stores/story-store.ts';
import type { DraftStory, ErasedStory, ProcessingStory, SentStory } from '../story/story.ts';
import { defaultLanguage } from '../telling/languages.ts';
import { type ForgettingArrivals, forgetArrivals } from '../uploads/resumable/forget-arrivals.ts';
import { inTheseWords } from './drafts.ts';
import { needsGuardian } from './questions/ask-age.ts';
import { askLicence } from './questions/ask-rights.ts';
import { askTime } from './questions/ask-time.ts';
import { knownTopics } from './questions/ask-topics.ts';
import type { FormContext } from './questions/question.ts';
import { openQuestions } from './questions/questions.ts';
import { statementsOf } from './questions/statements.ts';

/**
 * The draft as a sent story; null where something is still to be answered. An answer to a question that is asked no more
 * does not count. Pure but for the fresh reference.
 */
export function completeDraft(stored: DraftStory, context: FormContext): ProcessingStory | null {
  const draft = inTheseWords(stored, context.wording);
  const { answers } = draft;
  const { neighbourhood, title, credit, age, rights } = answers;
  if (openQuestions(draft, context).length > 0) return null;
  if (!neighbourhood || !title || !credit || !age || !rights) return null;
  const known = new Set(context.themes.map((theme) => theme.slug));
  return send(
    draft,
    {
      reference: newReference(),
      neighbourhood,
      themes: answers.themes.filter((theme) => known.has(theme)),
      title,
      words: answers.words ?? '',
      language: answers.language ?? defaultLanguage,
      credit,
      age,
      guardianAgreed: needsGuardian(draft) && answers.guardianAgreed === true,
      others: answers.others ?? [],
      rights,
      licence: askLicence.isAsked(draft, context) ? (answers.licence ?? 'own') : 'own',
      sensitive: {
        topics: knownTopics(answers.sensitiveTopics ?? [], context.topics).map(({ slug }) => slug),
        note: null,
      },
      consent: consentOf(draft, context),
    },
    context.now,
    { role: draft.helper ? 'helper' : 'storyteller' },
  );
}

/** The consent as it will be on record, in the words that were asked. */
export function consentOf(draft: DraftStory, context: FormContext): ConsentEntry {
  const { showing, uses } = draft.answers;
  const isTimed = askTime.isAsked(draft, context);
  return consentEntry(context.wording, {
    at: context.now,
    by: 'storyteller',
    how: draft.helper ? 'spoken' : 'share-form',
    asked: askedUses(context.wording, context.exhibitions),
    granted: uses,
    helper: draft.helper,
    statements: statementsOf(draft, context),
    from: isTimed ? (showing?.from ?? null) : null,
    until: isTimed ? (showing?.until ?? null) : null,
  });
}

export type Sending =
  | { readonly kind: 'sent'; readonly story: SentStory | ErasedStory }
  | { readonly kind: 'incomplete'; readonly draft: DraftStory };

/**
 * Sends the draft once, if its teller has been told of all that is on it (`isTold`), and however often it is asked to: a second send finds the story sent (one story, one receipt). Jobs
 * are added after the story is saved; one that is lost then is found by the reconciler, a lost email by the sweep.
 */
export async function sendDraft(
  services: ForgettingArrivals & { stories: StoryStore; jobs: JobQueue; logger: Logger },
  draft: DraftStory,
  context: FormContext,
  isTold: (latest: DraftStory) => boolean = () => true,
): Promise<Sending> {
  let mine: ProcessingStory | null = null;
  const story = await changeStory(services.stories, draft.id, (latest) => {
    const isReady = latest.state === 'draft' && isTold(inTheseWords(latest, context.wording));
    mine = isReady ? completeDraft(latest, context) : null;
    return mine;
  });
  if (story.state === 'draft') return { kind: 'incomplete', draft: story };
  if (mine) {
    const jobs: Job[] = [
      ...story.media.map((media): Job => ({ type: 'inspect', story: story.id, media: media.id })),
      { type: 'tell', story: story.id },
    ];
    for (const result of await Promise.allSettled(jobs.map((job) => services.jobs.add(job)))) {
      if (result.status === 'rejected') {
        services.logger.warn({ err: result.reason, story: story.id }, 'a job waits for the reconciler');
      }
    }
    // Nothing more can come to it; a file that began to at the very last moment is swept.
    await forgetArrivals(services, story.id).catch((error) => {
      services.logger.warn(
        { err: error, story: story.id },
        'what came of its files is told for a while longer',
      );
    });
  }
  return { kind: 'sent', story };
}
