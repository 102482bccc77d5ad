import type { Problem } from '../../web/form-fields.ts';
import { byField } from '../../web/form-fields.ts';
import { one, readForm, readQuery, secret } from '../../web/read-form.ts';
import type { Handler, PageResponse, Routes } from '../../web/routes.ts';
import { signedIn } from '../../web/signed-in.ts';
import { say } from '../../words/say.ts';
import { type Curator, roleName } from '../curator.ts';
import type { CuratorServices } from '../curator-services.ts';
import { ownSession } from '../sessions/own-session.ts';
import type { SessionRecord } from '../sessions/session-records.ts';
import { beginSession } from '../sign-in/session-middleware.ts';
import { changePassword } from './accounts.ts';
import { isPassword } from './password.ts';
import { passwordHint, passwordProblem } from './password-rules.ts';

/** The own account of whoever is signed in. */
export function accountRoutes(services: CuratorServices): Routes {
  const path = '/curate/account';
  return [
    { method: 'get', path, permission: 'helper', handle: showForm(services) },
    { method: 'post', path, permission: 'helper', handle: checkForm(services) },
  ];
}

function showForm(services: CuratorServices): Handler {
  return async (request, response) => {
    const { done } = readQuery(request, { done: one });
    const { curator } = await ownSession(services, request);
    await renderForm(services, response, curator, [], doneSentence(done));
  };
}

function checkForm(services: CuratorServices): Handler {
  return async (request, response) => {
    const { curator, record } = await ownSession(services, request);
    const { current, password } = readForm(request, { current: secret, password: secret });
    const errors = await problems(services, curator, record, current, password);
    if (errors.length > 0) return renderForm(services, response, curator, errors, null);
    const changed = await changePassword(services, curator, password);
    await beginSession(services, request, response, changed, record.steppedElsewhere);
    response.redirect(303, '/curate/account?done=password');
  };
}

async function problems(
  services: CuratorServices,
  curator: Curator,
  record: SessionRecord,
  current: string,
  password: string,
): Promise<Problem[]> {
  const errors: Problem[] = [];
  // Whoever finds an open screen must not be able to guess for long either, and locks out nobody by it.
  await services.tries.askedAgain.take(record.id);
  if (await isPassword(curator.passwordHash, current)) await services.tries.askedAgain.clear(record.id);
  else errors.push({ field: 'current', message: say('curate-account-password-wrong') });
  const problem = await passwordProblem(password, [curator.email ?? '', curator.name]);
  if (problem) errors.push({ field: 'password', message: problem });
  return errors;
}

/** What has just been done; null for anything else that an address may name. */
function doneSentence(done: string): string | null {
  if (done === 'screen-emails') return say('alerts-saved');
  if (done === 'system-emails') return say('system-emails-saved');
  return done === 'password' ? say('curate-account-password-changed') : null;
}

async function renderForm(
  services: CuratorServices,
  response: PageResponse,
  curator: Curator,
  errors: readonly Problem[],
  done: string | null,
): Promise<void> {
  const account = signedIn(response);
  const [screens, system] = await Promise.all([
    services.alertChoice(account),
    services.systemChoice(account),
  ]);
  response.status(errors.length > 0 ? 422 : 200).render('curate/account', {
    title: say('curate-account-title'),
    private: true,
    bodyClass: 'curate',
    scripts: ['js/curate/show-password.js'],
    email: curator.email,
    name: curator.name,
    role: roleName(curator.role),
    passwordHint: passwordHint(),
    screens,
    system,
    done,
    errors,
    problem: byField(errors),
  });
}
