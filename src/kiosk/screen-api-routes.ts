import { readJson } from '../web/read-json.ts';
import type { Handler, Routes } from '../web/routes.ts';
import { beatSchema, believablePlays, lastBeat } from './beat.ts';
import type { BeatAnswer } from './kiosk-api.ts';
import type { KioskServices } from './kiosk-services.ts';
import { leaseFrom, type Manifests } from './manifests.ts';
import { exhibitedMedia } from './media-routes.ts';
import { readScreenCookie, screenCookie, screenCookieOptions } from './screen-cookie.ts';
import { askingScreen, notPaired } from './screen-guard.ts';
import { shownAt } from './surfaces.ts';

/** All that a screen's credential opens. */
export function screenApiRoutes(services: KioskServices, manifests: Manifests): Routes {
  return [
    {
      method: 'get',
      path: '/kiosk/api/manifest',
      permission: 'screen',
      handle: async (_request, response) => {
        response.json(await manifests.of(askingScreen(response)));
      },
    },
    {
      method: 'post',
      path: '/kiosk/api/beat',
      permission: 'screen',
      readsJson: true,
      handle: takeBeat(services, manifests),
    },
    {
      method: 'get',
      path: '/kiosk/media/:story/:media/:name',
      permission: 'screen',
      handle: exhibitedMedia(services, (_request, response) =>
        shownAt(services.published, askingScreen(response).exhibition),
      ),
    },
  ];
}

function takeBeat(services: KioskServices, manifests: Manifests): Handler {
  return async (request, response) => {
    const screen = askingScreen(response);
    const said = readJson(request, beatSchema);
    const at = services.now();
    const leaseUntil = leaseFrom(at);
    const beat = lastBeat(said, at, leaseUntil);
    if (!(await services.screens.noteBeat(screen.id, beat))) throw notPaired();
    if (said.plays.length > 0) {
      const { stories } = await manifests.of(screen);
      const hanging = new Set<string>(stories.map(({ id }) => id));
      const plays = believablePlays(said.plays, (id) => hanging.has(id), at);
      await services.plays.add(screen.exhibition, plays);
    }
    const answer: BeatAnswer = {
      version: await manifests.version(screen),
      leaseUntil: leaseUntil.toISOString(),
    };
    const credential = readScreenCookie(request.get('cookie'));
    // Each beat begins the cookie's time anew, so that a screen that beats stays paired for ever.
    if (credential) response.cookie(screenCookie, credential, screenCookieOptions(services.https));
    response.json(answer);
  };
}
