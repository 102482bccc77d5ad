import { Conflict } from '../../errors.ts';
import { addWorkDue } from '../../jobs/add-work-due.ts';
import { changeStory, withdrawalTries } from '../../story/changes/change-story.ts';
import { isBeingErased } from '../../story/changes/erase.ts';
import { isSent, type SentStory } from '../../story/story.ts';
import type { SignedIn } from '../../web/signed-in.ts';
import { say } from '../../words/say.ts';
import type { ModerationServices } from '../moderation-services.ts';

/**
 * Does for the storyteller what they ask a curator for. Unlike a curator's own decision it is not lost where somebody else
 * saves first: what is taken back is taken back from the story as it then is (S22). Where `change` gives back the very
 * same story, nothing is written.
 * @throws Conflict where the story is erased or being erased; what `change` throws.
 */
export async function carryOut(
  services: Pick<ModerationServices, 'stories' | 'jobs' | 'logger'>,
  { id }: SentStory,
  wish: string,
  curator: SignedIn,
  change: (story: SentStory) => SentStory,
): Promise<void> {
  const saved = await changeStory(
    services.stories,
    id,
    (latest) => {
      if (!isSent(latest) || isBeingErased(latest)) throw alreadyErased();
      const after = change(latest);
      return after === latest ? null : after;
    },
    withdrawalTries,
  );
  services.logger.info(
    { story: id, curator: curator.id, wish },
    'a curator did what a storyteller asked for',
  );
  await addWorkDue(services, saved);
}

export function alreadyErased(): Conflict {
  return new Conflict(say('curate-on-behalf-erased'));
}
