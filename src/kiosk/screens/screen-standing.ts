import { clockOf } from '../../words/times.ts';
import { silentSeconds } from '../player/kiosk-api.ts';
import type { Screen } from './screen.ts';

/** How a screen stands, from what needs a person first to what needs nobody. */
export const standings = ['holds', 'silent', 'trouble', 'loading', 'asleep', 'fine', 'revoked'] as const;
export type Standing = (typeof standings)[number];

/** `strays` is how many stories it holds that may not show there any more. */
export function standingOf(screen: Screen, strays: number, now: Date): Standing {
  if (screen.revokedAt !== null) return strays > 0 && screen.toldAt === null ? 'holds' : 'revoked';
  if (strays > 0) return 'holds';
  const heard = screen.beat?.at ?? screen.pairedAt;
  if (now.getTime() - heard.getTime() >= silentSeconds * 1000) {
    return isQuiet(screen, now) ? 'asleep' : 'silent';
  }
  if (!screen.beat) return 'loading';
  const { cache, lastError } = screen.beat;
  if (lastError !== null || cache.leftOut.length > 0) return 'trouble';
  if (cache.state === 'failed' || cache.state === 'too-small') return 'trouble';
  return cache.state === 'ready' ? 'fine' : 'loading';
}

/** Between the screen's quiet hours, which may reach over midnight. */
export function isQuiet({ profile: { quiet } }: Pick<Screen, 'profile'>, now: Date): boolean {
  if (!quiet) return false;
  const time = clockOf(now);
  const { from, until } = quiet;
  return from < until ? from <= time && time < until : from <= time || time < until;
}
