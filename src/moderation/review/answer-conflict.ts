import type { SentStory } from '../../story/story.ts';
import type { Handler } from '../../web/routes.ts';
import { signedIn } from '../../web/signed-in.ts';
import type { ModerationServices } from '../moderation-services.ts';
import { namesOf } from '../names-of.ts';
import { gotThereFirst, type Unsaved } from './conflict-page.ts';
import { curatorsIn } from './history-lines.ts';

/** Tells a curator that somebody else got there first, with what they typed and nothing holds (P23). */
export async function answerConflict(
  services: Pick<ModerationServices, 'curatorName'>,
  response: Parameters<Handler>[1],
  story: SentStory,
  unsaved: readonly Unsaved[] = [],
): Promise<void> {
  const names = await namesOf(services, curatorsIn(story.history));
  const page = gotThereFirst(story, unsaved, { me: signedIn(response).id, names });
  response.status(409).render('curate/conflict', page);
}
