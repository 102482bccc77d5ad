import { Conflict, NotFound } from '../../errors.ts';
import { oneLine, setApart } from '../../story/text/plain-text.ts';
import type { Problem } from '../../web/form-fields.ts';
import { many, one, readForm, readQuery } from '../../web/read-form.ts';
import type { Handler, Routes } from '../../web/routes.ts';
import { seenVersion } from '../../web/seen-version.ts';
import { say } from '../../words/say.ts';
import { ownExhibitions, type PageResponse } from '../exhibitions/own-exhibitions.ts';
import type { KioskServices } from '../kiosk-services.ts';
import type { Screen } from '../screens/screen.ts';
import { screensOfGroup } from '../screens/screen-groups.ts';
import { hoursAsTyped, hoursFields, hoursShape, readHours, type TypedHours } from './hours-fields.ts';
import { type Hours, hoursOf } from './opening-hours.ts';

/** The hours of all screens of a group in one step. Each is a change of its own, made from what was seen of that screen. */
export function groupHoursRoutes(services: KioskServices): Routes {
  const path = '/curate/screens/hours';
  return [
    { method: 'get', path, permission: 'curator', handle: showHours(services) },
    { method: 'post', path, permission: 'curator', handle: setHours(services) },
  ];
}

function showHours(services: KioskServices): Handler {
  return async (request, response) => {
    const { group } = readQuery(request, { group: one });
    // Which group is chosen there.
    if (group === '') return response.redirect(303, '/curate/screens');
    const screens = await find(services, response, group);
    const [first] = screens;
    render(response, { screens, typed: hoursAsTyped(first ? hoursOf(first.profile) : null) });
  };
}

function setHours(services: KioskServices): Handler {
  return async (request, response) => {
    const { group, seen, ...typed } = readForm(request, { group: one, seen: many, ...hoursShape });
    const screens = await find(services, response, group);
    const { hours, errors } = readHours(typed);
    if (errors.length > 0) return render(response, { screens, typed, errors });
    const late: Screen[] = [];
    for (const screen of screens) {
      const version = seen.map((text) => text.split(' ', 2)).find(([id]) => id === screen.id)?.[1];
      // One that came to the group since is not what the curator saw.
      if (version === undefined) continue;
      if (!(await setHoursOf(services, { ...screen, version: seenVersion(version) }, hours)))
        late.push(screen);
    }
    if (late.length === 0) return response.redirect(303, '/curate/screens?done=hours');
    render(response, { screens: late, typed, isLate: true });
  };
}

/** Resolves to false where somebody else changed the screen first. */
async function setHoursOf({ screens }: KioskServices, screen: Screen, hours: Hours | null): Promise<boolean> {
  try {
    await screens.change(screen, { ...screen, profile: { ...screen.profile, hours, quiet: null } });
    return true;
  } catch (error) {
    if (error instanceof Conflict) return false;
    throw error;
  }
}

/** @throws NotFound where no screen of that group is the curator's to change */
async function find(
  services: KioskServices,
  response: PageResponse,
  group: string,
): Promise<readonly Screen[]> {
  const own = await ownExhibitions(services.exhibitions, response);
  const found = screensOfGroup(oneLine(group), await services.screens.list(), own);
  if (found.length === 0) throw new NotFound(say('kiosk-group-unknown'));
  return found;
}

interface HoursPage {
  readonly screens: readonly Screen[];
  readonly typed: TypedHours;
  readonly errors?: readonly Problem[];
  /** The others are saved; these had changed. */
  readonly isLate?: boolean;
}

function render(response: PageResponse, { screens, typed, errors = [], isLate = false }: HoursPage): void {
  const group = screens[0]?.group ?? '';
  response.status(isLate ? 409 : errors.length > 0 ? 422 : 200).render('curate/screen-hours', {
    title: say('kiosk-group-hours-title', { group: setApart(group) }),
    private: true,
    bodyClass: 'curate',
    group,
    screens: screens.map(({ id, version, name }) => ({ name, seen: `${id} ${version}` })),
    isLate,
    typed,
    errors: errors.length > 0 ? errors : null,
    problem: Object.fromEntries(errors.map(({ field, message }) => [field, message])),
    ...hoursFields(typed, errors),
  });
}
