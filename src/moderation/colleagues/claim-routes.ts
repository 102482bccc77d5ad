import { removeWhereErased } from '../../story/stores/kept-beside.ts';
import { one, readForm } from '../../web/read-form.ts';
import type { Handler, Routes } from '../../web/routes.ts';
import { signedIn } from '../../web/signed-in.ts';
import type { ModerationServices } from '../moderation-services.ts';
import { readListText, storyInList } from '../queue/list-query.ts';
import { storyAt } from '../story-at.ts';
import { claimLasts } from './colleague-store.ts';

/** "I am looking after this one": said on purpose, seen by colleagues, and no hindrance to any of them. */
export function claimRoutes(services: ModerationServices): Routes {
  const path = '/curate/stories/:id/claim';
  return [
    { method: 'post', path, permission: 'curator', handle: claim(services) },
    { method: 'post', path: `${path}/release`, permission: 'curator', handle: release(services) },
  ];
}

function claim(services: ModerationServices): Handler {
  return async (request, response) => {
    const story = await storyAt(services, request, response);
    const { list } = readForm(request, { list: one });
    const { id: by } = signedIn(response);
    await services.colleagues.claim(story.id, {
      by,
      until: new Date(services.now().getTime() + claimLasts),
    });
    await removeWhereErased(services.stories, story.id, services.colleagues);
    response.redirect(303, storyInList(story.id, readListText(list)));
  };
}

function release(services: ModerationServices): Handler {
  return async (request, response) => {
    const story = await storyAt(services, request, response);
    const { list } = readForm(request, { list: one });
    await services.colleagues.release(story.id, signedIn(response).id);
    response.redirect(303, storyInList(story.id, readListText(list)));
  };
}
