import { hoursOf, isOpenFor } from '../hours/opening-hours.ts';
import { silentSeconds } from '../player/kiosk-api.ts';
import type { Screen } from './screen.ts';

/** How a screen stands, from what needs a person first to what needs nobody. */
export const standings = ['holds', 'silent', 'trouble', 'loading', 'asleep', 'fine', 'revoked'] as const;
export type Standing = (typeof standings)[number];

/** When it was last heard. */
export const heardAt = ({ beat, pairedAt }: Pick<Screen, 'beat' | 'pairedAt'>): Date => beat?.at ?? pairedAt;

/** Whether it is in touch. */
export const isHeard = (screen: Pick<Screen, 'beat' | 'pairedAt'>, now: Date): boolean =>
  now.getTime() - heardAt(screen).getTime() < silentSeconds * 1000;

/**
 * A screen may be off outside its hours, and has a while to be heard once they have begun. `strays` is how many stories it holds
 * that may not show there any more.
 */
export function standingOf(screen: Screen, strays: number, now: Date): Standing {
  if (screen.revokedAt !== null) return strays > 0 && screen.toldAt === null ? 'holds' : 'revoked';
  if (strays > 0) return 'holds';
  if (!isHeard(screen, now)) {
    return isOpenFor(hoursOf(screen.profile), silentSeconds, now) ? 'silent' : 'asleep';
  }
  if (!screen.beat) return 'loading';
  const { cache, lastError } = screen.beat;
  if (lastError !== null || cache.leftOut.length > 0) return 'trouble';
  if (cache.state === 'failed' || cache.state === 'too-small') return 'trouble';
  return cache.state === 'ready' ? 'fine' : 'loading';
}
