import { consentEntry } from '../consent/wording.ts';
import type { Job, JobQueue } from '../jobs/job.ts';
import type { Logger } from '../logger.ts';
import { newReference } from '../random.ts';
import { changeStory } from '../story/changes/change-story.ts';
import { send } from '../story/changes/send.ts';
import type { ConsentEntry } from '../story/consent.ts';
import type { StoryStore } from '../story/stores/story-store.ts';
import type { DraftStory, ErasedStory, InReviewStory, ProcessingStory, SentStory } from '../story/story.ts';
import { secondsOfLook, withSender } from '../story/work-cost.ts';
import { isYoung } from '../story-form/age.ts';
import type { FormContext } from '../story-form/field.ts';
import { defaultLanguage } from '../story-form/languages.ts';
import { licenceOf } from '../story-form/licence.ts';
import { asked } from '../story-form/uses.ts';
import { type ForgettingArrivals, forgetArrivals } from '../uploads/resumable/forget-arrivals.ts';
import { inTheseWords } from './drafts.ts';
import { openQuestions } from './pages/form-pages.ts';
import { statementsOf } from './pages/statements.ts';

/**
 * The draft as a sent story; null where something is still to be answered. What was answered on the longer form of before and
 * is asked no more (licence, days, hard subjects) counts. Pure but for the fresh reference.
 */
export function completeDraft(
  stored: DraftStory,
  context: FormContext,
): ProcessingStory | InReviewStory | null {
  const draft = inTheseWords(stored, context.wording);
  const { answers } = draft;
  const { neighbourhood, title, credit, age, rights } = answers;
  if (openQuestions(draft, context).length > 0) return null;
  if (!neighbourhood || !title || !credit || !age || !rights) return null;
  const known = <Slug extends string>(slugs: readonly Slug[], all: readonly { readonly slug: Slug }[]) =>
    all.map(({ slug }) => slug).filter((slug) => slugs.includes(slug));
  return send(
    draft,
    {
      ...{ neighbourhood, title, credit, age, rights },
      reference: newReference(),
      themes: known(answers.themes, context.themes),
      words: answers.words ?? '',
      language: answers.language ?? defaultLanguage,
      madeOf: answers.madeOf ?? '',
      noMachine: answers.noMachine === true,
      guardianAgreed: isYoung(draft) && answers.guardianAgreed === true,
      others: answers.others ?? [],
      licence: licenceOf(draft),
      sensitive: {
        topics: known(answers.sensitiveTopics ?? [], context.topics),
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
  return consentEntry(context.wording, {
    at: context.now,
    by: 'storyteller',
    how: draft.helper ? 'spoken' : 'share-form',
    asked: asked(draft, context),
    granted: uses,
    helper: draft.helper,
    statements: statementsOf(draft, context),
    from: showing?.from ?? null,
    until: showing?.until ?? null,
  });
}

/** Each of its files with a mark of the address that it was sent from, until it is prepared. */
function sentBy<Sent extends ProcessingStory | InReviewStory>(
  sender: string,
  story: Sent | null,
): Sent | null {
  return story && { ...story, media: story.media.map((media) => withSender(media, sender)) };
}

export type Sending =
  | { readonly kind: 'sent'; readonly story: SentStory | ErasedStory }
  | { readonly kind: 'incomplete'; readonly draft: DraftStory };

/**
 * Sends the draft once, if its teller has been told of all that is on it (`isTold`), and however often it is asked to: a second send finds the story sent (one story, one receipt). Jobs
 * are added after the story is saved; one that is lost then is found by the reconciler, a lost email by the sweep. `sender` is a mark of the
 * address that asks.
 */
export async function sendDraft(
  services: ForgettingArrivals & { stories: StoryStore; jobs: JobQueue; logger: Logger },
  draft: DraftStory,
  context: FormContext,
  sender: string,
  isTold: (latest: DraftStory) => boolean = () => true,
): Promise<Sending> {
  let mine: ProcessingStory | InReviewStory | null = null;
  const story = await changeStory(services.stories, draft.id, (latest) => {
    const isReady = latest.state === 'draft' && isTold(inTheseWords(latest, context.wording));
    mine = isReady ? sentBy(sender, completeDraft(latest, context)) : null;
    return mine;
  });
  if (story.state === 'draft') return { kind: 'incomplete', draft: story };
  if (mine) {
    const inspections = story.media.map((media) => {
      const job: Job = { type: 'inspect', story: story.id, media: media.id };
      return services.jobs.add(job, secondsOfLook(media));
    });
    const telling = services.jobs.add({ type: 'tell', story: story.id });
    for (const result of await Promise.allSettled([...inspections, telling])) {
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
