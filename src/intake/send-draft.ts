import type { JobQueue } from '../jobs/job.ts';
import type { Logger } from '../logger.ts';
import { newReference } from '../random.ts';
import { changeStory } from '../story/change-story.ts';
import type { DraftStory, ErasedStory, ProcessingStory, SentStory } from '../story/story.ts';
import type { StoryStore } from '../story/story-store.ts';
import { send } from '../story/transitions.ts';
import { defaultLanguage } from '../telling/languages.ts';
import { consentEntry } from './consent-wording.ts';
import type { Places } from './question.ts';
import { openQuestions } from './questions.ts';

/** The draft as a sent story; null where something is still to be answered. Pure but for the fresh reference. */
export function completeDraft(draft: DraftStory, places: Places, at: Date): ProcessingStory | null {
  const { answers } = draft;
  const { neighbourhood, title, credit, rights, uses } = answers;
  if (openQuestions(draft, places).length > 0) return null;
  if (!neighbourhood || !title || !credit || !rights || uses.web === undefined || uses.kiosk === undefined)
    return null;
  const known = new Set(places.themes.map((theme) => theme.slug));
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
      age: answers.age ?? 'adult',
      guardianAgreed: answers.guardianAgreed ?? false,
      others: answers.others ?? [],
      rights,
      licence: answers.licence ?? 'own',
      sensitive: { topics: answers.sensitiveTopics ?? [], note: null },
      consent: consentEntry({ web: uses.web, kiosk: uses.kiosk }, at),
    },
    at,
    { role: 'storyteller' },
  );
}

export type Sending =
  | { readonly kind: 'sent'; readonly story: SentStory | ErasedStory }
  | { readonly kind: 'incomplete'; readonly draft: DraftStory };

/**
 * Sends the draft once, however often it is asked to: a second send finds the story sent (one story, one receipt). Jobs
 * are added after the story is saved; one that is lost then is found by the reconciler.
 */
export async function sendDraft(
  services: { stories: StoryStore; jobs: JobQueue; logger: Logger; now(): Date },
  draft: DraftStory,
  places: Places,
): Promise<Sending> {
  let mine: ProcessingStory | null = null;
  const story = await changeStory(services.stories, draft.id, (latest) => {
    mine = latest.state === 'draft' ? completeDraft(latest, places, services.now()) : null;
    return mine;
  });
  if (story.state === 'draft') return { kind: 'incomplete', draft: story };
  if (mine) {
    const jobs = story.media.map((media) =>
      services.jobs.add({ type: 'inspect', story: story.id, media: media.id }),
    );
    for (const result of await Promise.allSettled(jobs)) {
      if (result.status === 'rejected') {
        services.logger.warn({ err: result.reason, story: story.id }, 'a job waits for the reconciler');
      }
    }
  }
  return { kind: 'sent', story };
}
