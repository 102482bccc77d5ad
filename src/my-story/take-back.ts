import { addWorkDue } from '../jobs/add-work-due.ts';
import { changeStory, withdrawalTries } from '../story/changes/change-story.ts';
import { askErasure, isBeingErased } from '../story/changes/erase.ts';
import { hide, showAgain, takeNameOff } from '../story/changes/withdraw.ts';
import type { StoryId } from '../story/ids.ts';
import { isSent, type SentStory, type Story } from '../story/story.ts';
import { namesSomebody } from '../story/telling.ts';
import type { WithdrawServices } from '../withdraw/withdraw-services.ts';

/** What a storyteller can do from any state, whatever version of the story was on their page. */
export const takingsBack = ['hide', 'show-again', 'name-off', 'erase'] as const;
export type TakingBack = (typeof takingsBack)[number];

const by = { role: 'storyteller' } as const;

/**
 * Does it, in this request: a withdrawal tries until it holds, and so never loses to anybody else's save (S22). Asked
 * again, it changes nothing. @throws Conflict where a story that is being erased should show again.
 */
export async function takeBack(
  services: Pick<WithdrawServices, 'stories' | 'jobs' | 'logger' | 'now'>,
  id: StoryId,
  taking: TakingBack,
): Promise<Story> {
  let isChanged = false;
  const story = await changeStory(
    services.stories,
    id,
    (latest) => {
      const after = isSent(latest) ? taken(latest, taking, services.now()) : latest;
      isChanged = after !== latest;
      return isChanged ? after : null;
    },
    withdrawalTries,
  );
  if (isChanged) await addWorkDue(services, story);
  return story;
}

function taken(story: SentStory, taking: TakingBack, at: Date): SentStory {
  switch (taking) {
    case 'hide':
      return hide(story, at, by);
    case 'show-again':
      return story.state === 'withdrawn' ? showAgain(story, at, by) : story;
    case 'name-off':
      return !namesSomebody(story) || isBeingErased(story) ? story : takeNameOff(story, at, by);
    case 'erase':
      return askErasure(story, at, by);
  }
}
