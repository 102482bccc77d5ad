import { goneFrom } from '../desk/desk-routes.ts';
import type { Media } from '../story/media.ts';
import type { PageRequest } from '../web/routes.ts';
import type { WithdrawServices } from '../withdraw/withdraw-services.ts';
import { say } from '../words/say.ts';
import { mayChange } from './change.ts';
import { findOwnStory, myStoryAddress } from './own-story.ts';

/** How a storyteller comes to what is said in their story, from their private page. @throws what `goneFrom` says, once it is closed to them */
export async function ownDoor(
  services: WithdrawServices,
  request: PageRequest,
  room: 'desk' | 'translations',
) {
  const { story, code } = await findOwnStory(services, request);
  if (!mayChange(story)) throw goneFrom(request);
  const home = myStoryAddress(code);
  const addressOf = (which: typeof room) => `${home}/${which}/${String(request.params.media)}`;
  return {
    home,
    translations: addressOf('translations'),
    door: {
      story,
      who: 'storyteller',
      address: addressOf(room),
      back: { address: `${home}/transcripts`, words: say('desk-back-storyteller') },
      fileAddress: ({ id }: Pick<Media, 'id'>, name: string) => `${home}/media/${id}/${name}`,
    },
  } as const;
}
