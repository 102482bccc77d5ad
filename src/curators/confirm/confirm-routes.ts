import { readForm, secret } from '../../web/read-form.ts';
import type { Handler, Routes } from '../../web/routes.ts';
import { say } from '../../words/say.ts';
import { isPassword } from '../accounts/password.ts';
import type { CuratorServices } from '../curator-services.ts';
import { ownSession } from '../sessions/own-session.ts';
import { pathFor } from '../sign-in/local-path.ts';
import { goOn, renderConfirm } from './confirm-page.ts';

/** Somebody who is signed in is asked once more who they are, and goes on where they were. */
export function confirmRoutes(services: CuratorServices): Routes {
  const path = '/curate/account/confirm';
  return [
    { method: 'get', path, permission: 'account', handle: showForm(services) },
    { method: 'post', path, permission: 'account', handle: checkPassword(services) },
    { method: 'get', path: '/curate/account/go-on', permission: 'account', handle: showGoOn(services) },
  ];
}

function showForm(services: CuratorServices): Handler {
  return async (request, response) => {
    await renderConfirm(services, response, await ownSession(services, request), []);
  };
}

function checkPassword(services: CuratorServices): Handler {
  return async (request, response) => {
    const current = await ownSession(services, request);
    const { password } = readForm(request, { password: secret });
    const { askedAgain } = services.tries;
    await askedAgain.take(current.record.id);
    if (!(await isPassword(current.curator.passwordHash, password)))
      return renderConfirm(services, response, current, [
        { field: 'password', message: say('curate-account-password-wrong') },
      ]);
    await askedAgain.clear(current.record.id);
    await goOn(services, request, response, current);
  };
}

/** Holds the form that they were sending; its button sends it. */
function showGoOn(services: CuratorServices): Handler {
  return async (request, response) => {
    const { curator } = await ownSession(services, request);
    const { going } = request.session;
    if (!going?.fields) return response.redirect(303, pathFor(curator.role, going?.path ?? ''));
    response.render('curate/go-on', {
      title: say('confirm-go-on-title'),
      private: true,
      bodyClass: 'curate',
      action: pathFor(curator.role, going.path),
      fields: going.fields,
    });
  };
}
