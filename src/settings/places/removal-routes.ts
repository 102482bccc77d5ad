import type { Problem } from '../../web/form-fields.ts';
import { problemAt } from '../../web/form-fields.ts';
import { one, readForm } from '../../web/read-form.ts';
import type { Handler, PageResponse, Routes } from '../../web/routes.ts';
import { actorOf, signedIn } from '../../web/signed-in.ts';
import { say } from '../../words/say.ts';
import type { SettingsServices } from '../settings-services.ts';
import { allOf, changePlace, type Place, removePlace, savePlace, subjectOf } from './change-place.ts';
import { moveStories } from './move-stories.ts';
import { nameAnew, namedElsewhere } from './named-elsewhere.ts';
import { findPlace, placesAddress } from './place-routes.ts';
import { type PlaceKind, placeKinds } from './stories-in.ts';

/** A neighbourhood or a theme is taken off the list for good, and its stories go to another one. */
export function removalRoutes(services: SettingsServices): Routes {
  return placeKinds.flatMap((kind): Routes => {
    const path = `${placesAddress}/${kind}/:slug/remove`;
    return [
      { method: 'get', path, permission: 'admin', handle: show(services, kind) },
      { method: 'post', path, permission: 'admin', handle: remove(services, kind) },
    ];
  });
}

function show(services: SettingsServices, kind: PlaceKind): Handler {
  return async (request, response) => {
    const all = await allOf(services, kind);
    const place = findPlace(all, request);
    if (place) await render(services, response, kind, place, all, { to: '', errors: [] });
  };
}

function remove(services: SettingsServices, kind: PlaceKind): Handler {
  return async (request, response) => {
    const all = await allOf(services, kind);
    const place = findPlace(all, request);
    if (!place) return;
    const { to } = readForm(request, { to: one });
    const target = all.find(({ slug }) => slug === to && slug !== place.slug);
    if (!target) {
      const errors = [{ field: 'to', message: say('curate-places-remove-where') }];
      return render(services, response.status(422), kind, place, all, { to, errors });
    }
    const by = signedIn(response);
    const ref = { kind, slug: place.slug };
    const stories = await services.storiesIn.sent(ref);
    const last = await services.log.last(subjectOf(ref));
    const moved = { to: target.slug, stories };
    await changePlace(services, kind, { before: place, now: null, by, seen: last?.number ?? 0, moved });
    // Nobody chooses it any more.
    await savePlace(services, kind, { ...place, open: false });
    // From here on it can be done again, should it end halfway: the place is there until nothing names it any more.
    await nameAnew(services, ref, target.slug);
    await moveStories(services, stories, ref, target.slug, actorOf(by));
    // What was sent or put there since.
    await moveStories(services, await services.storiesIn.sent(ref), ref, target.slug, actorOf(by));
    await removePlace(services, ref);
    response.redirect(303, `${placesAddress}?done=removed`);
  };
}

async function render(
  services: SettingsServices,
  response: PageResponse,
  kind: PlaceKind,
  place: Place,
  all: readonly Place[],
  { to, errors }: { readonly to: string; readonly errors: readonly Problem[] },
): Promise<void> {
  const ref = { kind, slug: place.slug };
  const [held, { exhibitions, topics }, limited] = await Promise.all([
    services.storiesIn.held(ref),
    namedElsewhere(services, ref),
    kind === 'neighbourhood' && 'open' in place && !('colour' in place) ? services.limitedTo(place.slug) : [],
  ]);
  const others = all.filter(({ slug }) => slug !== place.slug);
  response.render('settings/remove-place', {
    ...{ title: say('curate-places-remove-title', { name: place.name }), private: true, bodyClass: 'curate' },
    ...{ kind, place, held, errors, limited },
    isLast: others.length === 0,
    exhibitions: exhibitions.map(({ name }) => name),
    topics: topics.map(({ name }) => name),
    choices: {
      ...{ type: 'radio', name: 'to', legend: say('curate-places-remove-to') },
      hint: say(`curate-places-remove-to-${kind}-hint`),
      error: problemAt(errors, 'to'),
      options: others.map(({ slug, name, open }) => ({
        ...{ value: slug, label: name, checked: slug === to },
        ...(!open && { hint: say('curate-places-closed') }),
      })),
    },
  });
}
