import { NotFound, Unacceptable } from '../../errors.ts';
import { addWorkDue } from '../../jobs/add-work-due.ts';
import { expectState } from '../../story/changes/story-parts.ts';
import type { StoryId } from '../../story/ids.ts';
import { type InReviewStory, isSent, type SentStory } from '../../story/story.ts';
import type { SignedIn } from '../../web/signed-in.ts';
import type { ModerationServices } from '../moderation-services.ts';
import type { Scope } from '../queue/review-queue.ts';
import { decide, findSent } from '../review/decide.ts';
import type { Chosen } from './chosen.ts';

/** What became of one of the stories. */
export type Outcome =
  | { readonly kind: 'changed'; readonly story: SentStory; readonly before: SentStory }
  | { readonly kind: 'same'; readonly story: SentStory }
  /** `why` is a sentence for the curator. */
  | { readonly kind: 'refused'; readonly story: SentStory; readonly why: string }
  /** Somebody did something since the page was made from `madeFrom`. */
  | { readonly kind: 'moved-on'; readonly story: SentStory; readonly madeFrom: string }
  | { readonly kind: 'unknown' };

type Services = Pick<ModerationServices, 'stories' | 'jobs' | 'logger'>;

/** What is to become of one of them. @throws Unacceptable with a sentence that says why it cannot be. */
type Change = (story: InReviewStory, id: StoryId) => InReviewStory;

/** Changes the stories one after the other: what becomes of one does not touch another. */
export async function changeSeveral(
  services: Services,
  all: readonly Chosen[],
  curator: SignedIn,
  change: Change,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const chosen of all) outcomes.push(await changeOne(services, chosen, curator, change));
  return outcomes;
}

async function changeOne(
  services: Services,
  { id, madeFrom }: Chosen,
  curator: SignedIn,
  change: Change,
): Promise<Outcome> {
  const story = await foundOrNull(services, id, curator.scope);
  if (!story) return { kind: 'unknown' };
  try {
    const outcome = await decide(services.stories, story, madeFrom, (latest) =>
      change(expectState(latest, 'inReview'), id),
    );
    if (outcome.kind === 'conflict') return { kind: 'moved-on', story: outcome.story, madeFrom };
    const after = outcome.story;
    if (!isSent(after)) return { kind: 'unknown' };
    if (after.history.length === story.history.length) return { kind: 'same', story: after };
    services.logger.info({ story: id, curator: curator.id }, 'a curator changed it with several others');
    await addWorkDue(services, after);
    return { kind: 'changed', story: after, before: story };
  } catch (error) {
    if (error instanceof Unacceptable) return { kind: 'refused', story, why: error.message };
    // Erased just now.
    if (error instanceof NotFound) return { kind: 'unknown' };
    throw error;
  }
}

/** Null for an unknown story and for one of another neighbourhood alike (P24). */
export async function foundOrNull(
  { stories }: Pick<ModerationServices, 'stories'>,
  id: StoryId | null,
  scope: Scope,
): Promise<SentStory | null> {
  try {
    return await findSent(stories, id, scope);
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}
