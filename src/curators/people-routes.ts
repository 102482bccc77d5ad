import { NotFound, Unacceptable } from '../errors.ts';
import { one, readForm, readQuery } from '../web/read-form.ts';
import type { Handler, Routes } from '../web/routes.ts';
import { signedIn } from '../web/signed-in.ts';
import { changeRole, deactivate, invite, inviteAgain } from './accounts.ts';
import { type Curator, canSignIn, displayName, type Role, roles } from './curator.ts';
import { parseCuratorId } from './curator-id.ts';
import type { CuratorServices } from './curator-services.ts';
import { parseEmail } from './email.ts';
import type { PageRequest, PageResponse } from './express-types.ts';
import { byField, type FieldError } from './field-errors.ts';

/** Administrators let people in, change what they may do, and close their accounts. */
export function peopleRoutes(services: CuratorServices): Routes {
  const person = '/curate/people/:id';
  return [
    { method: 'get', path: '/curate/people', permission: 'admin', handle: showPeople(services) },
    { method: 'post', path: '/curate/people', permission: 'admin', handle: invitePerson(services) },
    { method: 'post', path: `${person}/link`, permission: 'admin', handle: makeLink(services) },
    { method: 'post', path: `${person}/role`, permission: 'admin', handle: setRole(services) },
    { method: 'post', path: `${person}/close`, permission: 'admin', handle: closeAccount(services) },
  ];
}

function showPeople(services: CuratorServices): Handler {
  return async (request, response) => {
    const { done } = readQuery(request, { done: one });
    await renderPeople(services, response, { done: sentences[done] ?? null });
  };
}

function invitePerson(services: CuratorServices): Handler {
  return async (request, response) => {
    const form = readForm(request, { email: one, role: one });
    const email = parseEmail(form.email);
    const role = parseRole(form.role);
    const errors: FieldError[] = [];
    if (!email)
      errors.push({ field: 'email', message: 'Enter an e-mail address, such as name@example.org.' });
    if (!role) errors.push({ field: 'role', message: 'Choose what this person may do.' });
    if (!email || !role) return renderPeople(services, response, { errors, form });
    if (await services.curators.findByEmail(email)) {
      const message = 'This e-mail address has an account already. Make a new link for it in the list.';
      return renderPeople(services, response, { errors: [{ field: 'email', message }], form });
    }
    const path = await invite(services, email, role);
    renderLink(services, response, email, path);
  };
}

function makeLink(services: CuratorServices): Handler {
  return async (request, response) => {
    const curator = await findPerson(services, request);
    if (curator.email === null) throw noSuchPerson();
    renderLink(services, response, curator.email, await inviteAgain(services, curator));
  };
}

function setRole(services: CuratorServices): Handler {
  return async (request, response) => {
    const role = parseRole(readForm(request, { role: one }).role);
    const curator = await findPerson(services, request);
    if (role) await unlessLast(services, response, 'role', () => changeRole(services, curator, role));
    else response.redirect(303, '/curate/people');
  };
}

function closeAccount(services: CuratorServices): Handler {
  return async (request, response) => {
    const curator = await findPerson(services, request);
    await unlessLast(services, response, 'closed', () => deactivate(services, curator));
  };
}

const sentences: Readonly<Record<string, string>> = {
  role: 'The role has been changed. Their open pages are signed out.',
  closed: 'The account has been closed. Nobody can sign in with it any more.',
};

// The last administrator stays one: said on the page itself, where the next step is at hand.
async function unlessLast(
  services: CuratorServices,
  response: PageResponse,
  done: string,
  change: () => Promise<void>,
): Promise<void> {
  try {
    await change();
  } catch (error) {
    if (!(error instanceof Unacceptable)) throw error;
    return renderPeople(services, response, { errors: [{ field: 'people', message: error.message }] });
  }
  response.redirect(303, `/curate/people?done=${done}`);
}

async function findPerson(services: CuratorServices, request: PageRequest): Promise<Curator> {
  const id = parseCuratorId(String(request.params.id));
  const curator = id && (await services.curators.find(id));
  if (!curator) throw noSuchPerson();
  return curator;
}

const noSuchPerson = () => new NotFound('There is no such account.');
const parseRole = (text: string): Role | null => roles.find((role) => role === text) ?? null;

interface PeoplePage {
  readonly done?: string | null;
  readonly errors?: readonly FieldError[];
  readonly form?: { readonly email: string; readonly role: string };
}

async function renderPeople(
  services: CuratorServices,
  response: PageResponse,
  { done = null, errors = [], form = { email: '', role: 'curator' } }: PeoplePage,
): Promise<void> {
  const all = await services.curators.list();
  const me = signedIn(response).id;
  response.status(errors.length > 0 ? 422 : 200).render('curate/people', {
    title: 'People',
    private: true,
    bodyClass: 'curate',
    people: all
      .filter((curator) => curator.email !== null)
      .map((curator) => personLine(curator, me, services.now())),
    form,
    roles: [
      {
        value: 'curator',
        label: 'Curator',
        hint: 'Looks at stories and decides.',
        checked: form.role === 'curator',
      },
      {
        value: 'admin',
        label: 'Administrator',
        hint: 'Also looks after people, neighbourhoods and themes.',
        checked: form.role === 'admin',
      },
    ],
    done,
    errors,
    problem: byField(errors),
  });
}

function personLine(curator: Curator, me: string, now: Date) {
  return {
    id: curator.id,
    name: displayName(curator),
    email: curator.email,
    named: curator.name !== '',
    isMe: curator.id === me,
    isAdmin: curator.role === 'admin',
    otherRole: curator.role === 'admin' ? 'curator' : 'admin',
    active: curator.active,
    standing: standing(curator, now),
  };
}

function standing(curator: Curator, now: Date): string {
  if (!curator.active) return 'Closed';
  if (canSignIn(curator)) return 'Can sign in';
  const open = curator.invitation !== null && curator.invitation.expiresAt > now;
  return open ? 'Invited, has not come in yet' : 'Invited, but the link has run out';
}

function renderLink(services: CuratorServices, response: PageResponse, email: string, path: string): void {
  response.render('curate/invitation', {
    title: 'The link is ready',
    private: true,
    bodyClass: 'curate',
    email,
    link: new URL(path, services.publicUrl).href,
  });
}
