import { Unauthorised } from '../../errors.ts';
import { hashCode } from '../../random.ts';
import type { Guards } from '../../web/mount-routes.ts';
import type { Handler } from '../../web/routes.ts';
import { say } from '../../words/say.ts';
import type { KioskServices } from '../kiosk-services.ts';
import type { Screen } from './screen.ts';
import { readScreenCookie } from './screen-cookie.ts';

type Middleware = Guards['screen'][number];
type KioskResponse = Parameters<Handler>[1];

export const beatAddress = '/kiosk/api/beat';

/**
 * What stands before the routes for screens. The screen is read on every request, so a revoked credential ends at once;
 * its answer, 401, is the same as for none, and tells the player to wipe itself. A beat is let through: what keeps it
 * asks for the credential in the same step of the store (screen-api-routes.ts).
 */
export function screenGuard(services: Pick<KioskServices, 'screens' | 'now'>): Middleware {
  return (request, response, next) => {
    response.set('Cache-Control', 'private, no-store');
    if (request.method === 'POST' && request.path === beatAddress && request.is('json')) {
      next();
      return;
    }
    findScreen(services, request.get('cookie')).then((screen) => {
      if (!screen) return next(notPaired());
      response.locals.screen = screen;
      next();
    }, next);
  };
}

/** The paired screen behind a Cookie header; null where there is none, or its credential was revoked. */
export async function findScreen(
  { screens, now }: Pick<KioskServices, 'screens' | 'now'>,
  cookie: string | undefined,
): Promise<Screen | null> {
  const code = readScreenCookie(cookie);
  const screen = code && (await screens.findByCredential(hashCode(code)));
  if (!screen) return null;
  if (screen.revokedAt === null) return screen;
  if (screen.toldAt === null) await screens.noteTold(screen.id, now());
  return null;
}

/** @throws Error on a route whose permission is not `screen`. */
export function askingScreen(response: KioskResponse): Screen {
  const screen: Screen | undefined = response.locals.screen;
  if (!screen) throw new Error('Expected a screen on this route but found none');
  return screen;
}

export const notPaired = () => new Unauthorised(say('kiosk-not-paired'));
