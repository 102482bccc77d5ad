import { hoursOf, isOpenFor } from '../hours/opening-hours.ts';
import { silentSeconds } from '../player/kiosk-api.ts';
import type { Screen } from './screen.ts';

/** How a screen stands, from what needs a person first to what needs nobody. */
export const standings = ['holds', 'silent', 'trouble', 'loading', 'asleep', 'fine', 'revoked'] as const;
export type Standing = (typeof standings)[number];

/**
 * A screen may be off outside its hours, and has a while to be heard once they have begun. `strays` is how many stories it holds
 * that may not show there any more.
 */
export function standingOf(screen: Screen, strays: number, now: Date): Standing {
  if (screen.revokedAt !== null) return strays > 0 && screen.toldAt === null ? 'holds' : 'revoked';
  if (strays > 0) return 'holds';
  const heard = screen.beat?.at ?? screen.pairedAt;
  if (now.getTime() - heard.getTime() >= silentSeconds * 1000) {
    return isOpenFor(hoursOf(screen.profile), silentSeconds, now) ? 'silent' : 'asleep';
  }
  if (!screen.beat) return 'loading';
  const { cache, lastError } = screen.beat;
  if (lastError !== null || cache.leftOut.length > 0) return 'trouble';
  if (cache.state === 'failed' || cache.state === 'too-small') return 'trouble';
  return cache.state === 'ready' ? 'fine' : 'loading';
}
