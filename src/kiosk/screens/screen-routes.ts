import { Conflict, NotFound } from '../../errors.ts';
import type { Exhibition } from '../../story/exhibitions.ts';
import { parseScreenId, parseStoryId } from '../../story/ids.ts';
import { oneLine, setApart } from '../../story/text/plain-text.ts';
import type { Problem } from '../../web/form-fields.ts';
import { one, readForm, readQuery } from '../../web/read-form.ts';
import type { Handler, Routes } from '../../web/routes.ts';
import { seenVersion } from '../../web/seen-version.ts';
import { signedIn } from '../../web/signed-in.ts';
import { say } from '../../words/say.ts';
import { renderConflict } from '../conflict-page.ts';
import { ownExhibitions, type PageRequest, type PageResponse } from '../exhibitions/own-exhibitions.ts';
import type { Reach } from '../exhibitions/reach.ts';
import { exhibitionsOf, surfaceShowing } from '../exhibitions/shown-by.ts';
import { hoursShape } from '../hours/hours-fields.ts';
import { programmeShape } from '../hours/programme-fields.ts';
import type { KioskServices } from '../kiosk-services.ts';
import { accessShape } from './access-fields.ts';
import { alertShape } from './alert-fields.ts';
import { commandsPage } from './commands-page.ts';
import type { Screen } from './screen.ts';
import { screenFields } from './screen-fields.ts';
import { readScreen, screenAsTyped, type TypedScreen } from './screen-form.ts';
import { groupNames } from './screen-groups.ts';
import { NameTaken, nameProblems } from './screen-name.ts';
import { screenAddress, screenRow, screensPage } from './screens-page.ts';
import { wallShape } from './wall-fields.ts';

export const screensAddress = '/curate/screens';

/** Curators see which screens are alive, change what they show, and end a pairing (P38). */
export function screenRoutes(services: KioskServices, reach: Reach): Routes {
  const path = `${screensAddress}/:screen`;
  return [
    { method: 'get', path: screensAddress, permission: 'curator', handle: showScreens(services, reach) },
    { method: 'get', path, permission: 'curator', handle: showScreen(services, reach) },
    { method: 'post', path, permission: 'curator', handle: changeScreen(services, reach) },
    { method: 'get', path: `${path}/end`, permission: 'curator', handle: askToEnd(services) },
    { method: 'post', path: `${path}/end`, permission: 'curator', handle: endPairing(services) },
  ];
}

const done: ReadonlyMap<string, () => string> = new Map([
  ['paired', () => say('kiosk-screens-done-paired')],
  ['saved', () => say('kiosk-screens-done-saved')],
  ['hours', () => say('kiosk-group-hours-done')],
  ['ended', () => say('kiosk-screens-done-ended')],
  ['asked', () => say('kiosk-command-done-asked')],
]);

const contextOf = ({ release, now }: KioskServices, exhibitions: readonly Exhibition[]) => ({
  ...{ exhibitions, release: release.version, now: now() },
});

function showScreens(services: KioskServices, reach: Reach): Handler {
  return async (request, response) => {
    const asked = readQuery(request, { done: one });
    const [screens, exhibitions] = await Promise.all([
      services.screens.list(),
      ownExhibitions(services.exhibitions, response),
    ]);
    const mine = screens.filter((screen) => showsOneOf(screen, exhibitions));
    const known = await Promise.all(
      mine.map(async (screen) => ({ screen, strays: await reach.strays(screen) })),
    );
    response.render('curate/screens', {
      ...screensPage(known, contextOf(services, exhibitions)),
      done: done.get(asked.done)?.() ?? null,
    });
  };
}

function showScreen(services: KioskServices, reach: Reach): Handler {
  return async (request, response) => {
    const screen = await ownScreen(services, request, response, 'see');
    await render(services, reach, request, response, screen, screenAsTyped(screen), []);
  };
}

export const screenShape = {
  name: one,
  exhibition: one,
  orientation: one,
  resolution: one,
  inches: one,
  scale: one,
  volume: one,
  burnIn: one,
  group: one,
  ...hoursShape,
  ...programmeShape,
  ...alertShape,
  ...accessShape,
  ...wallShape,
} as const;

