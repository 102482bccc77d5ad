import { NotFound } from '../../errors.ts';
import { one, readQuery } from '../../web/read-form.ts';
import type { Handler, PageRequest, PageResponse, Routes } from '../../web/routes.ts';
import { say } from '../../words/say.ts';
import { goOn, renderConfirm } from '../confirm/confirm-page.ts';
import type { CuratorServices } from '../curator-services.ts';
import { afterFirstStep, letIn } from '../sign-in/let-in.ts';
import { currentSession, settled } from '../sign-in/session-middleware.ts';
import { renderSignIn } from '../sign-in/sign-in-page.ts';
import { findAccount } from './find-account.ts';
import type { Errand, Introduced, Provider } from './provider.ts';

/** Milliseconds in which somebody must be back from the provider. */
const errandFor = 15 * 60_000;

interface Away {
  readonly errand: Errand;
  readonly at: number;
  readonly next: string;
  /** They are signed in, and show once more who they are. */
  readonly confirms: boolean;
}

declare module 'express-session' {
  interface SessionData {
    /** Somebody is at the provider to sign in. */
    openid: Away;
  }
}

const begin = '/curate/sign-in/openid';

/** Signing in by the host's own provider: there and back, without script. */
export function openidRoutes(services: CuratorServices): Routes {
  return [
    // A link and no form: a page's policy lets no form lead to another site.
    { method: 'get', path: begin, permission: 'everyone', handle: leave(services) },
    { method: 'get', path: `${begin}/back`, permission: 'everyone', handle: comeBack(services) },
  ];
}

function leave(services: CuratorServices): Handler {
  return async (request, response) => {
    const provider = providerOf(services);
    const { next, confirm } = readQuery(request, { next: one, confirm: one });
    const confirms = confirm === 'yes';
    try {
      const { address, errand } = await provider.begin(confirms);
      request.session.openid = { errand, at: services.now().getTime(), next, confirms };
      await settled((done) => request.session.save(done));
      response.redirect(303, address.href);
    } catch (error) {
      services.logger.warn({ err: error }, 'the provider of sign-in cannot be reached');
      await refuse(
        services,
        request,
        response,
        { next, confirms },
        say('openid-away', { name: provider.name }),
      );
    }
  };
}

function comeBack(services: CuratorServices): Handler {
  return async (request, response) => {
    const provider = providerOf(services);
    const away = request.session.openid;
    // An answer counts once.
    delete request.session.openid;
    if (!away || services.now().getTime() - away.at > errandFor)
      return refuse(services, request, response, { next: '', confirms: false }, say('openid-late'));
    const person = await whoCame(services, provider, request, away);
    if (typeof person === 'string') return refuse(services, request, response, away, person);
    if (away.confirms) return confirmed(services, request, response, away, person);
    const found = await findAccount(services, provider, person);
    if (!found.curator) return refuse(services, request, response, away, found.problem);
    const way = { way: 'openid', next: away.next } as const;
    if (provider.asksSecondStep) await letIn(services, request, response, found.curator, way);
    else await afterFirstStep(services, request, response, found.curator, way);
  };
}

/** Who came back, or a sentence on why nobody did. */
async function whoCame(
  { logger }: CuratorServices,
  provider: Provider,
  request: PageRequest,
  { errand, confirms }: Away,
): Promise<Introduced | string> {
  const query = request.originalUrl.slice(request.path.length);
  if (request.query.error === 'access_denied') return say('openid-refused', { name: provider.name });
  try {
    return await provider.finish(query, errand, confirms);
  } catch (error) {
    // Its words and its code say what was wrong; what hangs on it may hold tokens.
    const { message, code } = error as { message?: string; code?: string };
    logger.warn({ problem: message, code }, 'an answer of the provider of sign-in did not count');
    return say('openid-failed', { name: provider.name });
  }
}

async function confirmed(
  services: CuratorServices,
  request: PageRequest,
  response: PageResponse,
  away: Away,
  { identity }: Introduced,
): Promise<void> {
  const current = await currentSession(services, request);
  const own = current?.curator.identity;
  if (current && own?.issuer === identity.issuer && own.subject === identity.subject)
    return goOn(services, request, response, current);
  await refuse(services, request, response, away, say('openid-not-you'));
}

async function refuse(
  services: CuratorServices,
  request: PageRequest,
  response: PageResponse,
  { next, confirms }: Pick<Away, 'next' | 'confirms'>,
  message: string,
): Promise<void> {
  const errors = [{ field: 'openid', message }];
  const current = confirms ? await currentSession(services, request) : null;
  if (current) await renderConfirm(services, response, current, errors);
  else await renderSignIn(services, response, { next, email: '', errors });
}

function providerOf({ openid }: CuratorServices): Provider {
  if (!openid) throw new NotFound(say('errors-no-page'));
  return openid;
}
