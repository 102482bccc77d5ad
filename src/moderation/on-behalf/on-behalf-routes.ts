import { addWorkDue } from '../../jobs/add-work-due.ts';
import { askErasure } from '../../story/changes/erase.ts';
import { expectState } from '../../story/changes/story-parts.ts';
import { hide, showAgain, takeNameOff } from '../../story/changes/withdraw.ts';
import type { Actor } from '../../story/history.ts';
import type { SentStory } from '../../story/story.ts';
import { namesSomebody } from '../../story/telling.ts';
import { readStoryForm } from '../../story-form/made-from.ts';
import { one, readForm, readQuery } from '../../web/read-form.ts';
import type { Handler, Routes } from '../../web/routes.ts';
import { actorOf, signedIn } from '../../web/signed-in.ts';
import { say } from '../../words/say.ts';
import type { ModerationServices } from '../moderation-services.ts';
import { answerConflict } from '../review/conflict-page.ts';
import { decide } from '../review/decide.ts';
import { storyAt } from '../story-at.ts';
import { storyPage } from '../story-page.ts';
import { carryOut } from './carry-out.ts';
import { onBehalfPage } from './on-behalf-page.ts';
import { permissionRoutes } from './permission-routes.ts';
import { usesRoutes } from './uses-routes.ts';

type PageResponse = Parameters<Handler>[1];

/** What a curator does for a storyteller who phones or stands beside them; as easy as on the private link (P14, P15). */
export function onBehalfRoutes(services: ModerationServices): Routes {
  const path = '/curate/stories/:id/on-behalf';
  const take = (name: Wish): Handler => takeBack(services, name);
  return [
    { method: 'get', path, permission: 'curator', handle: showChoices(services) },
    { method: 'post', path: `${path}/hide`, permission: 'curator', handle: take('hide') },
    { method: 'post', path: `${path}/name-off`, permission: 'curator', handle: take('name-off') },
    { method: 'post', path: `${path}/show-again`, permission: 'curator', handle: letShowAgain(services) },
    { method: 'get', path: `${path}/erase`, permission: 'curator', handle: askToErase(services) },
    { method: 'post', path: `${path}/erase`, permission: 'curator', handle: erase(services) },
    ...usesRoutes(services),
    ...permissionRoutes(services),
  ];
}

function showChoices(services: ModerationServices): Handler {
  return async (request, response) => {
    const story = await storyAt(services, request, response);
    const { done } = readQuery(request, { done: one });
    response.render('curate/on-behalf', onBehalfPage(story, done));
  };
}

const wishes = {
  hide,
  'name-off': (story: SentStory, at: Date, by: Actor) =>
    namesSomebody(story) ? takeNameOff(story, at, by) : story,
} as const;
type Wish = keyof typeof wishes;

function takeBack(services: ModerationServices, wish: Wish): Handler {
  return async (request, response) => {
    const story = await storyAt(services, request, response);
    readForm(request, {});
    const curator = signedIn(response);
    await carryOut(services, story, wish, curator, (latest) =>
      wishes[wish](latest, services.now(), actorOf(curator)),
    );
    response.redirect(303, `/curate/stories/${story.id}/on-behalf?done=${wish}`);
  };
}

/** What gives is decided on what was seen: the storyteller may have hidden it again since. */
function letShowAgain(services: ModerationServices): Handler {
  return async (request, response) => {
    const story = await storyAt(services, request, response);
    const sent = readStoryForm(request, story, {});
    const curator = signedIn(response);
    const outcome = await decide(services.stories, story, sent.madeFrom, (latest) =>
      showAgain(expectState(latest, 'withdrawn'), services.now(), actorOf(curator)),
    );
    if (outcome.kind === 'conflict') return answerConflict(services, response, outcome.story, sent);
    await addWorkDue(services, outcome.story);
    response.redirect(303, `/curate/stories/${story.id}/on-behalf?done=show-again`);
  };
}

function askToErase(services: ModerationServices): Handler {
  return async (request, response) => {
    renderErase(response, await storyAt(services, request, response), null);
  };
}

function erase(services: ModerationServices): Handler {
  return async (request, response) => {
    const story = await storyAt(services, request, response);
    const { sure } = readForm(request, { sure: one });
    if (sure !== 'yes') {
      return renderErase(response, story, say('curate-on-behalf-sure-missing'));
    }
    const curator = signedIn(response);
    await carryOut(services, story, 'erase', curator, (latest) =>
      askErasure(latest, services.now(), actorOf(curator)),
    );
    // Its own page may be gone before the browser gets there.
    response.redirect(303, '/curate?done=erasing');
  };
}

function renderErase(response: PageResponse, story: SentStory, message: string | null): void {
  const errors = message ? [{ field: 'sure', message }] : [];
  response.status(message ? 422 : 200).render('curate/on-behalf-erase', {
    ...storyPage(say('curate-on-behalf-erase-title'), story),
    errors,
    problem: message,
  });
}
