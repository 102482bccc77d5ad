import { noSuchPage } from '../web/error-pages.ts';
import type { Guards } from '../web/mount-routes.ts';
import { setSignedIn } from '../web/signed-in.ts';
import { type Curator, displayName } from './curator.ts';
import type { CuratorServices } from './curator-services.ts';
import type { Middleware, PageRequest, PageResponse } from './express-types.ts';
import { currentCurator } from './session-middleware.ts';

type Next = Parameters<Middleware>[2];
type Answer = (curator: Curator | null, ...rest: Parameters<Middleware>) => void;

/**
 * What stands before the routes for curators and administrators. The account is read on every request, so a lost role
 * or a closed account counts at once (S13). Needs curatorSessions() before it.
 */
export function curatorGuards(
  services: Pick<CuratorServices, 'curators'>,
): Pick<Guards, 'curator' | 'admin'> {
  const guard = (answer: Answer): Middleware => {
    return (request, response, next) => {
      currentCurator(services, request).then((curator) => answer(curator, request, response, next), next);
    };
  };
  return {
    curator: [guard(letCuratorIn)],
    admin: [guard(letAdministratorIn)],
  };
}

const letCuratorIn: Answer = (curator, request, response, next) => {
  if (!curator) {
    turnAway(request, response, next);
    return;
  }
  setSignedIn(response, {
    id: curator.id,
    name: displayName(curator),
    role: curator.role,
    scope: curator.role === 'admin' ? null : curator.neighbourhoods,
  });
  next();
};

const letAdministratorIn: Answer = (curator, request, response, next) => {
  // To a curator these pages are not there (S12); it is still their own page that says so.
  const isThere = curator === null || curator.role === 'admin';
  letCuratorIn(curator, request, response, isThere ? next : () => noSuchPage(request, response, next));
};

const reads = new Set(['GET', 'HEAD']);
const bytes = /\/(?:media|originals)\//;

// Every page under /curate asks to sign in, whether it exists or not; bytes and changes are simply not there (S12).
function turnAway(request: PageRequest, response: PageResponse, next: Next): void {
  if (!reads.has(request.method) || bytes.test(request.path)) noSuchPage(request, response, next);
  else response.redirect(303, `/curate/sign-in?next=${encodeURIComponent(request.originalUrl)}`);
}
