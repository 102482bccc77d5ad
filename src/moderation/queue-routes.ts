import { parseNeighbourhoodSlug, parseThemeSlug } from '../story/ids.ts';
import { type Form, forms } from '../story/media.ts';
import { one, readQuery } from '../web/read-form.ts';
import type { Routes } from '../web/routes.ts';
import { signedIn } from '../web/signed-in.ts';
import type { ModerationServices } from './moderation-services.ts';
import { type QueueQuery, queuePage } from './queue-page.ts';
import { tabBySlug } from './state-tabs.ts';

const perPage = 25;

/** What waits for a curator, and what has been decided. */
export function queueRoutes(services: ModerationServices): Routes {
  return [
    {
      method: 'get',
      path: '/curate',
      permission: 'curator',
      async handle(request, response) {
        const { scope } = signedIn(response);
        const raw = readQuery(request, { state: one, neighbourhood: one, theme: one, form: one, from: one });
        const query: QueueQuery = {
          tab: tabBySlug(raw.state),
          neighbourhood: parseNeighbourhoodSlug(raw.neighbourhood),
          theme: parseThemeSlug(raw.theme),
          form: parseForm(raw.form),
          from: raw.from || null,
        };
        const [page, counts, themes, neighbourhoods] = await Promise.all([
          services.queue.page({ ...filterOf(query), scope }, query.from, perPage),
          services.queue.counts(scope),
          services.places.themes(),
          services.places.neighbourhoods(),
        ]);
        const places = { themes, neighbourhoods };
        response.render('curate/queue', queuePage(query, page, counts, places, services.now()));
      },
    },
  ];
}

function filterOf({ tab, neighbourhood, theme, form }: QueueQuery) {
  return {
    state: tab.state,
    ...(neighbourhood ? { neighbourhood } : {}),
    ...(theme ? { theme } : {}),
    ...(form ? { form } : {}),
  };
}

function parseForm(text: string): Form | null {
  return forms.find((form) => form === text) ?? null;
}
