import { parseNeighbourhoodSlug, parseReference, parseThemeSlug } from '../../story/ids.ts';
import { type ShownForm, shownForms } from '../../story/media.ts';
import { isBlank } from '../../story/text/plain-text.ts';
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
      from: raw.from || null,
    };
    const sought = await seek(services, raw.reference, scope);
    if (sought.story) return response.redirect(303, `/curate/stories/${sought.story.id}`);
    const [page, counts, requests, themes, neighbourhoods] = await Promise.all([
      services.queue.page({ ...filterOf(query), scope }, query.from, perPage),
      services.queue.counts(scope),
      services.queue.requests(scope),
      services.places.themes(),
      services.places.neighbourhoods(),
    ]);
    const { errors } = sought;
    const places = { themes, neighbourhoods };
    const context = {
      counts,
      requests,
      places,
      scope,
      done: doneSentence(raw.done),
      reference: raw.reference,
      errors,
      now: services.now(),
    };
    response.status(errors.length > 0 ? 422 : 200).render('curate/queue', queuePage(query, page, context));
  };
}

const queueFields = {
  state: one,
  neighbourhood: one,
  theme: one,
  form: one,
  from: one,
  reference: one,
  done: one,
};

/** What has just been done, where the story's own page is no place to say it; null for anything else. */
function doneSentence(done: string): string | null {
  return ['erasing', 'moved'].includes(done) ? say('curate-queue-done', { done }) : null;
}

/** The story of the reference that was typed; in another neighbourhood it is not there (P24). */
async function seek({ queue }: ModerationServices, typed: string, scope: Scope) {
  const nothing = (message: string) => ({ story: null, errors: [{ field: 'reference', message }] });
  if (isBlank(typed)) return { story: null, errors: [] };
  const reference = parseReference(typed);
  if (!reference) return nothing(say('curate-find-no-reference'));
  const story = await queue.findByReference(reference);
  if (story && isWithin(scope, story)) return { story, errors: [] };
  return nothing(say('curate-find-none'));
}

function filterOf({ tab, neighbourhood, theme, form }: QueueQuery) {
  return {
    state: tab.state,
    ...(neighbourhood ? { neighbourhood } : {}),
    ...(theme ? { theme } : {}),
    ...(form ? { form } : {}),
  };
}

function parseForm(text: string): ShownForm | null {
  return shownForms.find((form) => form === text) ?? null;
}
