import type { Problem } from '../../web/form-fields.ts';
import { byField } from '../../web/form-fields.ts';
import type { PageRequest, PageResponse } from '../../web/routes.ts';
import { say } from '../../words/say.ts';
import type { CuratorServices } from '../curator-services.ts';
import { askForPasskey } from '../second-step/passkeys.ts';
import { pathFor } from '../sign-in/local-path.ts';
import { type CurrentSession, proveAgain } from '../sign-in/session-middleware.ts';

/** They have shown who they are: on to where they were going. A form cannot be sent on by a redirect, so a page holds it. */
export async function goOn(
  services: CuratorServices,
  request: PageRequest,
  response: PageResponse,
  { curator, record }: CurrentSession,
): Promise<void> {
  const { going } = request.session;
  await proveAgain(services, request, record);
  if (going?.fields) return response.redirect(303, '/curate/account/go-on');
  response.redirect(303, pathFor(curator.role, going?.path ?? '/curate/account'));
}

export async function renderConfirm(
  services: CuratorServices,
  response: PageResponse,
  { curator }: CurrentSession,
  errors: readonly Problem[],
): Promise<void> {
  response.status(errors.length > 0 ? 422 : 200).render('curate/confirm', {
    title: say('confirm-title'),
    private: true,
    bodyClass: 'curate',
    scripts: ['js/curate/show-password.js', 'js/curate/passkey.js'],
    email: curator.email,
    hasPassword: curator.passwordHash !== null,
    passkey: await askForPasskey(services, curator),
    openid: curator.identity && services.openid ? services.openid.name : null,
    errors,
    problem: byField(errors),
  });
}
