import { isBlank } from '../../story/text/plain-text.ts';
import { clientAddress } from '../../web/client-address.ts';
import type { Problem } from '../../web/form-fields.ts';
import { one, readForm, readQuery, secret } from '../../web/read-form.ts';
import type { Handler, Routes } from '../../web/routes.ts';
import { say } from '../../words/say.ts';
import type { CuratorServices } from '../curator-services.ts';
import { knownDevice } from './known-device.ts';
import { afterFirstStep } from './let-in.ts';
import { pathFor } from './local-path.ts';
import { currentCurator, endSession } from './session-middleware.ts';
import { signIn } from './sign-in.ts';
import { renderSignIn } from './sign-in-page.ts';

export function signInRoutes(services: CuratorServices): Routes {
  return [
    { method: 'get', path: '/curate/sign-in', permission: 'everyone', handle: showForm(services) },
    { method: 'post', path: '/curate/sign-in', permission: 'everyone', handle: checkForm(services) },
    { method: 'post', path: '/curate/sign-out', permission: 'account', handle: signOut(services) },
  ];
}

function showForm(services: CuratorServices): Handler {
  return async (request, response) => {
    const { next, out } = readQuery(request, { next: one, out: one });
    const curator = await currentCurator(services, request);
    if (curator) return response.redirect(303, pathFor(curator.role, next));
    await renderSignIn(services, response, { next, email: '', notice: noticeOf(out), errors: [] });
  };
}

function checkForm(services: CuratorServices): Handler {
  return async (request, response) => {
    const { email, password, next } = readForm(request, { email: one, password: secret, next: one });
    const missing = missingFields(email, password);
    if (missing.length > 0) return renderSignIn(services, response, { next, email, errors: missing });
    const curator = await signIn(services, {
      email,
      password,
      address: clientAddress(request),
      knownDevice: (account) => knownDevice(services, request, account),
    });
    if (!curator) return renderSignIn(services, response, { next, email, errors: [wrong()] });
    await afterFirstStep(services, request, response, curator, { way: 'password', next });
  };
}

function signOut(services: CuratorServices): Handler {
  return async (request, response) => {
    await endSession(services, request);
    response.redirect(303, '/curate/sign-in?out=yes');
  };
}

// The same words whether the address is unknown, the password is wrong or the account is closed (S13).
const wrong = (): Problem => ({ field: 'email', message: say('curate-sign-in-wrong') });

function noticeOf(out: string): string | null {
  if (out === 'yes') return say('curate-signed-out');
  return out === 'late' ? say('second-sign-in-late') : null;
}

function missingFields(email: string, password: string): Problem[] {
  const errors: Problem[] = [];
  if (isBlank(email)) errors.push({ field: 'email', message: say('curate-sign-in-email-missing') });
  if (!password) errors.push({ field: 'password', message: say('curate-sign-in-password-missing') });
  return errors;
}
