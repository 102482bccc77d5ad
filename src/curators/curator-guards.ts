import { Unauthorised } from '../errors.ts';
import { noSuchPage } from '../web/error-pages.ts';
import { type Guards, readFormToKeep } from '../web/mount-routes.ts';
import type { PageRequest, PageResponse } from '../web/routes.ts';
import { setSignedIn } from '../web/signed-in.ts';
import { say } from '../words/say.ts';
import { displayName, type Role, roles, scopeOf } from './curator.ts';
import type { CuratorServices } from './curator-services.ts';
import { lacksSecondStep, type SecondStepFor } from './second-step/second-step.ts';
import { type CurrentSession, currentSession } from './sign-in/session-middleware.ts';

export type Middleware = Guards['curator'][number];

type Next = Parameters<Middleware>[2];
type Answer = (current: CurrentSession | null, ...rest: Parameters<Middleware>) => void;

/**
 * What stands before the routes for people with accounts. The account is read on every request, so a lost role
 * or a closed account counts at once (S13). Needs curatorSessions() before it.
 */
export function curatorGuards(
  services: CuratorServices,
): Pick<Guards, 'account' | 'helper' | 'curator' | 'admin'> {
  const guard = (answer: Answer): Middleware => {
    return (request, response, next) => {
      currentSession(services, request).then((current) => answer(current, request, response, next), next);
    };
  };
  return {
    account: [guard(letIn(roles, 'no'))],
    helper: [guard(letIn(roles, services.secondStep))],
    curator: [guard(letIn(['curator', 'admin'], services.secondStep))],
    admin: [guard(letIn(['admin'], services.secondStep))],
  };
}

const letIn =
  (welcome: readonly Role[], required: SecondStepFor) =>
  (current: CurrentSession | null, ...rest: Parameters<Middleware>) => {
    const [request, response, next] = rest;
    if (!current) {
      turnAway(request, response, next);
      return;
    }
    const { curator, record } = current;
    setSignedIn(response, {
      id: curator.id,
      name: displayName(curator),
      role: curator.role,
      scope: scopeOf(curator),
    });
    if (!record.steppedElsewhere && lacksSecondStep(required, curator)) {
      turnAway(request, response, next, setUpFirst());
      return;
    }
    // To another role these pages are not there (S12); it is still their own page that says so.
    if (welcome.includes(curator.role)) next();
    else noSuchPage(request, response, next);
  };

/** Why somebody is turned away, and the page that leads on. */
interface Away {
  readonly page: string;
  readonly title: string;
  readonly about: string;
  readonly link: string;
}

const signInFirst = (): Away => ({
  page: '/curate/sign-in',
  title: say('curate-session-over'),
  about: say('curate-session-over-about'),
  link: say('curate-session-over-sign-in'),
});

const setUpFirst = (): Away => ({
  page: '/curate/account/second-step',
  title: say('second-step-first'),
  about: say('second-step-first-about'),
  link: say('second-step-first-link'),
});

const reads = new Set(['GET', 'HEAD']);
const bytes = /\/(?:media|originals)\//;

// Every page under /curate asks to sign in, whether it exists or not; bytes are simply not there (S12).
function turnAway(request: PageRequest, response: PageResponse, next: Next, away = signInFirst()): void {
  if (bytes.test(request.path)) noSuchPage(request, response, next);
  else if (request.method === 'POST' && request.is('urlencoded'))
    keepWhatWasTyped(request, response, next, away);
  else if (request.method === 'POST' && request.is('json')) next(new Unauthorised(away.title));
  else if (!reads.has(request.method)) noSuchPage(request, response, next);
  else response.redirect(303, `${away.page}?next=${encodeURIComponent(request.originalUrl)}`);
}

/**
 * The session ended while somebody wrote: the page holds all of it, and sends it once they are let in again. It looks
 * the same whatever it was about, and nothing is kept here.
 */
function keepWhatWasTyped(request: PageRequest, response: PageResponse, next: Next, away: Away): void {
  readFormToKeep(request, response, (error?: unknown) => {
    if (error) return next(error);
    response.status(401).render('curate/session-over', {
      ...away,
      private: true,
      bodyClass: 'curate',
      action: request.originalUrl,
      fields: fieldsToKeep(request.body ?? {}),
    });
  });
}

/** A form's fields as hidden ones; a password is typed again. */
export function fieldsToKeep(sent: Readonly<Record<string, unknown>>) {
  return Object.entries(sent).flatMap(([name, value]) =>
    /password/i.test(name) ? [] : [value].flat().map((one) => ({ name, value: String(one) })),
  );
}
