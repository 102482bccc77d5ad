import { Conflict } from '../../errors.ts';
import { hashCode } from '../../random.ts';
import { clientAddress } from '../../web/private-page.ts';
import type { Handler, Routes } from '../../web/routes.ts';
import { say } from '../../words/say.ts';
import type { KioskServices } from '../kiosk-services.ts';
import type { PairingCode, PairingState } from '../player/kiosk-api.ts';
import { offerPairing } from './pairing.ts';
import type { Pairing } from './pairing-store.ts';
import { readScreenCookie, screenCookie, screenCookieOptions } from './screen-cookie.ts';
import { findScreen } from './screen-guard.ts';

const address = '/kiosk/api/pairing';
const noStore = 'private, no-store';
/** Everyone takes from it. */
const site = 'site';

/** A screen without a pairing asks for a code, and then whether a curator has typed it. */
export function pairingRoutes(services: KioskServices): Routes {
  return [
    { method: 'get', path: address, permission: 'everyone', handle: showPairing(services) },
    { method: 'post', path: address, permission: 'everyone', readsJson: true, handle: askForCode(services) },
  ];
}

function showPairing(services: KioskServices): Handler {
  return async (request, response) => {
    const cookie = request.get('cookie');
    const waiting = await waitingPairing(services, cookie);
    const isPaired = !waiting && (await findScreen(services, cookie)) !== null;
    const state: PairingState['state'] = waiting ? 'waiting' : isPaired ? 'paired' : 'none';
    response.set('Cache-Control', noStore).json({ state } satisfies PairingState);
  };
}

function askForCode(services: KioskServices): Handler {
  return async (request, response) => {
    const cookie = request.get('cookie');
    response.set('Cache-Control', noStore);
    // A screen that begins anew while its code still waits reads out the same one.
    const waiting = await waitingPairing(services, cookie);
    if (waiting) {
      response.json(toCode(waiting));
      return;
    }
    if (await findScreen(services, cookie)) {
      throw new Conflict(say('kiosk-pair-already'));
    }
    const { byAddress, ofSite } = services.limits.pairings;
    await byAddress.take(clientAddress(request));
    await ofSite.take(site);
    const { pairing, credential } = await offerPairing(services);
    response.cookie(screenCookie, credential, screenCookieOptions(services.https));
    response.json(toCode(pairing));
  };
}

function toCode({ code, expiresAt }: Pairing): PairingCode {
  return { code, expiresAt: expiresAt.toISOString() };
}

async function waitingPairing(services: KioskServices, cookie: string | undefined): Promise<Pairing | null> {
  const credential = readScreenCookie(cookie);
  return credential ? services.pairings.find(hashCode(credential), services.now()) : null;
}
