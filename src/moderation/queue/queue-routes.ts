import { parseReference } from '../../story/ids.ts';
import { one, readQuery } from '../../web/read-form.ts';
import type { Handler, Routes } from '../../web/routes.ts';
import { signedIn } from '../../web/signed-in.ts';
import { say } from '../../words/say.ts';
import type { ModerationServices } from '../moderation-services.ts';
import { namesOf } from '../names-of.ts';
import { isWithin } from '../review/decide.ts';
import { filterOf, listFields, readList } from './list-query.ts';
import { queuePage } from './queue-page.ts';
import type { Scope } from './review-queue.ts';

const perPage = 25;

/** What waits for a curator, and what has been decided. */
export function queueRoutes(services: ModerationServices): Routes {
  return [
    {
      method: 'get',
      path: '/curate',
      permission: 'curator',
      handle: showQueue(services),
    },
  ];
}

function showQueue(services: ModerationServices): Handler {
  return async (request, response) => {
    const { scope, id: me } = signedIn(response);
    const raw = readQuery(request, queueFields);
    const query = readList(raw);
    const from = raw.from || null;
    const named = await storyNamed(services, raw.reference, scope);
    if (named) return response.redirect(303, `/curate/stories/${named.id}`);
    const now = services.now();
    const claims = await services.colleagues.claims(now);
    const [page, counts, requests, themes, neighbourhoods] = await Promise.all([
      services.queue.page(filterOf(query, signedIn(response), claims), from, perPage),
      services.queue.counts(scope),
      services.queue.requests(scope),
      services.places.themes(),
      services.places.neighbourhoods(),
    ]);
    const attending = await services.colleagues.attendingTo(
      page.items.map(({ id }) => id),
      now,
    );
    const names = await namesOf(
      services,
      [...[...attending.values()].flat(), ...claims.values()].map(({ by }) => by),
    );
    const places = { themes, neighbourhoods };
    const context = {
      counts,
      requests,
      places,
      scope,
      from,
      done: doneSentence(raw.done),
      ...{ now, me, names, attending, claims },
    };
    response.render('curate/queue', queuePage(query, page, context));
  };
}

const queueFields = { ...listFields, from: one, done: one };

/** What has just been done, where the story's own page is no place to say it; null for anything else. */
function doneSentence(done: string): string | null {
  return ['erasing', 'moved'].includes(done) ? say('curate-queue-done', { done }) : null;
}

/** The story whose reference was typed; in another neighbourhood it is not there (P24). */
async function storyNamed({ queue }: ModerationServices, typed: string, scope: Scope) {
  const reference = parseReference(typed);
  const story = reference && (await queue.findByReference(reference));
  return story && isWithin(scope, story) ? story : null;
}
