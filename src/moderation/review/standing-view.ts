import { isBeingErased } from '../../story/changes/erase.ts';
import type { CuratorId } from '../../story/ids.ts';
import type { SentStory } from '../../story/story.ts';
import { dayAndTime } from '../../words/times.ts';
import { actorName, type Names } from './history-lines.ts';

/** What is to be said of a story in its state, beside what every story has. */
export function standingView(story: SentStory, names: Names, me: CuratorId) {
  switch (story.state) {
    case 'declined':
      return { reason: story.reason };
    case 'changesRequested':
      return {
        who: actorName({ role: 'curator', id: story.askedBy }, names, me),
        when: dayAndTime(story.askedAt),
        question: story.conversation.findLast(({ from }) => from === 'curator')?.words ?? null,
      };
    case 'withdrawn':
      return isBeingErased(story)
        ? {
            when: dayAndTime(story.erasure.askedAt),
            dueBy: dayAndTime(story.erasure.dueBy),
          }
        : { when: dayAndTime(story.withdrawnAt), dueBy: null };
    case 'processing':
    case 'inReview':
    case 'published':
      return {};
  }
}
