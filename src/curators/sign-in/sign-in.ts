import { createHash } from 'node:crypto';
import { hour, type MakeLimiter } from '../../limiter.ts';
import { say } from '../../words/say.ts';
import { parseEmail } from '../accounts/name-and-email.ts';
import { isPassword } from '../accounts/password.ts';
import { type Curator, canSignIn } from '../curator.ts';
import type { CuratorServices } from '../curator-services.ts';

export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** Where the try comes from. */
  readonly address: string;
}

/** Ten bad tries in a quarter of an hour, at one account and from one address (S13). */
export function badSignIns(limiter: MakeLimiter): CuratorServices['badSignIns'] {
  const tries = { points: 10, seconds: hour / 4, sentence: () => say('limits-sign-ins') };
  return {
    byAccount: limiter({ name: 'sign-in-account', ...tries }),
    byAddress: limiter({ name: 'sign-in-address', ...tries }),
  };
}

type SignInServices = Pick<CuratorServices, 'curators' | 'badSignIns'>;

/**
 * The account whose e-mail address and password these are, or null: wrong, unknown and closed all look and last alike.
 * @throws TooMany after ten bad tries for the account or from the address (S13).
 */
export function signIn(services: SignInServices, given: Credentials): Promise<Curator | null> {
  // One at a time for each address: a hundred tries sent at once would all be under way before the first had counted.
  return inTurn(given.address, () => tryOnce(services, given));
}

async function tryOnce(services: SignInServices, given: Credentials): Promise<Curator | null> {
  const { byAccount, byAddress } = services.badSignIns;
  const email = parseEmail(given.email);
  const account = accountKey(email ?? given.email);
  await byAddress.check(given.address);
  // Taken before the password is looked at, since tries at one account may come from many addresses at once.
  await byAccount.take(account);

  const curator = email === null ? null : await services.curators.findByEmail(email);
  const open = curator !== null && canSignIn(curator) ? curator : null;
  if (await isPassword(open?.passwordHash ?? null, given.password)) {
    await byAccount.clear(account);
    return open;
  }
  await byAddress.take(given.address);
  return null;
}

// Whatever was typed, however long, is one short name that gives nothing away.
function accountKey(typed: string): string {
  return createHash('sha256').update(typed).digest('hex');
}

const lines = new Map<string, Promise<unknown>>();

/** Runs `work` once all earlier work under the same name has ended; work under other names does not wait for it. */
export async function inTurn<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const turn = (lines.get(name) ?? Promise.resolve()).then(work, work);
  lines.set(name, turn);
  try {
    return await turn;
  } finally {
    if (lines.get(name) === turn) lines.delete(name);
  }
}
