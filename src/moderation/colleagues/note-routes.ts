import { base32 } from '../../random.ts';
import { removeWhereErased } from '../../story/stores/kept-beside.ts';
import type { SentStory } from '../../story/story.ts';
import { countCharacters } from '../../story/text/count-characters.ts';
import { trimText } from '../../story/text/plain-text.ts';
import { one, readForm } from '../../web/read-form.ts';
import type { Handler, Routes } from '../../web/routes.ts';
import { signedIn } from '../../web/signed-in.ts';
import { say } from '../../words/say.ts';
import type { ModerationServices } from '../moderation-services.ts';
import { storyAt } from '../story-at.ts';

/** A note that curators leave each other at a story; whoever wrote it can take it out. */
export function noteRoutes(services: ModerationServices): Routes {
  const path = '/curate/stories/:id/notes';
  return [
    { method: 'post', path, permission: 'curator', handle: addNote(services) },
    { method: 'post', path: `${path}/remove`, permission: 'curator', handle: removeNote(services) },
  ];
}

const longest = 2000;
const addressOf = ({ id }: SentStory) => `/curate/stories/${id}#colleagues`;

function addNote(services: ModerationServices): Handler {
  return async (request, response) => {
    const story = await storyAt(services, request, response);
    const words = trimText(readForm(request, { 'colleague-note': one })['colleague-note']);
    const curator = signedIn(response);
    if (countCharacters(words) > longest) {
      const error = say('curate-too-long', { most: longest });
      response.status(422).render('curate/note', {
        title: say('curate-note-title'),
        private: true,
        bodyClass: 'curate',
        story: { id: story.id, title: story.title },
        errors: [{ field: 'colleague-note', message: error }],
        ...{ words, error },
      });
      return;
    }
    if (words !== '') {
      const at = services.now();
      await services.colleagues.addNote(story.id, { id: base32(10), by: curator.id, at, words });
      await removeWhereErased(services.stories, story.id, services.colleagues);
      services.logger.info({ story: story.id, curator: curator.id }, 'a curator left a note');
    }
    response.redirect(303, addressOf(story));
  };
}

function removeNote(services: ModerationServices): Handler {
  return async (request, response) => {
    const story = await storyAt(services, request, response);
    const { note } = readForm(request, { note: one });
    await services.colleagues.removeNote(story.id, note, signedIn(response).id);
    response.redirect(303, addressOf(story));
  };
}
