import { addWorkDue } from '../jobs/add-work-due.ts';
import { changeStory } from '../story/changes/change-story.ts';
import { isBeingErased } from '../story/changes/erase.ts';
import { type ErasedStory, isSent, type SentStory, type Story } from '../story/story.ts';
import { linesSince, madeFromStory, readMadeFrom } from '../story-form/made-from.ts';
import { one } from '../web/read-form.ts';
import type { WithdrawServices } from '../withdraw/withdraw-services.ts';

/** The files' pages carry the mark in their addresses, by this name. */
export const seenShape = { seen: one };
export const seenOf = madeFromStory;
export const readSeen = readMadeFrom;

/** For what takes long to send, such as a film: what happened meanwhile does not undo it, and is told afterwards. */
export const anyVersion = null;

export type Outcome =
  | { readonly kind: 'saved'; readonly story: SentStory }
  /** It is as wished already, as after a double click. */
  | { readonly kind: 'unchanged'; readonly story: SentStory }
  /** Something happened since the page was made; nothing was saved. */
  | { readonly kind: 'overtaken'; readonly story: SentStory }
  /** It is being erased, or has been. */
  | { readonly kind: 'gone' };

export type StoryChange = (story: SentStory) => SentStory;

/**
 * Saves what `change` makes of the story, unless something happened since `madeFrom` that the storyteller has not seen.
 * `change` gives back the very same story where there is nothing to change.
 * @throws NotFound, Unacceptable from `change`.
 */
export async function saveOwn(
  services: Pick<WithdrawServices, 'stories' | 'jobs' | 'logger'>,
  story: SentStory,
  madeFrom: string | null,
  change: StoryChange,
): Promise<Outcome> {
  let outcome: Outcome['kind'] = 'saved';
  const saved = await changeStory(services.stories, story.id, (latest) => {
    if (!mayChange(latest)) {
      outcome = 'gone';
      return null;
    }
    const after = change(latest);
    if (after === latest) outcome = 'unchanged';
    else if (madeFrom !== null && linesSince(latest, madeFrom).length > 0) outcome = 'overtaken';
    else outcome = 'saved';
    return outcome === 'saved' ? after : null;
  });
  if (!mayChange(saved)) return { kind: 'gone' };
  if (outcome === 'saved') await addWorkDue(services, saved);
  return { kind: outcome, story: saved };
}

/** False from the moment at which its storyteller asked to erase it. */
export function mayChange(story: Story | ErasedStory): story is SentStory {
  return isSent(story) && !isBeingErased(story);
}
