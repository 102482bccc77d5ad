import { type DeskDoor, deskRoutes } from '../desk/desk-routes.ts';
import { NotFound } from '../errors.ts';
import { captionsNamed, captionsType } from '../spoken/captions-named.ts';
import { parseMediaId } from '../story/ids.ts';
import { isReady } from '../story/media.ts';
import type { Handler, Routes } from '../web/routes.ts';
import { sendBlob } from '../web/send-blob.ts';
import type { WithdrawServices } from '../withdraw/withdraw-services.ts';
import { say } from '../words/say.ts';
import { mayChange } from './change.ts';
import { ownDoor } from './own-door.ts';
import { findOwnStory } from './own-story.ts';

/** The desk as storytellers come to it, and the bytes that they hear and see there: their own, and kept by no cache. */
export function ownDeskRoutes(services: WithdrawServices): Routes {
  return [
    ...deskRoutes(services, ownDesk(services)),
    {
      method: 'get',
      path: '/my-story/:code/media/:media/:name',
      permission: 'storyteller',
      handle: sendOwnFile(services),
    },
  ];
}

function ownDesk(services: WithdrawServices): DeskDoor {
  return {
    path: '/my-story/:code/desk/:media',
    permission: 'storyteller',
    async enter(request) {
      const { door, translations } = await ownDoor(services, request, 'desk');
      return {
        ...door,
        translations,
        onward: say('desk-onward-storyteller'),
        nameOf: async () => say('desk-curator'),
      };
    },
  };
}

function sendOwnFile(services: WithdrawServices): Handler {
  return async (request, response) => {
    const { story } = await findOwnStory(services, request);
    const id = parseMediaId(String(request.params.media));
    const media = mayChange(story) ? story.media.find((each) => each.id === id) : undefined;
    const name = String(request.params.name);
    const captions = media ? captionsNamed(media.hearing, name) : null;
    if (captions !== null) {
      response.set('Cache-Control', 'private, no-store').type(captionsType).send(captions);
      return;
    }
    const rendition =
      media && isReady(media) ? media.renditions.find((each) => each.name === name) : undefined;
    if (!rendition) throw new NotFound(say('desk-no-recording'));
    await sendBlob(request, response, services.blobs, { ...rendition, cacheControl: 'private, no-store' });
  };
}
