import { NotFound, Unacceptable } from '../../errors.ts';
import type { Problem } from '../../web/form-fields.ts';
import { byField } from '../../web/form-fields.ts';
import { many, one, readForm, readQuery } from '../../web/read-form.ts';
import type { Handler, PageRequest, PageResponse, Routes } from '../../web/routes.ts';
import { signedIn } from '../../web/signed-in.ts';
import { say } from '../../words/say.ts';
import { changeNeighbourhoods, changeRole, deactivate, invite, inviteAgain } from '../accounts/accounts.ts';
import { parseEmail } from '../accounts/name-and-email.ts';
import { isProved, onceProved } from '../confirm/fresh.ts';
import { type Curator, displayName, parseCuratorId, type Role, roles } from '../curator.ts';
import type { CuratorServices } from '../curator-services.ts';
import { resetSecondStep } from '../second-step/change-second-step.ts';
import { secondStepPath } from '../second-step/second-step-page.ts';
import {
  allOfThem,
  neighbourhoodFields,
  neighbourhoodsAsStored,
  readNeighbourhoods,
  type TypedNeighbourhoods,
} from './neighbourhood-choice.ts';
import { type InviteForm, peoplePage } from './people-page.ts';

/** Administrators let people in, change what they may do, and close their accounts. */
export function peopleRoutes(services: CuratorServices): Routes {
  const people = '/curate/people';
  const person = `${people}/:id`;
  return [
    { method: 'get', path: people, permission: 'admin', handle: showPeople(services) },
    { method: 'post', path: people, permission: 'admin', handle: invitePerson(services) },
    { method: 'post', path: `${person}/link`, permission: 'admin', handle: makeLink(services) },
    { method: 'post', path: `${person}/role`, permission: 'admin', handle: setRole(services) },
    { method: 'get', path: `${person}/neighbourhoods`, permission: 'admin', handle: askScope(services) },
    { method: 'post', path: `${person}/neighbourhoods`, permission: 'admin', handle: setScope(services) },
    { method: 'get', path: `${person}/second-step`, permission: 'admin', handle: askToReset(services) },
    { method: 'post', path: `${person}/second-step`, permission: 'admin', handle: resetStep(services) },
    { method: 'get', path: `${person}/close`, permission: 'admin', handle: askToClose(services) },
    { method: 'post', path: `${person}/close`, permission: 'admin', handle: closeAccount(services) },
  ];
}

function showPeople(services: CuratorServices): Handler {
  return async (request, response) => {
    const { done } = readQuery(request, { done: one });
    await renderPeople(services, response, { done: doneSentence(done) });
  };
}

function invitePerson(services: CuratorServices): Handler {
  return async (request, response) => {
    const form = readForm(request, { email: one, role: one, scope: one, neighbourhoods: many });
    const email = parseEmail(form.email);
    const role = parseRole(form.role);
    const known = await services.places.neighbourhoods();
    const chosen = role === 'curator' ? readNeighbourhoods(form, known) : null;
    const errors: Problem[] = [];
    if (!email) errors.push({ field: 'email', message: say('curate-email-invalid') });
    else if (await services.curators.findByEmail(email)) {
      const message = say('curate-invite-email-taken');
      errors.push({ field: 'email', message });
    }
    if (!role) errors.push({ field: 'role', message: say('curate-invite-role-missing') });
    errors.push(...(chosen?.errors ?? []));
    if (!email || !role || errors.length > 0) return renderPeople(services, response, { errors, form });
    if (role === 'admin' && !(await isProved(services, request, response))) return;
    const path = await invite(services, email, role, chosen?.neighbourhoods ?? null);
    renderLink(services, response, email, path);
  };
}

function makeLink(services: CuratorServices): Handler {
  return async (request, response) => {
    const { email, curator } = await findPerson(services, request);
    // By the link of an administrator's account, whoever has it becomes one.
    if (curator.role === 'admin' && !(await isProved(services, request, response))) return;
    renderLink(services, response, email, await inviteAgain(services, curator));
  };
}

function setRole(services: CuratorServices): Handler {
  return async (request, response) => {
    const role = parseRole(readForm(request, { role: one }).role);
    const { curator } = await findPerson(services, request);
    if (role === 'admin' && !(await isProved(services, request, response))) return;
    if (role) await unlessRefused(services, response, 'role', () => changeRole(services, curator, role));
    else response.redirect(303, '/curate/people');
  };
}

function askScope(services: CuratorServices): Handler {
  return async (request, response) => {
    const { curator } = await findPerson(services, request);
    await renderScope(services, response, curator, neighbourhoodsAsStored(curator), []);
  };
}

