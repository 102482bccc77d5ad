import type { DeskDoor } from '../../desk/desk-routes.ts';
import { signedIn } from '../../web/signed-in.ts';
import { say } from '../../words/say.ts';
import type { ModerationServices } from '../moderation-services.ts';
import { storyAt } from '../story-at.ts';
import { translationsAddress } from '../translations/translations-view.ts';
import { deskAddress, renditionAddress } from './media-view.ts';

/** The desk as curators come to it, from a story's page. */
export function curatorsDesk(services: ModerationServices): DeskDoor {
  return {
    path: '/curate/stories/:id/desk/:media',
    permission: 'curator',
    async enter(request, response) {
      const story = await storyAt(services, request, response);
      const media = String(request.params.media);
      const isPublished = story.state === 'published';
      const page = `/curate/stories/${story.id}${isPublished ? '/correct' : ''}`;
      return {
        story,
        who: signedIn(response).id,
        address: deskAddress(story.id, media),
        back: { address: `${page}#media-${media}`, words: say('desk-back-curator') },
        onward: say('desk-onward-curator'),
        translations: translationsAddress(story.id, media),
        fileAddress: ({ id }, name) => renditionAddress(story.id, id, name),
        async nameOf(who) {
          if (who === 'storyteller') return say('desk-storyteller');
          return (await services.curatorName(who)) ?? say('desk-somebody');
        },
      };
    },
  };
}
