import { NotFound } from '../../errors.ts';
import { parseNeighbourhoodSlug, parseThemeSlug } from '../../story/ids.ts';
import { type Neighbourhood, type Theme, themeColours } from '../../story/places.ts';
import type { Problem } from '../../web/form-fields.ts';
import { byField } from '../../web/form-fields.ts';
import { one, readForm, readQuery } from '../../web/read-form.ts';
import type { Handler, PageRequest, PageResponse, Routes } from '../../web/routes.ts';
import { say } from '../../words/say.ts';
import type { ModerationServices } from '../moderation-services.ts';
import { readNeighbourhood, readTheme, type TypedPlace } from './place-forms.ts';

/** Administrators keep the lists of neighbourhoods and themes; they are data, never a number in code. */
export function placeRoutes(services: ModerationServices): Routes {
  const places = '/curate/places';
  const paths = (kind: string) => [`${places}/add-${kind}`, `${places}/${kind}/:slug`];
  return [
    { method: 'get', path: places, permission: 'admin', handle: showPlaces(services) },
    ...paths('neighbourhood').flatMap(
      (path): Routes => [
        { method: 'get', path, permission: 'admin', handle: showNeighbourhood(services) },
        { method: 'post', path, permission: 'admin', handle: saveNeighbourhood(services) },
      ],
    ),
    ...paths('theme').flatMap(
      (path): Routes => [
        { method: 'get', path, permission: 'admin', handle: showTheme(services) },
        { method: 'post', path, permission: 'admin', handle: saveTheme(services) },
      ],
    ),
  ];
}

function showPlaces(services: ModerationServices): Handler {
  return async (request, response) => {
    const { done } = readQuery(request, { done: one });
    const [themes, neighbourhoods] = await Promise.all([
      services.places.themes(),
      services.places.neighbourhoods(),
    ]);
    response.render('curate/places', {
      title: say('curate-places-title'),
      private: true,
      bodyClass: 'curate',
      done: done === 'saved',
      themes,
      neighbourhoods,
    });
  };
}

function showNeighbourhood(services: ModerationServices): Handler {
  return async (request, response) => {
    const all = await services.places.neighbourhoods();
    const place = find(all, request, parseNeighbourhoodSlug);
    const fresh = { name: '', about: '', order: nextOrder(all), open: true };
    renderNeighbourhood(response, place, place ? { ...place, order: String(place.order) } : fresh, []);
  };
}

function saveNeighbourhood(services: ModerationServices): Handler {
  return async (request, response) => {
    const all = await services.places.neighbourhoods();
    const before = find(all, request, parseNeighbourhoodSlug);
    const fields = readForm(request, { name: one, about: one, order: one, open: one });
    const typed = { ...fields, open: fields.open === 'yes' };
    const { place, errors } = readNeighbourhood(typed, before?.slug ?? null, all);
    if (!place) return renderNeighbourhood(response, before, typed, errors);
    await services.places.saveNeighbourhood(place);
    response.redirect(303, '/curate/places?done=saved');
  };
}

function showTheme(services: ModerationServices): Handler {
  return async (request, response) => {
    const all = await services.places.themes();
    const theme = find(all, request, parseThemeSlug);
    const fresh = { name: '', about: '', order: nextOrder(all), colour: '' };
    renderTheme(response, theme, theme ? { ...theme, order: String(theme.order) } : fresh, []);
  };
}

function saveTheme(services: ModerationServices): Handler {
  return async (request, response) => {
    const all = await services.places.themes();
    const before = find(all, request, parseThemeSlug);
    const typed = readForm(request, { name: one, about: one, order: one, colour: one });
    const { place, errors } = readTheme(typed, before?.slug ?? null, all);
    if (!place) return renderTheme(response, before, typed, errors);
    await services.places.saveTheme(place);
    response.redirect(303, '/curate/places?done=saved');
  };
}

/** The place that the address names, or null on the page that adds one. @throws NotFound for an unknown name. */
function find<Place extends { slug: string }>(
  all: readonly Place[],
  request: PageRequest,
  parse: (text: string) => Place['slug'] | null,
): Place | null {
  if (request.params.slug === undefined) return null;
  const slug = parse(String(request.params.slug));
  const place = all.find((each) => each.slug === slug);
  if (!place) throw new NotFound(say('curate-places-unknown'));
  return place;
}

function nextOrder(all: readonly { order: number }[]): string {
  return String(Math.max(0, ...all.map(({ order }) => order)) + 10);
}

function renderNeighbourhood(
  response: PageResponse,
  before: Neighbourhood | null,
  typed: TypedPlace & { readonly open: boolean },
  errors: readonly Problem[],
): void {
  renderPlace(response, {
    heading: before
      ? say('curate-places-change-title', { name: before.name })
      : say('curate-places-add-neighbourhood'),
    aboutHint: say('curate-places-about-neighbourhood-hint'),
    typed,
    openChoice: [
      {
        value: 'yes',
        label: say('curate-places-open-choice'),
        hint: say('curate-places-open-hint'),
        checked: typed.open,
      },
    ],
    errors,
  });
}

function renderTheme(
  response: PageResponse,
  before: Theme | null,
  typed: TypedPlace & { readonly colour: string },
  errors: readonly Problem[],
): void {
  renderPlace(response, {
    heading: before
      ? say('curate-places-change-title', { name: before.name })
      : say('curate-places-add-theme'),
    aboutHint: say('curate-places-about-theme-hint'),
    typed,
    colours: themeColours.map((colour) => ({
      value: colour,
      label: say('curate-colour', { colour }),
      checked: typed.colour === colour,
    })),
    errors,
  });
}

function renderPlace(
  response: PageResponse,
  page: {
    readonly heading: string;
    readonly errors: readonly Problem[];
    readonly [part: string]: unknown;
  },
): void {
  response.status(page.errors.length > 0 ? 422 : 200).render('curate/place', {
    title: page.heading,
    private: true,
    bodyClass: 'curate',
    problem: byField(page.errors),
    ...page,
  });
}
