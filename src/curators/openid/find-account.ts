import { Conflict } from '../../errors.ts';
import { newCuratorId } from '../../random.ts';
import { trimText } from '../../story/text/plain-text.ts';
import { say } from '../../words/say.ts';
import { nameProblem, parseEmail } from '../accounts/name-and-email.ts';
import type { Curator } from '../curator.ts';
import type { CuratorServices } from '../curator-services.ts';
import { noSecondStep } from '../second-step/second-step.ts';
import type { Introduced, Provider } from './provider.ts';

export type Found = { readonly curator: Curator } | { readonly curator: null; readonly problem: string };

/**
 * The account of somebody whom the provider introduces. Who has come by it before is known by what the provider calls them,
 * whatever their e-mail address is now. Who comes first is matched by a checked e-mail address that was invited.
 */
export async function findAccount(
  services: Pick<CuratorServices, 'curators' | 'logger'>,
  provider: Provider,
  person: Introduced,
): Promise<Found> {
  const known = await services.curators.findByIdentity(person.identity);
  if (known) return known.active ? { curator: known } : notInvited(provider);
  const email = person.email === null ? null : parseEmail(person.email);
  if (!email) return { curator: null, problem: say('openid-no-email', { name: provider.name }) };
  if (!(person.emailVerified ?? provider.trustsEmail))
    return { curator: null, problem: say('openid-unchecked-email', { name: provider.name }) };
  try {
    return await byEmail(services, provider, person, email);
  } catch (error) {
    // They came twice at the same moment, or the account was changed just now: the next try finds it as it is.
    if (error instanceof Conflict)
      return { curator: null, problem: say('openid-failed', { name: provider.name }) };
    throw error;
  }
}

async function byEmail(
  { curators, logger }: Pick<CuratorServices, 'curators' | 'logger'>,
  provider: Provider,
  person: Introduced,
  email: string,
): Promise<Found> {
  const invited = await curators.findByEmail(email);
  if (!invited) {
    const made = madeFor(provider, person, email);
    if (!made) return notInvited(provider);
    await curators.insert(made);
    logger.info({ curator: made.id, role: made.role }, 'an account was made for somebody from the provider');
    return { curator: made };
  }
  if (!invited.active) return notInvited(provider);
  // The address is somebody else's there now.
  if (invited.identity)
    return { curator: null, problem: say('openid-other-person', { name: provider.name }) };
  const linked = await curators.replace(invited, {
    ...invited,
    identity: person.identity,
    name: invited.name || nameOf(person),
    invitation: null,
  });
  logger.info({ curator: linked.id }, 'an account was linked to somebody at the provider');
  return { curator: linked };
}

function madeFor({ newAccounts }: Provider, person: Introduced, email: string): Curator | null {
  if (newAccounts === null) return null;
  return {
    id: newCuratorId(),
    version: 0,
    email,
    name: nameOf(person),
    role: newAccounts,
    neighbourhoods: null,
    passwordHash: null,
    invitation: null,
    secondStep: noSecondStep,
    identity: person.identity,
    active: true,
    sessionEpoch: 0,
  };
}

/** What colleagues call them, where the provider says a name that would do. */
function nameOf({ name }: Introduced): string {
  const trimmed = trimText(name);
  return nameProblem(trimmed) === null ? trimmed : '';
}

const notInvited = ({ name }: Provider): Found => ({
  curator: null,
  problem: say('openid-not-invited', { name }),
});
