import { isBlank } from '../../story/text/plain-text.ts';
import { clientAddress } from '../../web/client-address.ts';
import type { Problem } from '../../web/form-fields.ts';
import { byField } from '../../web/form-fields.ts';
import { one, readForm, readQuery, secret } from '../../web/read-form.ts';
import type { Handler, PageResponse, Routes } from '../../web/routes.ts';
import { say } from '../../words/say.ts';
import type { CuratorServices } from '../curator-services.ts';
import { pathFor } from './local-path.ts';
import { beginSession, currentCurator, endSession } from './session-middleware.ts';
import { signIn } from './sign-in.ts';

export function signInRoutes(services: CuratorServices): Routes {
  return [
    { method: 'get', path: '/curate/sign-in', permission: 'everyone', handle: showForm(services) },
    { method: 'post', path: '/curate/sign-in', permission: 'everyone', handle: checkForm(services) },
    { method: 'post', path: '/curate/sign-out', permission: 'helper', handle: signOut },
  ];
}

function showForm(services: CuratorServices): Handler {
  return async (request, response) => {
    const { next, out } = readQuery(request, { next: one, out: one });
    const curator = await currentCurator(services, request);
    if (curator) return response.redirect(303, pathFor(curator.role, next));
    renderForm(response, { next, email: '', signedOut: out === 'yes', errors: [] });
  };
}

function checkForm(services: CuratorServices): Handler {
  return async (request, response) => {
    const { email, password, next } = readForm(request, { email: one, password: secret, next: one });
    const missing = missingFields(email, password);
    if (missing.length > 0) return renderForm(response, { next, email, errors: missing });
    const curator = await signIn(services, { email, password, address: clientAddress(request) });
    if (!curator) return renderForm(response, { next, email, errors: [wrong()] });
    await beginSession(request, curator);
    services.logger.info({ curator: curator.id }, 'a curator signed in');
    response.redirect(303, pathFor(curator.role, next));
  };
}

const signOut: Handler = async (request, response) => {
  await endSession(request);
  response.redirect(303, '/curate/sign-in?out=yes');
};

// The same words whether the address is unknown, the password is wrong or the account is closed (S13).
const wrong = (): Problem => ({ field: 'email', message: say('curate-sign-in-wrong') });

function missingFields(email: string, password: string): Problem[] {
  const errors: Problem[] = [];
  if (isBlank(email)) errors.push({ field: 'email', message: say('curate-sign-in-email-missing') });
  if (!password) errors.push({ field: 'password', message: say('curate-sign-in-password-missing') });
  return errors;
}

interface SignInForm {
  readonly next: string;
  readonly email: string;
  readonly signedOut?: boolean;
  readonly errors: readonly Problem[];
}

function renderForm(response: PageResponse, form: SignInForm): void {
  response.status(form.errors.length > 0 ? 422 : 200).render('curate/sign-in', {
    title: say('curate-sign-in-title'),
    private: true,
    bodyClass: 'curate',
    scripts: ['js/curate/show-password.js'],
    ...form,
    problem: byField(form.errors),
  });
}
