import type { CuratorId, NeighbourhoodSlug } from '../story/ids.ts';
import { say } from '../words/say.ts';
import type { CuratorStore } from './curator-store.ts';
import type { SecondStep } from './second-step/second-step.ts';

/** A facilitator helps people to send a story, and sees none. A curator may do that too, and an admin all. */
export type Role = 'facilitator' | 'curator' | 'admin';
export const roles: readonly Role[] = ['facilitator', 'curator', 'admin'];

/** "Curator" */
export const roleName = (role: Role): string => say('curate-role', { role });

/** A one-time link, by the hash of its code (S15). */
export interface Invitation {
  readonly codeHash: string;
  readonly expiresAt: Date;
}

/** An account of someone who looks after stories, or helps people to send them. */
export interface Curator {
  readonly id: CuratorId;
  /** Counts every change; a save is accepted only from the version it was read at. */
  readonly version: number;
  /** Lower-case. Null only for the first administrator, who gives it with the one-time link. */
  readonly email: string | null;
  /** How colleagues see it; empty until its owner gives it. */
  readonly name: string;
  readonly role: Role;
  /** Those whose stories a curator looks after; null is all of them. Of any other role it is always null (P24). */
  readonly neighbourhoods: readonly NeighbourhoodSlug[] | null;
  /** argon2id in PHC form; null until its owner chooses a password. */
  readonly passwordHash: string | null;
  readonly invitation: Invitation | null;
  readonly secondStep: SecondStep;
  /** Who they are to the host's own sign-in, once they have come by it. */
  readonly identity: Identity | null;
  readonly active: boolean;
  /** A session holds only while it carries this number; it goes up with every change of role, password or activity. */
  readonly sessionEpoch: number;
}

/** Somebody as an OpenID provider knows them, for good: an e-mail address may pass to somebody else. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
}

/** True where the account's owner can sign in. */
export function canSignIn(curator: Curator): boolean {
  return curator.active && (curator.passwordHash !== null || curator.identity !== null);
}

/** How colleagues call the account of an id; null where there is none any more. */
export function curatorNames(curators: Pick<CuratorStore, 'find'>) {
  return async (id: CuratorId): Promise<string | null> => {
    const curator = await curators.find(id);
    return curator && displayName(curator);
  };
}

/** The neighbourhoods whose stories and screens they look after; null is all of them (P24). */
export const scopeOf = ({ role, neighbourhoods }: Curator): Curator['neighbourhoods'] =>
  role === 'curator' ? neighbourhoods : null;

/** How those are called who look after that neighbourhood, and not after all. */
export function limitedTo(curators: Pick<CuratorStore, 'list'>) {
  return async (neighbourhood: NeighbourhoodSlug): Promise<readonly string[]> =>
    (await curators.list())
      .filter((curator) => curator.active && scopeOf(curator)?.includes(neighbourhood))
      .map(displayName);
}

/** How somebody who looks after screens is written to; null for whoever cannot sign in, or looks after none. */
export function curatorAddressees(curators: Pick<CuratorStore, 'find'>) {
  return async (id: CuratorId) => {
    const curator = await curators.find(id);
    if (!curator?.email || !canSignIn(curator) || curator.role === 'facilitator') return null;
    return { email: curator.email, scope: scopeOf(curator) };
  };
}

/** How an administrator is written to; null for everybody else, and for whoever cannot sign in. */
export function administratorAddressees(curators: Pick<CuratorStore, 'find'>) {
  return async (id: CuratorId) => {
    const curator = await curators.find(id);
    if (!curator?.email || !canSignIn(curator) || curator.role !== 'admin') return null;
    return { email: curator.email };
  };
}

/** What the account is called where people read it. */
export function displayName(curator: Curator): string {
  return curator.name || curator.email || say('curate-first-administrator');
}

/** Reads an account's id from outside; null where it does not have an id's form. */
export function parseCuratorId(text: string): CuratorId | null {
  return /^[0-9a-hjkmnp-tv-z]{16}$/.test(text) ? (text as CuratorId) : null;
}
