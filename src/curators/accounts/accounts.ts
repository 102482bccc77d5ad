import { Conflict, Unacceptable } from '../../errors.ts';
import { newCuratorId } from '../../random.ts';
import type { NeighbourhoodSlug } from '../../story/ids.ts';
import { say } from '../../words/say.ts';
import { type Curator, canSignIn, type Role } from '../curator.ts';
import type { CuratorServices } from '../curator-services.ts';
import { noSecondStep } from '../second-step/second-step.ts';
import { newInvitation } from './invitation.ts';
import { hashPassword } from './password.ts';

type AccountServices = Pick<CuratorServices, 'curators' | 'now'>;

/**
 * Makes an account, or a new link to the one that the e-mail address has already (the password, if there is one, holds
 * until the link is used; role and neighbourhoods stay as they are). Resolves to the link's path, to be shown once.
 */
export async function invite(
  services: AccountServices,
  email: string,
  role: Role,
  neighbourhoods: Curator['neighbourhoods'] = null,
): Promise<string> {
  const { invitation, path } = newInvitation(services.now());
  const known = await services.curators.findByEmail(email);
  if (known) return inviteAgain(services, known);
  await services.curators.insert({
    id: newCuratorId(),
    version: 0,
    email,
    name: '',
    role,
    neighbourhoods: role === 'curator' ? neighbourhoods : null,
    passwordHash: null,
    invitation,
    secondStep: noSecondStep,
    identity: null,
    active: true,
    sessionEpoch: 0,
  });
  return path;
}

/** A new link to an account, in place of any before; lets a closed account back in. */
export async function inviteAgain(services: AccountServices, curator: Curator): Promise<string> {
  const { invitation, path } = newInvitation(services.now());
  await services.curators.replace(curator, { ...curator, invitation, active: true });
  return path;
}

export interface Welcome {
  readonly email: string;
  readonly name: string;
  readonly password: string;
}

/** The owner of a one-time link makes the account their own; the link is used up. @throws Conflict where it was used. */
export async function accept(services: AccountServices, invited: Curator, given: Welcome): Promise<Curator> {
  return services.curators.replace(invited, {
    ...invited,
    email: given.email,
    name: given.name,
    passwordHash: await hashPassword(given.password),
    invitation: null,
    sessionEpoch: invited.sessionEpoch + 1,
  });
}

/** Ends every session of the account. */
export async function changePassword(
  services: AccountServices,
  curator: Curator,
  password: string,
): Promise<Curator> {
  const passwordHash = await hashPassword(password);
  return services.curators.replace(curator, {
    ...curator,
    passwordHash,
    invitation: null,
    sessionEpoch: curator.sessionEpoch + 1,
  });
}

/** Ends every session of the account. @throws Unacceptable where no administrator would be left. */
export async function changeRole(services: AccountServices, curator: Curator, role: Role): Promise<void> {
  if (curator.role === role) return;
  // Whoever becomes a curator looks after all neighbourhoods until somebody says otherwise.
  await change(services, curator, {
    ...curator,
    role,
    neighbourhoods: null,
    sessionEpoch: curator.sessionEpoch + 1,
  });
}

/**
 * Says whose stories a curator looks after; null is all of them. It holds from their next request on (P24).
 * @throws Unacceptable for anybody else.
 */
export async function changeNeighbourhoods(
  services: AccountServices,
  curator: Curator,
  neighbourhoods: readonly NeighbourhoodSlug[] | null,
): Promise<void> {
  if (curator.role === 'admin') {
    throw new Unacceptable(say('curate-scope-admin'));
  }
  if (curator.role === 'facilitator') {
    throw new Unacceptable(say('curate-scope-facilitator'));
  }
  await services.curators.replace(curator, { ...curator, neighbourhoods });
}

/** Closes the account: its sessions end, its password, links, second step and sign-in elsewhere are void. @throws Unacceptable as changeRole. */
export async function deactivate(services: AccountServices, curator: Curator): Promise<void> {
  await change(services, curator, {
    ...curator,
    active: false,
    passwordHash: null,
    invitation: null,
    secondStep: noSecondStep,
    identity: null,
    sessionEpoch: curator.sessionEpoch + 1,
  });
}

async function change(services: AccountServices, before: Curator, after: Curator): Promise<void> {
  const others = (await services.curators.list()).filter((other) => other.id !== before.id);
  if (isAdmin(before) && !others.some(isAdmin)) throw lastAdministrator();
  const saved = await services.curators.replace(before, after);
  // Two administrators may step each other down at the same moment: whoever finds nobody left takes it back.
  if (isAdmin(before) && !(await services.curators.list()).some(isAdmin)) {
    await takeBack(services, saved, before);
    throw lastAdministrator();
  }
}

async function takeBack(services: AccountServices, saved: Curator, before: Curator): Promise<void> {
  try {
    await services.curators.replace(saved, { ...before, sessionEpoch: saved.sessionEpoch });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
  }
}

function isAdmin(curator: Curator): boolean {
  return curator.role === 'admin' && canSignIn(curator);
}

function lastAdministrator(): Unacceptable {
  return new Unacceptable(say('curate-last-administrator'));
}
