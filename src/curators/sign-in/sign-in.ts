import { createHash } from 'node:crypto';
import type { Limiter } from '../../limiter.ts';
import type { CuratorId } from '../../story/ids.ts';
import { parseEmail } from '../accounts/name-and-email.ts';
import { isPassword } from '../accounts/password.ts';
import { type Curator, canSignIn } from '../curator.ts';
import type { CuratorServices } from '../curator-services.ts';
import type { Tries } from './tries.ts';

export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** Where the try comes from. */
  readonly address: string;
  /** The id of the browser, where the account is known in it (known-device.ts). */
  readonly knownDevice: (account: CuratorId) => string | null;
}

type SignInServices = Pick<CuratorServices, 'curators' | 'tries'>;

/**
 * The account whose e-mail address and password these are, or null: wrong, unknown and closed all look and last alike.
 * @throws TooMany where too many were wrong before (tries.ts).
 */
export async function signIn(services: SignInServices, given: Credentials): Promise<Curator | null> {
  const email = parseEmail(given.email);
  const curator = email === null ? null : await services.curators.findByEmail(email);
  const open = curator !== null && canSignIn(curator) ? curator : null;
  const counts = countsOf(services.tries, given, email, open);
  // Taken before the password is looked at: a hundred tries sent at once would all be under way before the first had counted.
  await takeAll(counts);
  if (!(await isPassword(open?.passwordHash ?? null, given.password))) return null;
  for (const { limiter, who, forgets } of counts) {
    if (forgets) await limiter.clear(who);
    else await limiter.giveBack(who);
  }
  return open;
}

interface Count {
  readonly limiter: Limiter;
  readonly who: string;
  /** The right password ends it; wider counts are of other people's wrong ones as well. */
  readonly forgets: boolean;
}

function countsOf(tries: Tries, given: Credentials, email: string | null, open: Curator | null): Count[] {
  const device = open && given.knownDevice(open.id);
  if (open && device) return [{ limiter: tries.inKnownDevice, who: `${device} ${open.id}`, forgets: true }];
  const account = accountKey(email ?? given.email);
  return [
    { limiter: tries.atAccountFromAddress, who: `${given.address} ${account}`, forgets: true },
    { limiter: tries.fromAddress, who: given.address, forgets: false },
    { limiter: tries.atAccount, who: account, forgets: false },
  ];
}

/** Takes one of each. What is refused by one is taken of none. */
async function takeAll(counts: readonly Count[]): Promise<void> {
  for (const [index, { limiter, who }] of counts.entries()) {
    try {
      await limiter.take(who);
    } catch (error) {
      for (const taken of counts.slice(0, index)) await taken.limiter.giveBack(taken.who);
      throw error;
    }
  }
}

// Whatever was typed, however long, is one short name that gives nothing away.
function accountKey(typed: string): string {
  return createHash('sha256').update(typed).digest('hex');
}
