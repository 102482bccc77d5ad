import { Unauthorised } from '../errors.ts';
import { noSuchPage } from '../web/error-pages.ts';
import { type Guards, readFormToKeep } from '../web/mount-routes.ts';
import type { PageRequest, PageResponse } from '../web/routes.ts';
import { setSignedIn } from '../web/signed-in.ts';
import { say } from '../words/say.ts';
import { type Curator, displayName, type Role, roles, scopeOf } from './curator.ts';
import type { CuratorServices } from './curator-services.ts';
import { currentCurator } from './sign-in/session-middleware.ts';

export type Middleware = Guards['curator'][number];

type Next = Parameters<Middleware>[2];
type Answer = (curator: Curator | null, ...rest: Parameters<Middleware>) => void;

/**
 * What stands before the routes for people with accounts. The account is read on every request, so a lost role
 * or a closed account counts at once (S13). Needs curatorSessions() before it.
 */
export function curatorGuards(
  services: Pick<CuratorServices, 'curators'>,
): Pick<Guards, 'helper' | 'curator' | 'admin'> {
  const guard = (answer: Answer): Middleware => {
    return (request, response, next) => {
      currentCurator(services, request).then((curator) => answer(curator, request, response, next), next);
    };
  };
  return {
    helper: [guard(letIn(roles))],
    curator: [guard(letIn(['curator', 'admin']))],
    admin: [guard(letIn(['admin']))],
  };
}

const letIn =
  (welcome: readonly Role[]) =>
  (curator: Curator | null, ...rest: Parameters<Middleware>) => {
    const [request, response, next] = rest;
    if (!curator) {
      turnAway(request, response, next);
      return;
    }
    setSignedIn(response, {
      id: curator.id,
      name: displayName(curator),
      role: curator.role,
      scope: scopeOf(curator),
    });
    // To another role these pages are not there (S12); it is still their own page that says so.
    if (welcome.includes(curator.role)) next();
    else noSuchPage(request, response, next);
  };

const reads = new Set(['GET', 'HEAD']);
const bytes = /\/(?:media|originals)\//;

// Every page under /curate asks to sign in, whether it exists or not; bytes are simply not there (S12).
function turnAway(request: PageRequest, response: PageResponse, next: Next): void {
  if (bytes.test(request.path)) noSuchPage(request, response, next);
  else if (request.method === 'POST' && request.is('urlencoded')) keepWhatWasTyped(request, response, next);
  else if (request.method === 'POST' && request.is('json'))
    next(new Unauthorised(say('curate-session-over')));
  else if (!reads.has(request.method)) noSuchPage(request, response, next);
  else response.redirect(303, `/curate/sign-in?next=${encodeURIComponent(request.originalUrl)}`);
}

/**
 * The session ended while somebody wrote: the page holds all of it, and sends it once they are signed in again. It looks
 * the same whatever it was about, and nothing is kept here.
 */
function keepWhatWasTyped(request: PageRequest, response: PageResponse, next: Next): void {
  readFormToKeep(request, response, (error?: unknown) => {
    if (error) return next(error);
    const sent: Readonly<Record<string, unknown>> = request.body ?? {};
    response.status(401).render('curate/session-over', {
      title: say('curate-session-over'),
      private: true,
      bodyClass: 'curate',
      action: request.originalUrl,
      fields: Object.entries(sent).flatMap(([name, value]) =>
        // A password is typed again.
        /password/i.test(name) ? [] : [value].flat().map((one) => ({ name, value: String(one) })),
      ),
    });
  });
}