function setScope(services: CuratorServices): Handler {
  return async (request, response) => {
    const { curator } = await findPerson(services, request);
    const typed = readForm(request, { scope: one, neighbourhoods: many });
    const chosen = readNeighbourhoods(typed, await services.places.neighbourhoods());
    if (chosen.errors.length > 0) return renderScope(services, response, curator, typed, chosen.errors);
    await unlessRefused(services, response, 'neighbourhoods', () =>
      changeNeighbourhoods(services, curator, chosen.neighbourhoods),
    );
  };
}

/** Of one's own the overview is the place: what is left there is asked for once more. */
function askToReset(services: CuratorServices): Handler {
  return onceProved(services, async (request, response) => {
    const { curator } = await findPerson(services, request);
    if (curator.id === signedIn(response).id) return response.redirect(303, secondStepPath);
    response.render('curate/reset-second-step', {
      title: say('reset-title', { name: displayName(curator) }),
      private: true,
      bodyClass: 'curate',
      id: curator.id,
      name: displayName(curator),
    });
  });
}

function resetStep(services: CuratorServices): Handler {
  return onceProved(services, async (request, response) => {
    const { curator } = await findPerson(services, request);
    const { id } = signedIn(response);
    if (curator.id === id) return response.redirect(303, secondStepPath);
    await unlessRefused(services, response, 'reset', () => resetSecondStep(services, curator));
    services.logger.info({ curator: curator.id, by: id }, 'an administrator reset a second step');
  });
}

function askToClose(services: CuratorServices): Handler {
  return async (request, response) => {
    const { curator } = await findPerson(services, request);
    response.render('curate/close-account', {
      title: say('curate-close-account-title'),
      private: true,
      bodyClass: 'curate',
      id: curator.id,
      name: displayName(curator),
      isMe: curator.id === signedIn(response).id,
    });
  };
}

function closeAccount(services: CuratorServices): Handler {
  return async (request, response) => {
    const { curator } = await findPerson(services, request);
    await unlessRefused(services, response, 'closed', () => deactivate(services, curator));
  };
}

/** What has just been done; null for anything else that an address may name. */
function doneSentence(done: string): string | null {
  return ['role', 'neighbourhoods', 'closed', 'reset'].includes(done)
    ? say('curate-people-done', { done })
    : null;
}

// Such as the last administrator, who stays one: said on the page itself, where the next step is at hand.
async function unlessRefused(
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

/** An account with an address: the first administrator's has none before it is taken up, and is in no list. */
async function findPerson(services: CuratorServices, request: PageRequest) {
  const id = parseCuratorId(String(request.params.id));
  const curator = id && (await services.curators.find(id));
  if (!curator || curator.email === null) throw new NotFound(say('curate-person-unknown'));
  return { curator, email: curator.email };
}

const parseRole = (text: string): Role | null => roles.find((role) => role === text) ?? null;

interface PeopleState {
  readonly done?: string | null;
  readonly errors?: readonly Problem[];
  readonly form?: InviteForm;
}

async function renderPeople(
  services: CuratorServices,
  response: PageResponse,
  { done = null, errors = [], form = { email: '', role: 'curator', ...allOfThem } }: PeopleState,
): Promise<void> {
  const [people, neighbourhoods] = await Promise.all([
    services.curators.list(),
    services.places.neighbourhoods(),
  ]);
  const { id: me } = signedIn(response);
  const page = { people, neighbourhoods, me, now: services.now(), done, errors, form };
  response.status(errors.length > 0 ? 422 : 200).render('curate/people', peoplePage(page));
}

async function renderScope(
  services: CuratorServices,
  response: PageResponse,
  curator: Curator,
  typed: TypedNeighbourhoods,
  errors: readonly Problem[],
): Promise<void> {
  response.status(errors.length > 0 ? 422 : 200).render('curate/person-neighbourhoods', {
    title: say('curate-person-neighbourhoods-title', { name: displayName(curator) }),
    private: true,
    bodyClass: 'curate',
    id: curator.id,
    name: displayName(curator),
    role: curator.role,
    fields: neighbourhoodFields(typed, await services.places.neighbourhoods()),
    errors,
    problem: byField(errors),
  });
}

function renderLink(services: CuratorServices, response: PageResponse, email: string, path: string): void {
  response.render('curate/invitation', {
    title: say('curate-invitation-title'),
    private: true,
    bodyClass: 'curate',
    scripts: ['js/shared/copy.js'],
    email,
    link: new URL(path, services.publicUrl).href,
  });
}
