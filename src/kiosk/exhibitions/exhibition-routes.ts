import { Conflict } from '../../errors.ts';
import { type Exhibition, nothingChosen } from '../../story/exhibitions.ts';
import { isBlank, setApart } from '../../story/text/plain-text.ts';
import { daysWords, openDays, openingOf } from '../../story-form/days/open-days.ts';
import type { Problem } from '../../web/form-fields.ts';
import { one, readForm, readQuery } from '../../web/read-form.ts';
import type { Handler, Routes } from '../../web/routes.ts';
import { seenVersion } from '../../web/seen-version.ts';
import { signedIn } from '../../web/signed-in.ts';
import { say } from '../../words/say.ts';
import { renderConflict } from '../conflict-page.ts';
import type { KioskServices } from '../kiosk-services.ts';
import { readExhibition, type TypedExhibition, typedAsStored } from './exhibition-form.ts';
import { hangingIn, shownAt } from './hanging.ts';
import {
  ownExhibition,
  ownExhibitions,
  type PageRequest,
  type PageResponse,
  withinScope,
} from './own-exhibitions.ts';
import { exhibitionsOf } from './shown-by.ts';

const list = '/curate/exhibitions';

/** Exhibitions by name, so that storytellers can be asked about each, and what is said of them. */
export function exhibitionRoutes(services: KioskServices): Routes {
  return [
    { method: 'get', path: list, permission: 'curator', handle: showExhibitions(services) },
    ...[`${list}/add`, `${list}/of/:exhibition`].flatMap(
      (path): Routes => [
        { method: 'get', path, permission: 'curator', handle: showExhibition(services) },
        { method: 'post', path, permission: 'curator', handle: saveExhibition(services) },
      ],
    ),
  ];
}

const markOf = (opening: ReturnType<typeof openingOf>) => {
  if (opening === 'open') return null;
  return say(opening === 'before' ? 'kiosk-list-not-open' : 'kiosk-list-closed');
};

function showExhibitions(services: KioskServices): Handler {
  return async (request, response) => {
    const { done } = readQuery(request, { done: one });
    const [exhibitions, neighbourhoods, screens] = await Promise.all([
      ownExhibitions(services.exhibitions, response),
      services.places.neighbourhoods(),
      services.screens.list(),
    ]);
    response.render('curate/exhibitions', {
      title: say('kiosk-exhibitions'),
      private: true,
      bodyClass: 'curate',
      done: done === 'saved',
      exhibitions: await Promise.all(
        exhibitions.map(async (each) => ({
          ...each,
          days: daysWords(each),
          mark: markOf(openingOf(openDays(each), services.now())),
          belongsTo: neighbourhoods.find(({ slug }) => slug === each.neighbourhood)?.name ?? null,
          stories: (await hangingIn(shownAt(services.published, each.slug), each)).length,
          screens: screens.filter(
            (screen) => screen.revokedAt === null && exhibitionsOf(screen).includes(each.slug),
          ).length,
          change: `${list}/of/${each.slug}`,
          choose: `${list}/of/${each.slug}/stories`,
        })),
      ),
    });
  };
}

function showExhibition(services: KioskServices): Handler {
  return async (request, response) => {
    const before = await find(services, request, response);
    const neighbourhoods = withinScope(signedIn(response).scope, await services.places.neighbourhoods());
    const [only] = neighbourhoods.length === 1 ? neighbourhoods : [];
    const leaseDays = String(nothingChosen.leaseDays);
    const fresh = { name: '', about: '', place: '', opens: '', closes: '', asking: true, leaseDays };
    const typed = before ? typedAsStored(before) : { ...fresh, neighbourhood: only?.slug ?? '' };
    await render(services, response, before, typed, []);
  };
}

const shape = { version: one, name: one, about: one, place: one, opens: one, closes: one } as const;

function saveExhibition(services: KioskServices): Handler {
  return async (request, response) => {
    const before = await find(services, request, response);
    const { version, ...fields } = readForm(request, {
      ...shape,
      asking: one,
      neighbourhood: one,
      leaseDays: one,
    });
    const typed = { ...fields, asking: fields.asking === 'yes' };
    const { scope } = signedIn(response);
    const { exhibition, errors } = readExhibition(typed, {
      before,
      others: await services.exhibitions.list(),
      neighbourhoods: withinScope(scope, await services.places.neighbourhoods()),
      mayBelongToNone: scope === null,
    });
    if (!exhibition) return render(services, response, before, typed, errors);
    try {
      await services.exhibitions.replace({ ...exhibition, version: before ? seenVersion(version) : 0 });
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      return renderConflict(response, {
        what: before?.name ?? typed.name,
        address: before ? `${list}/of/${before.slug}` : list,
        unsaved: whatWasTyped(typed),
      });
    }
    response.redirect(303, before ? `${list}?done=saved` : `${list}/of/${exhibition.slug}/stories`);
  };
}

/** The exhibition that the address names, or null on the page that adds one. @throws NotFound */
async function find(
  services: KioskServices,
  request: PageRequest,
  response: PageResponse,
): Promise<Exhibition | null> {
  if (request.params.exhibition === undefined) return null;
  return ownExhibition(services.exhibitions, request, response);
}

async function render(
  services: KioskServices,
  response: PageResponse,
  before: Exhibition | null,
  typed: TypedExhibition,
  errors: readonly Problem[],
): Promise<void> {
  const heading = before
    ? say('kiosk-exhibition-change', { exhibition: setApart(before.name) })
    : say('kiosk-exhibition-add');
  const { scope } = signedIn(response);
  const places = withinScope(scope, await services.places.neighbourhoods());
  const option = (value: string, label: string) => ({
    value,
    label,
    selected: typed.neighbourhood === value,
  });
  response.status(errors.length > 0 ? 422 : 200).render('curate/exhibition', {
    title: heading,
    private: true,
    bodyClass: 'curate',
    heading,
    typed,
    version: before?.version ?? 0,
    errors: errors.length > 0 ? errors : null,
    problem: Object.fromEntries(errors.map(({ field, message }) => [field, message])),
    neighbourhoods: [
      option('', say(scope === null ? 'kiosk-exhibition-whose-none' : 'kiosk-choose-one')),
      ...places.map(({ slug, name }) => option(slug, name)),
    ],
    askingChoice: [
      {
        value: 'yes',
        label: say('kiosk-exhibition-asking-yes'),
        hint: say('kiosk-exhibition-asking-hint'),
        checked: typed.asking,
      },
    ],
  });
}

const whatWasTyped = ({ name, place, about }: TypedExhibition) =>
  [
    { name: 'name', label: say('kiosk-exhibition-name'), words: name },
    { name: 'place', label: say('kiosk-exhibition-place'), words: place },
    { name: 'about', label: say('kiosk-exhibition-about'), words: about },
  ].filter(({ words }) => !isBlank(words));
