import { one, readForm } from '../../web/read-form.ts';
import type { Handler, Routes } from '../../web/routes.ts';
import { say } from '../../words/say.ts';
import { goOn, renderConfirm } from '../confirm/confirm-page.ts';
import type { CuratorServices } from '../curator-services.ts';
import { ownSession } from '../sessions/own-session.ts';
import { halfwayIn, letIn } from '../sign-in/let-in.ts';
import { renderSignIn } from '../sign-in/sign-in-page.ts';
import { readPasskey } from './passkeys.ts';

/** A passkey is the whole of a sign-in: its owner's device has asked who they are. It also stands for a second step, and for showing again who one is. */
export function passkeySignInRoutes(services: CuratorServices): Routes {
  return [
    { method: 'post', path: '/curate/sign-in/passkey', permission: 'everyone', handle: signIn(services) },
    {
      method: 'post',
      path: '/curate/account/confirm/passkey',
      permission: 'account',
      handle: confirm(services),
    },
  ];
}

function signIn(services: CuratorServices): Handler {
  return async (request, response) => {
    const { passkey, next } = readForm(request, { passkey: one, next: one });
    const halfway = await halfwayIn(services, request);
    const curator = await readPasskey(services, passkey, halfway?.curator);
    if (curator)
      return letIn(services, request, response, curator, {
        way: 'passkey',
        next: next || (halfway?.next ?? ''),
      });
    const errors = [{ field: 'passkey', message: say('passkeys-failed') }];
    await renderSignIn(services, response, { next, email: '', errors });
  };
}

function confirm(services: CuratorServices): Handler {
  return async (request, response) => {
    const current = await ownSession(services, request);
    const { passkey } = readForm(request, { passkey: one });
    const curator = await readPasskey(services, passkey, current.curator);
    if (curator?.id === current.curator.id) return goOn(services, request, response, current);
    const errors = [{ field: 'passkey', message: say('passkeys-failed') }];
    await renderConfirm(services, response, current, errors);
  };
}
