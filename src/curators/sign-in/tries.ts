import type { Limiter, MakeLimiter } from '../../limiter.ts';
import { day, hour } from '../../limiter.ts';
import { say } from '../../words/say.ts';

/**
 * How often somebody may be wrong (S13). Guesses are slowed down where they come from, so that whoever makes them shuts out
 * nobody else: at one account from one address, and in a browser that is known by itself. The two wider counts are for
 * guesses from many addresses, and at many accounts from one.
 */
export interface Tries {
  /** Wrong passwords at one account from one address. */
  readonly atAccountFromAddress: Limiter;
  /** At one account from everywhere, but for browsers that it is known in. */
  readonly atAccount: Limiter;
  /** From one address at whatever account; a library or a school may share one. */
  readonly fromAddress: Limiter;
  /** At one account in one browser in which its owner has signed in before. */
  readonly inKnownDevice: Limiter;
  /** One-time links that open nothing, from one address. Nobody who holds a right one is ever asked. */
  readonly wrongLinks: Limiter;
  /** The password asked for again, by one session. */
  readonly askedAgain: Limiter;
  /** Wrong codes after a right password, at one account, in browsers that it is not known in. */
  readonly codesAtAccount: Limiter;
  /** The same in one that it is known in. */
  readonly codesInKnownDevice: Limiter;
  /** Challenges that a passkey has answered: each counts once. */
  readonly answeredChallenges: Limiter;
}

export function signInTries(limiter: MakeLimiter): Tries {
  const make = (name: string, points: number, seconds: number, sentence = () => say('limits-sign-ins')) =>
    limiter({ name, points, seconds, sentence });
  return {
    atAccountFromAddress: make('sign-in-here', 10, hour / 4),
    atAccount: make('sign-in-account', 100, hour, () => say('limits-sign-ins-at-account')),
    fromAddress: make('sign-in-address', 50, hour / 4, () => say('limits-sign-ins-from-here')),
    inKnownDevice: make('sign-in-device', 10, hour / 4),
    wrongLinks: make('wrong-links', 10, hour / 4, () => say('limits-wrong-links')),
    askedAgain: make('password-again', 10, hour / 4, () => say('limits-password-again')),
    // A code has a million values and three count at a time: 20 a day are one chance in fifty within a year.
    codesAtAccount: make('codes-account', 20, day, () => say('limits-wrong-codes')),
    codesInKnownDevice: make('codes-device', 20, day, () => say('limits-wrong-codes')),
    answeredChallenges: make('passkey-challenges', 1, hour),
  };
}
