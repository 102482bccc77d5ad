import { Conflict } from '../../errors.ts';
import type { GalleryPage } from '../../publish/published-stories.ts';
import type { Exhibition } from '../../story/exhibitions.ts';
import { firstCharacters } from '../../story/text/count-characters.ts';
import { trimText } from '../../story/text/plain-text.ts';
import { many, one, readForm, readQuery } from '../../web/read-form.ts';
import type { Handler, Routes } from '../../web/routes.ts';
import { seenVersion } from '../../web/seen-version.ts';
import { signedIn } from '../../web/signed-in.ts';
import { say } from '../../words/say.ts';
import { renderConflict } from '../conflict-page.ts';
import type { KioskServices } from '../kiosk-services.ts';
import { readMove, readRule, readStories } from './choosing-form.ts';
import { type ChoosingView, choosingPage, storiesAddress } from './choosing-page.ts';
import { hangingIn, shownAt } from './hanging.ts';
import { ownExhibition, type PageResponse, withinScope } from './own-exhibitions.ts';
import { moved, withAdded, withRemoved } from './picked.ts';

/** Fewer than a form may carry. */
const perPage = 40;

/** What hangs in an exhibition, chosen and put in order; with script by drag and by keys too. */
export function choosingRoutes(services: KioskServices): Routes {
  const address = '/curate/exhibitions/of/:exhibition/stories';
  const change = (name: string, handle: Handler): Routes[number] => {
    return { method: 'post', path: `${address}/${name}`, permission: 'curator', handle };
  };
  return [
    { method: 'get', path: address, permission: 'curator', handle: showStories(services) },
    change('order', order(services)),
    change('hang', hang(services)),
    change('take-down', takeDown(services)),
    change('rule', setRule(services)),
  ];
}

const done: ReadonlyMap<string, () => string> = new Map([
  ['order', () => say('kiosk-choosing-done-order')],
  ['hang', () => say('kiosk-choosing-done-hang')],
  ['down', () => say('kiosk-choosing-done-down')],
  ['rule', () => say('kiosk-saved')],
  ['none', () => say('kiosk-choosing-done-none')],
]);

function showStories(services: KioskServices): Handler {
  return async (request, response) => {
    const exhibition = await ownExhibition(services.exhibitions, request, response);
    const asked = readQuery(request, { q: one, from: one, done: one });
    const search = firstCharacters(trimText(asked.q), 200);
    const model = await pageOf(services, response, exhibition, search, asked.from || null);
    response.render('curate/exhibition-stories', { ...model, done: done.get(asked.done)?.() ?? null });
  };
}

/** @param from where the page of those that may hang begins */
async function pageOf(
  services: KioskServices,
  response: PageResponse,
  exhibition: Exhibition,
  search: string,
  from: string | null,
  misplaced?: ChoosingView['misplaced'],
) {
  const published = shownAt(services.published, exhibition.slug);
  const { scope } = signedIn(response);
  const [hanging, found, themes, neighbourhoods] = await Promise.all([
    hangingIn(published, exhibition),
    published.page(search ? { search } : {}, from, perPage),
    services.places.themes(),
    services.places.neighbourhoods(),
  ]);
  const mine = (page: GalleryPage): GalleryPage => ({
    ...page,
    stories: page.stories.filter((story) => scope === null || scope.includes(story.neighbourhood)),
  });
  const choosable = withinScope(scope, neighbourhoods);
  const now = services.now();
  const view = { exhibition, hanging, found: mine(found), search, now, themes, neighbourhoods, choosable };
  return choosingPage({ ...view, ...(misplaced && { misplaced }) });
}

function order(services: KioskServices): Handler {
  return async (request, response) => {
    const exhibition = await ownExhibition(services.exhibitions, request, response);
    const {
      version,
      move: button,
      place: typed,
    } = readForm(request, { version: one, move: one, place: one });
    const hanging = await hangingIn(shownAt(services.published, exhibition.slug), exhibition);
    const ids = hanging.map((story) => story.id);
    const { move, id } = readMove(button, typed, ids.length);
    if (move === null) {
      const model = await pageOf(services, response, exhibition, '', null, { id, typed });
      response.status(422).render('curate/exhibition-stories', model);
      return;
    }
    const byHand = moved(exhibition.byHand, ids, id, move);
    await save(services, response, { ...exhibition, byHand }, version, `done=order#story-${id}`);
  };
}

function hang(services: KioskServices): Handler {
  return async (request, response) => {
    const exhibition = await ownExhibition(services.exhibitions, request, response);
    const { version, story } = readForm(request, { version: one, story: many });
    const { scope } = signedIn(response);
    const published = shownAt(services.published, exhibition.slug);
    const views = await Promise.all(readStories(story).map((id) => published.story(id)));
    // Only what may show there, and is the curator's to choose, can be picked.
    const ids = views.flatMap((view) =>
      view && (scope === null || scope.includes(view.neighbourhood)) ? [view.id] : [],
    );
    const byHand = withAdded(exhibition.byHand, ids);
    await save(
      services,
      response,
      { ...exhibition, byHand },
      version,
      ids.length > 0 ? 'done=hang' : 'done=none',
    );
  };
}

function takeDown(services: KioskServices): Handler {
  return async (request, response) => {
    const exhibition = await ownExhibition(services.exhibitions, request, response);
    const { version, story } = readForm(request, { version: one, story: one });
    const byHand = withRemoved(exhibition.byHand, readStories([story]));
    await save(services, response, { ...exhibition, byHand }, version, 'done=down');
  };
}

function setRule(services: KioskServices): Handler {
  return async (request, response) => {
    const exhibition = await ownExhibition(services.exhibitions, request, response);
    const shape = { version: one, by: one, themes: many, neighbourhoods: many, forms: many };
    const { version, ...typed } = readForm(request, shape);
    const { scope } = signedIn(response);
    const [themes, places] = await Promise.all([services.places.themes(), services.places.neighbourhoods()]);
    const rule = readRule(typed, { themes, neighbourhoods: withinScope(scope, places), scope });
    await save(services, response, { ...exhibition, rule }, version, 'done=rule');
  };
}

/** Saves what the curator chose from the page they saw; where somebody else was first, says so and changes nothing. */
async function save(
  { exhibitions }: Pick<KioskServices, 'exhibitions'>,
  response: PageResponse,
  exhibition: Exhibition,
  version: string,
  after: string,
): Promise<void> {
  try {
    await exhibitions.replace({ ...exhibition, version: seenVersion(version) });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    renderConflict(response, { what: exhibition.name, address: storiesAddress(exhibition) });
    return;
  }
  response.redirect(303, `${storiesAddress(exhibition)}?${after}`);
}
