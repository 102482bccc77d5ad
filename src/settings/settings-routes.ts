import { one, readQuery } from '../web/read-form.ts';
import type { Handler, Routes } from '../web/routes.ts';
import { changeRoutes } from './changes/change-routes.ts';
import { colourRoutes } from './colours/colour-routes.ts';
import { firstWorkRoutes } from './first-work-routes.ts';
import { logoRoutes } from './logo/logo-routes.ts';
import { placeRoutes } from './places/place-routes.ts';
import { overviewPage, overviewSubjects, settingsAddress } from './settings-page.ts';
import type { SettingsServices } from './settings-services.ts';
import { textRoutes } from './text-routes.ts';

/** What administrators set in the browser: what the group calls its own, and the lists of places and themes. */
export function settingsRoutes(services: SettingsServices): Routes {
  return [
    { method: 'get', path: settingsAddress, permission: 'admin', handle: showOverview(services) },
    ...textRoutes(services),
    ...colourRoutes(services),
    ...logoRoutes(services),
    ...firstWorkRoutes(services),
    ...changeRoutes(services),
    ...placeRoutes(services),
  ];
}

function showOverview({ log }: SettingsServices): Handler {
  return async (request, response) => {
    const { done } = readQuery(request, { done: one });
    response.render('settings/overview', overviewPage(await log.lastOfEach(overviewSubjects), done));
  };
}
