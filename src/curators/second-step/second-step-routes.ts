import { Unacceptable } from '../../errors.ts';
import type { Problem } from '../../web/form-fields.ts';
import { byField } from '../../web/form-fields.ts';
import { qrPicture } from '../../web/qr-picture.ts';
import { one, readForm, readQuery } from '../../web/read-form.ts';
import type { Handler, PageRequest, PageResponse, Routes } from '../../web/routes.ts';
import { say } from '../../words/say.ts';
import { onceProved } from '../confirm/fresh.ts';
import type { Curator } from '../curator.ts';
import type { CuratorServices } from '../curator-services.ts';
import { ownSession } from '../sessions/own-session.ts';
import { pathFor } from '../sign-in/local-path.ts';
import { addCodes, removeCodes, renewRecoveryCodes } from './change-second-step.ts';
import { clockError, codesAddress, newCodeSecret } from './one-time-codes.ts';
import { seal, unseal } from './sealed.ts';
import { ownPage, secondStepPage, secondStepPath, showAdded } from './second-step-page.ts';

declare module 'express-session' {
  interface SessionData {
    /** The secret that is shown to somebody who sets up codes, sealed, until they have typed one. */
    newCodes: string;
  }
}

/** The second step of whoever is signed in: what there is of it, codes from an app, and recovery codes. */
export function secondStepRoutes(services: CuratorServices): Routes {
  const codes = `${secondStepPath}/codes`;
  const own = (method: 'get' | 'post', path: string, handle: Handler) =>
    ({ method, path, permission: 'account', handle }) as const;
  return [
    own('get', secondStepPath, showOverview(services)),
    own('get', codes, onceProved(services, showCodes(services))),
    own('post', codes, onceProved(services, checkCode(services))),
    own('get', `${codes}/remove`, onceProved(services, askToRemove(services))),
    own('post', `${codes}/remove`, onceProved(services, removeThem(services))),
    own('post', `${secondStepPath}/recovery-codes`, onceProved(services, renewThem(services))),
  ];
}

function showOverview(services: CuratorServices): Handler {
  return async (request, response) => {
    const { done, next } = readQuery(request, { done: one, next: one });
    const { curator } = await ownSession(services, request);
    if (next) request.session.wanted = pathFor(curator.role, next);
    response.render('curate/second-step', secondStepPage(services, curator, done));
  };
}

function showCodes(services: CuratorServices): Handler {
  return async (request, response) => {
    const { curator } = await ownSession(services, request);
    // The same after a reload, since an app may have it already.
    const secret = secretOnShow(services, request, curator) ?? newCodeSecret();
    request.session.newCodes = seal(services.secret, 'one-time codes', curator.id, secret);
    await renderCodes(response, curator, secret, []);
  };
}

function checkCode(services: CuratorServices): Handler {
  return async (request, response) => {
    const { curator } = await ownSession(services, request);
    const { code } = readForm(request, { code: one });
    const secret = secretOnShow(services, request, curator);
    if (secret === null) return response.redirect(303, `${secondStepPath}/codes`);
    const added = await addCodes(services, curator, secret, code);
    if (!added)
      return renderCodes(response, curator, secret, [
        { field: 'code', message: wrongCode(secret, code, services.now()) },
      ]);
    delete request.session.newCodes;
    showAdded(request, response, added, 'codes');
  };
}

/** A clock that is off is what most often goes wrong, and nobody can see it: so it is said. */
function wrongCode(secret: string, code: string, now: Date): string {
  const minutes = clockError(secret, code, now);
  if (!minutes) return say('codes-wrong');
  return say('codes-clock', { minutes: Math.abs(minutes), way: minutes > 0 ? 'fast' : 'slow' });
}

function secretOnShow(services: CuratorServices, request: PageRequest, { id }: Curator): string | null {
  const { newCodes } = request.session;
  return newCodes === undefined ? null : unseal(services.secret, 'one-time codes', id, newCodes);
}

function askToRemove(services: CuratorServices): Handler {
  return async (request, response) => {
    await ownSession(services, request);
    renderRemove(response, []);
  };
}

function removeThem(services: CuratorServices): Handler {
  return async (request, response) => {
    const { curator } = await ownSession(services, request);
    try {
      await removeCodes(services, curator);
    } catch (error) {
      if (!(error instanceof Unacceptable)) throw error;
      return renderRemove(response, [{ field: 'remove', message: error.message }]);
    }
    response.redirect(303, `${secondStepPath}?done=codes-removed`);
  };
}

function renewThem(services: CuratorServices): Handler {
  return async (request, response) => {
    const { curator } = await ownSession(services, request);
    showAdded(request, response, await renewRecoveryCodes(services, curator), 'renewed');
  };
}

async function renderCodes(
  response: PageResponse,
  { email }: Curator,
  secret: string,
  errors: readonly Problem[],
): Promise<void> {
  const address = codesAddress(secret, { issuer: say('site-name'), label: email ?? '' });
  response.status(errors.length > 0 ? 422 : 200).render('curate/codes', {
    ...ownPage,
    title: say('codes-title'),
    picture: await qrPicture(address),
    address,
    secret: secret.replaceAll(/.{4}(?=.)/g, '$& '),
    errors,
    problem: byField(errors),
  });
}

function renderRemove(response: PageResponse, errors: readonly Problem[]): void {
  response.status(errors.length > 0 ? 422 : 200).render('curate/second-step-remove', {
    ...ownPage,
    title: say('codes-remove-title'),
    about: say('codes-remove-about'),
    button: say('codes-remove'),
    errors,
  });
}
