import { hashCode, newPrivateCode } from '../../random.ts';
import { type Curator, canSignIn, type Invitation } from '../curator.ts';
import type { CuratorServices } from '../curator-services.ts';

const days = 7;

export interface NewInvitation {
  readonly invitation: Invitation;
  /** Where the link leads, such as "/curate/welcome/…". Shown once: only the code's hash is kept. */
  readonly path: string;
}

/** A one-time link to an account, good for a week. */
export function newInvitation(now: Date): NewInvitation {
  const code = newPrivateCode();
  const expiresAt = new Date(now.getTime() + days * 24 * 60 * 60 * 1000);
  return { invitation: { codeHash: hashCode(code), expiresAt }, path: `/curate/welcome/${code}` };
}

/** The account that the code opens just now, or null. */
export async function invitedBy(
  services: Pick<CuratorServices, 'curators' | 'now'>,
  code: string,
): Promise<Curator | null> {
  const curator = await services.curators.findByInvitation(hashCode(code));
  if (!curator?.active || !curator.invitation) return null;
  if (curator.invitation.expiresAt <= services.now()) return null;
  // The first administrator's link is for an archive that nobody can sign in to; after that it opens nothing.
  if (curator.email === null && (await someoneCanSignIn(services))) return null;
  return curator;
}

export async function someoneCanSignIn(services: Pick<CuratorServices, 'curators'>): Promise<boolean> {
  return (await services.curators.list()).some(canSignIn);
}
