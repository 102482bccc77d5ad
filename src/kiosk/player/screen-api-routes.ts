import { hashCode } from '../../random.ts';
import { readJson } from '../../web/read-json.ts';
import type { Handler, Routes } from '../../web/routes.ts';
import { exhibitionsOf, surfaceShowing } from '../exhibitions/shown-by.ts';
import type { KioskServices } from '../kiosk-services.ts';
import { beatSchema, believablePlays, lastBeat, laterLease } from '../screens/beat.ts';
import { exchangeCommands } from '../screens/exchange-commands.ts';
import type { PairedScreen } from '../screens/screen.ts';
import { readScreenCookie, screenCookie, screenCookieOptions } from '../screens/screen-cookie.ts';
import { askingScreen, beatAddress, findScreen, notPaired } from '../screens/screen-guard.ts';
import { type Beat, type BeatAnswer, beatSeconds } from './kiosk-api.ts';
import { leaseFrom, type Manifests } from './manifests.ts';
import { exhibitedMedia } from './media-routes.ts';

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
      path: beatAddress,
      permission: 'screen',
      readsJson: true,
      handle: takeBeat(services, manifests),
    },
    {
      method: 'get',
      path: '/kiosk/media/:story/:media/:name',
      permission: 'screen',
      handle: exhibitedMedia(services, (story, _request, response) =>
        surfaceShowing(services.published, askingScreen(response), story),
      ),
    },
  ];
}

function takeBeat(services: KioskServices, manifests: Manifests): Handler {
  return async (request, response) => {
    const cookie = request.get('cookie');
    const credential = readScreenCookie(cookie);
    const said = readJson(request, beatSchema);
    const at = services.now();
    const usual = leaseFrom(at);
    const heard =
      credential && (await services.screens.noteBeat(hashCode(credential), lastBeat(said, at, usual)));
    if (!heard) {
      // One whose pairing has ended is noted to have heard so.
      await findScreen(services, cookie);
      throw notPaired();
    }
    const { screen, heardBefore } = heard;
    if (said.plays.length > 0) await countPlays(services, manifests, screen, said.plays, at);
    // Until then what is kept says a lease that is no shorter than the screen's.
    const leaseUntil = await manifests.lease(screen, at);
    if (leaseUntil.getTime() !== usual.getTime()) {
      await services.screens.noteLease(screen.id, at, laterLease(said.leaseUntil, at, leaseUntil));
    }
    const commands = await exchangeCommands(services, heard, said, at);
    const answer: BeatAnswer = {
      version: await manifests.version(screen, isSteady(said, heardBefore, at) ? said.playing : null),
      leaseUntil: leaseUntil.toISOString(),
      ...(commands.length > 0 && { commands }),
    };
    // Each beat begins the cookie's time anew, so that a screen that beats stays paired for ever.
    response.cookie(screenCookie, credential, screenCookieOptions(services.https));
    response.json(answer);
  };
}

/** Each to the exhibition that was showing; of one that is not the screen's, or not any more, nothing is believed. */
async function countPlays(
  services: Pick<KioskServices, 'plays'>,
  manifests: Manifests,
  screen: PairedScreen,
  plays: Beat['plays'],
  at: Date,
): Promise<void> {
  const { also = [], ...usual } = await manifests.of(screen);
  const slugs = exhibitionsOf(screen);
  for (const { exhibition, stories } of [usual, ...also]) {
    const slug = slugs.find((each) => each === exhibition.slug);
    const own = plays.filter((play) => (play.exhibition ?? screen.exhibition) === slug);
    if (!slug || own.length === 0) continue;
    const hanging = new Set<string>(stories.map(({ id }) => id));
    await services.plays.add(
      slug,
      believablePlays(own, (id) => hanging.has(id), at),
    );
  }
}

/** Holds all it should and beats each minute: it asks again soon. One that was away or is on its way hears the newest. */
function isSteady({ cache }: Beat, heardBefore: Date | null, at: Date): boolean {
  const wasHere = heardBefore !== null && at.getTime() - heardBefore.getTime() < 2 * beatSeconds * 1000;
  return wasHere && (cache.state === 'ready' || cache.state === 'too-small');
}
