import { Conflict } from '../../errors.ts';
import type { CuratorId } from '../../story/ids.ts';
import type { Curator } from '../curator.ts';
import type { CuratorServices } from '../curator-services.ts';
import { noSecondStep } from '../second-step/second-step.ts';
import { newInvitation, someoneCanSignIn } from './invitation.ts';

// One and the same id on every server, so that there is never a second first administrator.
const id = '0000000000000000' as CuratorId;

/**
 * While nobody can sign in: makes the one-time link by which the first administrator gets in, and takes back the
 * one before. Resolves to its path, such as "/curate/welcome/…", or null where someone can sign in already.
 */
export async function ensureFirstAdministrator(
  services: Pick<CuratorServices, 'curators' | 'now'>,
): Promise<string | null> {
  if (await someoneCanSignIn(services)) return null;
  const { invitation, path } = newInvitation(services.now());
  const before = await services.curators.find(id);
  try {
    if (before) await services.curators.replace(before, { ...before, invitation });
    else await services.curators.insert(firstAdministrator(invitation));
    return path;
  } catch (error) {
    // Another server started at the same moment: begin again, and the later link counts.
    if (error instanceof Conflict) return ensureFirstAdministrator(services);
    throw error;
  }
}

function firstAdministrator(invitation: Curator['invitation']): Curator {
  return {
    id,
    version: 0,
    email: null,
    name: '',
    role: 'admin',
    neighbourhoods: null,
    passwordHash: null,
    invitation,
    secondStep: noSecondStep,
    identity: null,
    active: true,
    sessionEpoch: 0,
  };
}
