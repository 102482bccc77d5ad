import { Conflict, NotFound } from '../../errors.ts';
import { type Neighbourhood, themeColours } from '../../story/places.ts';
import type { Problem } from '../../web/form-fields.ts';
import { byField } from '../../web/form-fields.ts';
import { one, readForm, readQuery } from '../../web/read-form.ts';
import type { Handler, PageRequest, PageResponse, Routes } from '../../web/routes.ts';
import { signedIn } from '../../web/signed-in.ts';
import { say } from '../../words/say.ts';
import type { SettingsServices } from '../settings-services.ts';
import { allOf, changePlace, type Place, subjectOf } from './change-place.ts';
import { enquiryFields, missingWords, type TypedEnquiry, typedEnquiry } from './enquiry-form.ts';
import { type ReadPlace, readNeighbourhood, readTheme, type TypedPlace } from './place-forms.ts';
import { removalRoutes } from './removal-routes.ts';
import type { Held, PlaceKind } from './stories-in.ts';
import { placeKinds } from './stories-in.ts';

export const placesAddress = '/curate/places';

/** Administrators keep the lists of neighbourhoods and themes; they are data, never a number in code. */
export function placeRoutes(services: SettingsServices): Routes {
  const paths = (kind: PlaceKind) => [`${placesAddress}/add-${kind}`, `${placesAddress}/${kind}/:slug`];
  return [
    { method: 'get', path: placesAddress, permission: 'admin', handle: showPlaces(services) },
    ...placeKinds.flatMap((kind) =>
      paths(kind).flatMap(
        (path): Routes => [
          { method: 'get', path, permission: 'admin', handle: showPlace(services, kind) },
          { method: 'post', path, permission: 'admin', handle: savePlace(services, kind) },
        ],
      ),
    ),
    ...removalRoutes(services),
  ];
}

function showPlaces(services: SettingsServices): Handler {
  return async (request, response) => {
    const { done } = readQuery(request, { done: one });
    const rows = (kind: PlaceKind, all: readonly Place[]) =>
      Promise.all(
        all.map(async (place) => ({
          ...place,
          missing: isNeighbourhood(place) ? missingWords(place) : null,
          stories: total(await services.storiesIn.held({ kind, slug: place.slug })),
        })),
      );
    const [themes, neighbourhoods] = await Promise.all([
      services.places.themes().then((all) => rows('theme', all)),
      services.places.neighbourhoods().then((all) => rows('neighbourhood', all)),
    ]);
    response.render('settings/places', {
      ...{ title: say('curate-places-title'), private: true, bodyClass: 'curate' },
      ...{ done, themes, neighbourhoods },
    });
  };
}

const total = ({ onWeb, others }: Held) => onWeb + others;

function showPlace(services: SettingsServices, kind: PlaceKind): Handler {
  return async (request, response) => {
    const all = await allOf(services, kind);
    const place = findPlace(all, request);
    const fresh = { name: '', about: '', order: nextOrder(all), open: true, colour: '', inNetwork: true };
    const typed = {
      ...(place ? { colour: '', inNetwork: false, ...place, order: String(place.order) } : fresh),
      ...typedEnquiry(isNeighbourhood(place) ? place : null),
    };
    await render(services, response, kind, {
      before: place,
      typed,
      seen: await seenOf(services, kind, place),
      errors: [],
    });
  };
}

const seenOf = async ({ log }: SettingsServices, kind: PlaceKind, place: Place | null): Promise<number> =>
  place ? ((await log.last(subjectOf({ kind, slug: place.slug })))?.number ?? 0) : 0;

