import { parseStoryId } from '../story/ids.ts';
import type { SentStory } from '../story/story.ts';
import type { Handler } from '../web/routes.ts';
import { signedIn } from '../web/signed-in.ts';
import type { ModerationServices } from './moderation-services.ts';
import { findSent } from './review/decide.ts';

/** The story that the address names (`:id`), for the curator who asks. @throws NotFound as findSent(). */
export function storyAt(
  { stories }: Pick<ModerationServices, 'stories'>,
  request: Parameters<Handler>[0],
  response: Parameters<Handler>[1],
): Promise<SentStory> {
  return findSent(stories, parseStoryId(String(request.params.id)), signedIn(response).scope);
}
