import type { Sign } from '../../alerts/alert.ts';
import type { Exhibition } from '../../story/exhibitions.ts';
import type { Stray } from '../exhibitions/reach.ts';
import { hoursOf, isOpenAt } from '../hours/opening-hours.ts';
import type { Screen } from '../screens/screen.ts';
import { heardAt, isHeard, standingOf } from '../screens/screen-standing.ts';
import type { AlertKind } from './alert-kinds.ts';
import { wasOpenFor } from './opening.ts';

/** A screen, and what the archive knows about it at this moment. */
export interface WatchedScreen {
  readonly screen: Screen;
  /** What it shows; null where there is no such exhibition any more. */
  readonly exhibition: Exhibition | null;
  readonly strays: readonly Stray[];
  /** The version of the exhibition that it is to play; null where nobody can say. */
  readonly wanted: string | null;
}

/** Less room than this is little: a film of a quarter of an hour. */
const littleRoom = 500_000_000;

/**
 * Of a screen that is not in touch only its silence and what it holds are known. `watchedSince`: since when the archive has
 * looked without a gap, so that its own sleep is no screen's silence.
 */
export function signsOf(
  watched: WatchedScreen,
  watchedSince: Date,
  now: Date,
): Readonly<Record<AlertKind, Sign>> {
  const isOver = watched.screen.revokedAt !== null;
  return {
    silent: isOver ? 'gone' : silence(watched, watchedSince, now),
    'old-exhibition': isOver ? 'gone' : age(watched, now),
    'low-room': isOver ? 'gone' : room(watched, now),
    'holds-withdrawn': holding(watched, now),
  };
}

function silence({ screen, exhibition }: WatchedScreen, watchedSince: Date, now: Date): Sign {
  if (isHeard(screen, now)) return 'well';
  const since = Math.max(heardAt(screen).getTime(), watchedSince.getTime());
  const minutes = screen.silentMinutes;
  if (!exhibition || now.getTime() - since < minutes * 60_000) return 'unknown';
  return wasOpenFor(screen, exhibition, minutes, now) ? 'trouble' : 'unknown';
}

/** One that has nothing yet shows nothing old. */
function age({ screen, wanted }: WatchedScreen, now: Date): Sign {
  const { beat } = screen;
  if (!beat || wanted === null || !isHeard(screen, now)) return 'unknown';
  // A player of before says nothing of what it lacks.
  const isLacking = (beat.cache.lacking ?? []).length > 0;
  return isLacking || (beat.playing !== null && beat.playing !== wanted) ? 'trouble' : 'well';
}

function room({ screen }: WatchedScreen, now: Date): Sign {
  const { beat } = screen;
  if (!beat || !isHeard(screen, now)) return 'unknown';
  const { state, leftOut, bytesFree } = beat.cache;
  if (state === 'too-small' || leftOut.length > 0) return 'trouble';
  return bytesFree !== null && bytesFree < littleRoom ? 'trouble' : 'well';
}

/** A black screen shows it to nobody: somebody is told once its hours begin. */
function holding({ screen, strays }: WatchedScreen, now: Date): Sign {
  if (standingOf(screen, strays.length, now) !== 'holds') return 'well';
  return isOpenAt(hoursOf(screen.profile), now) ? 'trouble' : 'unknown';
}