function savePlace(services: SettingsServices, kind: PlaceKind): Handler {
  return async (request, response) => {
    const all = await allOf(services, kind);
    const before = findPlace(all, request);
    const { seen, open, inNetwork, ...fields } = readForm(request, {
      ...{ name: one, about: one, order: one, open: one, colour: one, seen: one },
      ...{ inNetwork: one, where: one },
      ...{ documents: one, tour: one, question: one, dates: one, tookPart: one, outcomes: one },
    });
    const typed = { ...fields, open: open === 'yes', inNetwork: inNetwork === 'yes' };
    const { place, errors } = read(kind, typed, before, all);
    const was = Number(seen) || 0;
    if (!place) return render(services, response.status(422), kind, { before, typed, seen: was, errors });
    // An address that a removed place had can be taken up again.
    const last = before
      ? was
      : ((await services.log.last(subjectOf({ kind, slug: place.slug })))?.number ?? 0);
    try {
      await changePlace(services, kind, { before, now: place, by: signedIn(response), seen: last });
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      const errors = [{ field: 'name', message: say('settings-changed-meanwhile') }];
      const now = { before, typed, seen: await seenOf(services, kind, before), errors, saidNow: before };
      return render(services, response.status(409), kind, now);
    }
    const done = before?.open && !place.open ? 'closed' : 'saved';
    response.redirect(303, `${placesAddress}?done=${done}`);
  };
}

function read(kind: PlaceKind, typed: Typed, before: Place | null, all: readonly Place[]): ReadPlace<Place> {
  return kind === 'theme'
    ? readTheme(typed, before?.slug ?? null, all)
    : readNeighbourhood(typed, before?.slug ?? null, all);
}

/** The place that the address names, or null on the page that adds one. @throws NotFound for an unknown name. */
export function findPlace(all: readonly Place[], request: PageRequest): Place | null {
  if (request.params.slug === undefined) return null;
  const place = all.find(({ slug }) => slug === request.params.slug);
  if (!place) throw new NotFound(say('curate-places-unknown'));
  return place;
}

function nextOrder(all: readonly { order: number }[]): string {
  // Below one that stays last whatever comes between, such as "Somewhere else near here".
  const last = Math.max(0, ...all.map(({ order }) => order).filter((order) => order < 1000));
  return String(last + 10);
}

type Typed = TypedPlace &
  TypedEnquiry & { readonly open: boolean; readonly colour: string; readonly inNetwork: boolean };

const isNeighbourhood = (place: Place | null): place is Neighbourhood => place !== null && 'enquiry' in place;

interface PlaceForm {
  readonly before: Place | null;
  readonly typed: Typed;
  /** The number of the change that its writer has before their eyes. */
  readonly seen: number;
  readonly errors: readonly Problem[];
  /** What somebody else has saved meanwhile. */
  readonly saidNow?: Place | null;
}

async function render(
  services: SettingsServices,
  response: PageResponse,
  kind: PlaceKind,
  { before, typed, seen, errors, saidNow }: PlaceForm,
): Promise<void> {
  const held = before && (await services.storiesIn.held({ kind, slug: before.slug }));
  const title = before
    ? say('curate-places-change-title', { name: before.name })
    : say(`curate-places-add-${kind}`);
  const problem = byField(errors);
  const isTheme = kind === 'theme';
  response.render('settings/place', {
    ...{ title, private: true, bodyClass: 'curate', kind, typed, seen, errors, before, held, saidNow },
    problem,
    enquiry: isTheme ? null : enquiryFields(typed, problem),
    missing: isNeighbourhood(before) ? missingWords(before) : null,
    networkChoice: [{ value: 'yes', label: say('curate-places-network-choice'), checked: typed.inNetwork }],
    aboutHint: say(`curate-places-about-${kind}-hint`),
    openChoice: [
      {
        ...{ value: 'yes', label: say('curate-places-open-choice'), checked: typed.open },
        hint: held
          ? say('curate-places-open-hint', { web: held.onWeb, others: held.others, drafts: held.drafts })
          : say('curate-places-open-hint-new'),
      },
    ],
    colours:
      isTheme &&
      themeColours.map((colour) => ({
        value: colour,
        label: say('curate-colour', { colour }),
        checked: typed.colour === colour,
      })),
  });
}
