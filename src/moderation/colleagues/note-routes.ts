import { base32 } from '../../random.ts';
import { isBeingErased } from '../../story/changes/erase.ts';
import type { SentStory } from '../../story/story.ts';
import { isSent } from '../../story/story.ts';
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
      response.status(422).render('curate/note', {
        title: say('curate-note-title'),
        private: true,
        bodyClass: 'curate',
        story: { id: story.id, title: story.title },
        errors: [{ field: 'colleague-note', message: say('curate-too-long', { most: longest }) }],
        words,
        error: say('curate-too-long', { most: longest }),
      });
      return;
    }
    if (words !== '') {
      const at = services.now();
      await services.colleagues.addNote(story.id, { id: base32(10), by: curator.id, at, words });
      await forgetWhereErased(services, story);
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

/** An erasure may overtake us. It removes these before it buries the story, so one of the two removals comes last. */
async function forgetWhereErased({ colleagues, stories }: ModerationServices, { id }: SentStory) {
  const story = await stories.find(id);
  if (!story || !isSent(story) || isBeingErased(story)) await colleagues.remove(id);
}