function changeScreen(services: KioskServices, reach: Reach): Handler {
  return async (request, response) => {
    const screen = await ownScreen(services, request, response);
    const { version, ...fields } = readForm(request, { version: one, ...screenShape });
    const typed = { ...fields, burnIn: fields.burnIn === 'yes' };
    const own = await ownExhibitions(services.exhibitions, response);
    const { settings, errors } = readScreen(typed, own, screen.programme);
    const problems = [...errors, ...nameProblems(oneLine(typed.name), screen, await services.screens.list())];
    const again = (wrong: readonly Problem[]) =>
      render(services, reach, request, response, screen, typed, wrong);
    if (!settings || problems.length > 0) return again(problems);
    try {
      await services.screens.change({ ...screen, version: seenVersion(version) }, settings);
    } catch (error) {
      if (error instanceof NameTaken) return again([{ field: 'name', message: error.message }]);
      if (!(error instanceof Conflict)) throw error;
      renderConflict(response, {
        what: screen.name,
        address: screenAddress(screen),
        unsaved: [{ name: 'name', label: say('kiosk-screen-name'), words: typed.name }],
      });
      return;
    }
    response.redirect(303, `${screenAddress(screen)}?done=saved`);
  };
}

function askToEnd(services: KioskServices): Handler {
  return async (request, response) => {
    const screen = await ownScreen(services, request, response);
    if (screen.revokedAt !== null) return response.redirect(303, screenAddress(screen));
    response.render('curate/screen-end', {
      title: say('kiosk-end-title', { screen: setApart(screen.name) }),
      private: true,
      bodyClass: 'curate',
      name: screen.name,
      address: screenAddress(screen),
    });
  };
}

function endPairing(services: KioskServices): Handler {
  return async (request, response) => {
    const screen = await ownScreen(services, request, response);
    readForm(request, {});
    await services.screens.revoke(screen.id, services.now());
    await services.screenPictures.remove(screen.id);
    services.logger.info(
      { screen: screen.id, curator: signedIn(response).id },
      'a curator ended a screen’s pairing',
    );
    response.redirect(303, `${screensAddress}?done=ended`);
  };
}

/**
 * Whoever looks after its usual exhibition looks after a screen; whoever looks after another that it shows sees how it is.
 * @throws NotFound where there is none, or where it shows exhibitions of other curators only (S12).
 */
export async function ownScreen(
  services: KioskServices,
  request: PageRequest,
  response: PageResponse,
  may: 'see' | 'change' = 'change',
): Promise<Screen> {
  const id = parseScreenId(String(request.params.screen));
  const screen = id && (await services.screens.find(id));
  const own = screen ? await ownExhibitions(services.exhibitions, response) : [];
  const isOwn = screen && (may === 'see' ? showsOneOf(screen, own) : isOfOne(screen, own));
  if (!isOwn) {
    throw new NotFound(say('kiosk-screen-unknown'));
  }
  return screen;
}

const showsOneOf = (screen: Screen, own: readonly Exhibition[]) =>
  exhibitionsOf(screen).some((shown) => own.some(({ slug }) => slug === shown));
const isOfOne = (screen: Screen, own: readonly Exhibition[]) =>
  own.some(({ slug }) => slug === screen.exhibition);

async function render(
  services: KioskServices,
  reach: Reach,
  request: PageRequest,
  response: PageResponse,
  screen: Screen,
  typed: TypedScreen,
  errors: readonly Problem[],
): Promise<void> {
  const exhibitions = await ownExhibitions(services.exhibitions, response);
  const asked = readQuery(request, { done: one });
  const row = screenRow({ screen, strays: await reach.strays(screen) }, contextOf(services, exhibitions));
  response.status(errors.length > 0 ? 422 : 200).render('curate/screen', {
    title: screen.name,
    private: true,
    bodyClass: 'curate',
    ...row,
    version: screen.version,
    isOwn: isOfOne(screen, exhibitions),
    mayChange: screen.revokedAt === null && isOfOne(screen, exhibitions),
    pixelsPerMm: screen.profile.pixelsPerMm,
    pairedAt: screen.pairedAt,
    leftOut: await titlesOf(services, screen, screen.beat?.cache.leftOut),
    lacking: await titlesOf(services, screen, screen.beat?.cache.lacking),
    plays: `/curate/exhibitions/of/${screen.exhibition}/plays`,
    done: done.get(asked.done)?.() ?? null,
    ...screenFields(typed, exhibitions, errors, groupNames(await services.screens.list(), exhibitions)),
    ...(await commandsPage(services, screen)),
  });
}

/** Stories that a screen told of, by name, in its order. @param told none of a screen that says nothing of them */
async function titlesOf({ published }: KioskServices, screen: Screen, told: readonly string[] | undefined) {
  const ids = (told ?? []).slice(0, 50).map(parseStoryId);
  const views = await Promise.all(
    ids.map(async (id) => id && (await surfaceShowing(published, screen, id))?.story(id)),
  );
  return views.flatMap((view) => (view ? [{ title: view.title, lang: view.language }] : []));
}
