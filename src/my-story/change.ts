import { BadRequest } from '../errors.ts';
import { addWorkDue } from '../jobs/add-work-due.ts';
import { changeStory } from '../story/changes/change-story.ts';
import { isBeingErased } from '../story/changes/erase.ts';
import { type ErasedStory, isSent, type SentStory, type Story } from '../story/story.ts';
import { one } from '../web/read-form.ts';
import type { WithdrawServices } from '../withdraw/withdraw-services.ts';
import { happenedSince } from './happened.ts';

/**
 * A storyteller's change is made on what they saw: the lines of history that their page was made from. Not the version,
 * since workers and upkeep save a story many times without changing anything that its storyteller sees.
 */
export const seenShape = { seen: one };
export const seenOf = (story: SentStory) => story.history.length;

/** @throws BadRequest for anything but a number of lines. */
export function readSeen(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new BadRequest('Part of this form could not be read. Go back, reload the page and try again.');
}

/** For what takes long to send, such as a film: what happened meanwhile does not undo it, and is told afterwards. */
export const whateverWasSeen = Number.MAX_SAFE_INTEGER;

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
 * Saves what `change` makes of the story, unless something happened since `seen` that the storyteller has not seen.
 * `change` gives back the very same story where there is nothing to change.
 * @throws NotFound, Unacceptable from `change`.
 */
export async function saveOwn(
  services: Pick<WithdrawServices, 'stories' | 'jobs' | 'logger'>,
  story: SentStory,
  seen: number,
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
    else outcome = happenedSince(latest.history, seen).length > 0 ? 'overtaken' : 'saved';
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
