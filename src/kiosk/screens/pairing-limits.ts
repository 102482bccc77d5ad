import { hour, type MakeLimiter } from '../../limiter.ts';
import { say } from '../../words/say.ts';
import type { KioskServices } from '../kiosk-services.ts';

/** Codes that screens ask for, by address and of the whole site, and wrong codes that one curator types. */
export function pairingLimits(limiter: MakeLimiter): KioskServices['limits'] {
  return {
    pairings: {
      byAddress: limiter({
        name: 'pairings-address',
        points: 30,
        seconds: hour,
        sentence: () => say('limits-pairings-from-here'),
      }),
      ofSite: limiter({
        name: 'pairings',
        points: 600,
        seconds: hour,
        sentence: () => say('limits-pairings-of-all'),
      }),
    },
    wrongCodes: limiter({
      name: 'wrong-pairing-codes',
      points: 10,
      seconds: hour / 4,
      sentence: () => say('limits-wrong-pairing-codes'),
    }),
  };
}
