import { parseNeighbourhoodSlug, parseReference, parseThemeSlug } from '../../story/ids.ts';
import { type ShownForm, shownForms } from '../../story/media.ts';
import { oneLine } from '../../story/text/plain-text.ts';
import { one, readQuery } from '../../web/read-form.ts';
import type { Handler, Routes } from '../../web/routes.ts';
import { signedIn } from '../../web/signed-in.ts';
import { say } from '../../words/say.ts';
import type { ModerationServices } from '../moderation-services.ts';
import { isWithin } from '../review/decide.ts';
import { type QueueQuery, queuePage } from './queue-page.ts';
import type { Scope } from './review-queue.ts';
import { tabBySlug } from './state-tabs.ts';

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
    const { scope } = signedIn(response);
    const raw = readQuery(request, queueFields);
    const query: QueueQuery = {
      tab: tabBySlug(raw.state),
      neighbourhood: parseNeighbourhoodSlug(raw.neighbourhood),
      theme: parseThemeSlug(raw.theme),
      form: parseForm(raw.form),
      search: oneLine(raw.reference) || null,
      soonest: raw.sort === 'soonest',
      from: raw.from || null,
    };
    const named = await storyNamed(services, raw.reference, scope);
    if (named) return response.redirect(303, `/curate/stories/${named.id}`);
    const [page, counts, requests, themes, neighbourhoods] = await Promise.all([
      services.queue.page({ ...filterOf(query), scope }, query.from, perPage),
      services.queue.counts(scope),
      services.queue.requests(scope),
      services.places.themes(),
      services.places.neighbourhoods(),
    ]);
    const places = { themes, neighbourhoods };
    const context = {
      counts,
      requests,
      places,
      scope,
      done: doneSentence(raw.done),
      now: services.now(),
    };
    response.render('curate/queue', queuePage(query, page, context));
  };
}

const queueFields = {
  state: one,
  neighbourhood: one,
  theme: one,
  form: one,
  from: one,
  reference: one,
  sort: one,
  done: one,
};

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

/** What is sought may be in any state; else it is the tab's. */
function filterOf({ tab, search, soonest, neighbourhood, theme, form }: QueueQuery) {
  return {
    state: search === null ? tab.state : null,
    ...(search === null ? { soonest: soonest && tab.state === 'inReview' } : { search }),
    ...(neighbourhood ? { neighbourhood } : {}),
    ...(theme ? { theme } : {}),
    ...(form ? { form } : {}),
  };
}

function parseForm(text: string): ShownForm | null {
  return shownForms.find((form) => form === text) ?? null;
}
