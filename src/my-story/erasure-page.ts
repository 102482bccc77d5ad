import { isBeingErased } from '../story/changes/erase.ts';
import { renderPrivate, type WebResponse } from '../web/private-page.ts';
import { say } from '../words/say.ts';
import { myStoryAddress, type OwnStory } from './own-story.ts';

/** The one page of a story that is being erased, or has been: nothing of the story itself is said any more. */
export function renderErasure(response: WebResponse, { story, code }: OwnStory): void {
  const isDone = story.state === 'erased';
  renderPrivate(response, 'withdraw/erasure', {
    title: say(isDone ? 'my-story-title-erased' : 'my-story-title-being-erased'),
    reference: story.reference,
    erasedAt: isDone ? story.erasedAt : null,
    dueBy: !isDone && isBeingErased(story) ? story.erasure.dueBy : null,
    here: myStoryAddress(code),
  });
}
