import { NotFound } from '../../errors.ts';
import { trimText } from '../../story/text/plain-text.ts';
import { clientAddress } from '../../web/client-address.ts';
import type { Problem } from '../../web/form-fields.ts';
import { byField } from '../../web/form-fields.ts';
import { one, readForm, secret } from '../../web/read-form.ts';
import type { Handler, PageRequest, PageResponse, Routes } from '../../web/routes.ts';
import { say } from '../../words/say.ts';
import type { Curator } from '../curator.ts';
import type { CuratorServices } from '../curator-services.ts';
import { afterFirstStep } from '../sign-in/let-in.ts';
import { accept, type Welcome } from './accounts.ts';
import { invitedBy } from './invitation.ts';
import { nameProblem, parseEmail } from './name-and-email.ts';
import { passwordHint, passwordProblem } from './password-rules.ts';

/** Where a one-time link leads: its owner gives a name and a password, and is in. */
export function welcomeRoutes(services: CuratorServices): Routes {
  const path = '/curate/welcome/:code';
  return [
    { method: 'get', path, permission: 'everyone', handle: showForm(services) },
    { method: 'post', path, permission: 'everyone', handle: checkForm(services) },
  ];
}

function showForm(services: CuratorServices): Handler {
  return async (request, response) => {
    const invited = await findInvited(services, request);
    renderForm(response, invited, { email: invited.email ?? '', name: invited.name }, []);
  };
}

function checkForm(services: CuratorServices): Handler {
  return async (request, response) => {
    const invited = await findInvited(services, request);
    const form = readForm(request, { email: one, name: one, password: secret });
    const given: Welcome = {
      email: invited.email ?? parseEmail(form.email) ?? '',
      name: trimText(form.name),
      password: form.password,
    };
    const errors = await problems(services, invited, given);
    if (errors.length > 0) return renderForm(response, invited, form, errors);
    const curator = await accept(services, invited, given);
    services.logger.info({ curator: curator.id }, 'a curator accepted an invitation');
    await afterFirstStep(services, request, response, curator, { way: 'link', next: '' });
  };
}

// A code has 130 bits, so a right one is let in whatever was tried from its address before (S15).
async function findInvited(services: CuratorServices, request: PageRequest): Promise<Curator> {
  const invited = await invitedBy(services, String(request.params.code));
  if (invited) return invited;
  await services.tries.wrongLinks.take(clientAddress(request));
  throw new NotFound(say('curate-welcome-link-void'));
}

async function problems(services: CuratorServices, invited: Curator, given: Welcome): Promise<Problem[]> {
  const errors: Problem[] = [];
  const add = (field: string, message: string | null) => message && errors.push({ field, message });
  if (invited.email === null) add('email', await emailProblem(services, given.email));
  add('name', nameProblem(given.name));
  add('password', await passwordProblem(given.password, [given.email, given.name]));
  return errors;
}

async function emailProblem(services: CuratorServices, email: string): Promise<string | null> {
  if (!email) return say('curate-email-invalid');
  const known = await services.curators.findByEmail(email);
  return known ? say('curate-welcome-email-taken') : null;
}

function renderForm(
  response: PageResponse,
  invited: Curator,
  form: Pick<Welcome, 'email' | 'name'>,
  errors: readonly Problem[],
): void {
  const again = invited.name !== '';
  response.status(errors.length > 0 ? 422 : 200).render('curate/welcome', {
    title: say('curate-welcome-title', { again: again ? 'yes' : 'no' }),
    private: true,
    bodyClass: 'curate',
    scripts: ['js/curate/show-password.js'],
    again,
    asksEmail: invited.email === null,
    role: invited.role,
    email: form.email,
    name: form.name,
    passwordHint: passwordHint(),
    errors,
    problem: byField(errors),
  });
}
