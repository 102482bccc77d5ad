import type { Look } from '../../story/stores/contact-store.ts';
import type { SentStory } from '../../story/story.ts';
import { readForm } from '../../web/read-form.ts';
import type { Handler, PageResponse, Routes } from '../../web/routes.ts';
import { signedIn } from '../../web/signed-in.ts';
import { say } from '../../words/say.ts';
import { dayAndTime } from '../../words/times.ts';
import type { ModerationServices } from '../moderation-services.ts';
import { namesOf } from '../names-of.ts';
import { actorName } from '../review/history-lines.ts';
import { storyAt } from '../story-at.ts';
import { storyPage } from '../story-page.ts';
import type { ContactLine } from './contact-lines.ts';
import { lookUpContact } from './look-up-contact.ts';

/** How to reach the storyteller, shown once a curator asks for it, and who has looked at what is kept back (P12). */
export function contactRoutes(services: ModerationServices): Routes {
  const story = '/curate/stories/:id';
  return [
    { method: 'get', path: `${story}/contact`, permission: 'curator', handle: showPage(services) },
    { method: 'post', path: `${story}/contact`, permission: 'curator', handle: showContact(services) },
    { method: 'get', path: `${story}/looks`, permission: 'curator', handle: showLooks(services) },
  ];
}

function showPage(services: ModerationServices): Handler {
  return async (request, response) => {
    const story = await storyAt(services, request, response);
    const isThere = (await services.contacts.find(story.id)) !== null;
    renderContact(response, story, isThere, null);
  };
}

function showContact(services: ModerationServices): Handler {
  return async (request, response) => {
    const story = await storyAt(services, request, response);
    readForm(request, {});
    const lines = await lookUpContact(services, story, story.id, signedIn(response));
    renderContact(response, story, lines !== null, lines);
  };
}

function renderContact(
  response: PageResponse,
  story: SentStory,
  isThere: boolean,
  lines: readonly ContactLine[] | null,
): void {
  response.render('curate/contact', {
    ...storyPage(say('curate-contact-title'), story),
    storyAddress: `/curate/stories/${story.id}`,
    isThere,
    lines,
  });
}

function showLooks(services: ModerationServices): Handler {
  return async (request, response) => {
    const story = await storyAt(services, request, response);
    const looks = await services.looks.of(story.id);
    const names = await namesOf(
      services,
      looks.map(({ by }) => by),
    );
    const { id: me } = signedIn(response);
    response.render('curate/looks', {
      ...storyPage(say('curate-looks-title'), story),
      looks: looks.map(({ at, by, what }: Look) => ({
        at,
        when: dayAndTime(at),
        what: say('curate-look', { what, name: actorName({ role: 'curator', id: by }, names, me) }),
      })),
    });
  };
}
