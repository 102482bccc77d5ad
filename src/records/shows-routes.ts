import { NotFound } from '../errors.ts';
import { exhibitionUse, standingUses } from '../story/consent.ts';
import type { Exhibition } from '../story/exhibitions.ts';
import type { Surface } from '../story/visibility.ts';
import { one, readQuery } from '../web/read-form.ts';
import type { Handler, Routes } from '../web/routes.ts';
import { signedIn } from '../web/signed-in.ts';
import { say } from '../words/say.ts';
import { useName } from '../words/use-names.ts';
import type { RecordsServices } from './records-services.ts';

const perPage = 50;

/** What shows where, right now: the very lists that the website, the screens and the export read. */
export function showsRoutes(services: RecordsServices): Routes {
  const address = '/curate/shows';
  return [
    { method: 'get', path: address, permission: 'curator', handle: showSurface(services) },
    { method: 'get', path: `${address}/:surface`, permission: 'curator', handle: showSurface(services) },
  ];
}

function showSurface(services: RecordsServices): Handler {
  return async (request, response) => {
    const { from } = readQuery(request, { from: one });
    const surfaces = surfacesOf(await services.exhibitions.list());
    const named = request.params.surface ?? 'web';
    const here = surfaces.find(({ surface }) => surface === named);
    if (!here) throw new NotFound(say('records-surface-unknown'));
    const { scope } = signedIn(response);
    const [page, neighbourhoods] = await Promise.all([
      services.published(here.surface).page({}, from || null, perPage),
      services.places.neighbourhoods(),
    ]);
    const address = (surface: Surface) => `/curate/shows/${encodeURIComponent(surface)}`;
    response.set('Cache-Control', 'private, no-store').render('curate/shows', {
      title: say('records-shows'),
      private: true,
      bodyClass: 'curate',
      here,
      surfaces: surfaces.map((each) => ({ ...each, address: address(each.surface), isHere: each === here })),
      stories: page.stories
        .filter(({ neighbourhood }) => scope === null || scope.includes(neighbourhood))
        .map((story) => ({
          id: story.id,
          title: story.title,
          lang: story.language,
          credit: story.credit ?? say('records-anonymous'),
          place: neighbourhoods.find(({ slug }) => slug === story.neighbourhood)?.name ?? story.neighbourhood,
          publishedAt: story.publishedAt,
          sample: story.sample,
        })),
      pagination: {
        older: page.older && `${address(here.surface)}?from=${encodeURIComponent(page.older)}`,
        start: from ? address(here.surface) : null,
      },
    });
  };
}

interface NamedSurface {
  readonly surface: Surface;
  readonly name: string;
}

function surfacesOf(exhibitions: readonly Exhibition[]): readonly NamedSurface[] {
  return [
    ...standingUses.map((surface) => ({ surface, name: useName(surface, 'for-curator', []) })),
    ...exhibitions.map(({ slug, name }) => ({ surface: exhibitionUse(slug), name })),
  ];
}
