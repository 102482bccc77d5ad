import type { ScreenId } from '../../story/ids.ts';
import type { Sign } from './signs.ts';

/** What somebody is told of a screen. */
export const alertKinds = ['holds-withdrawn', 'silent', 'old-exhibition', 'low-room'] as const;
export type AlertKind = (typeof alertKinds)[number];

/** One kind of trouble of one screen, as far as it is known. */
export interface Alert {
  readonly screen: ScreenId;
  readonly kind: AlertKind;
  /** Counts every change; a save is accepted only from the version it was made from. 0 is not saved yet. */
  readonly version: number;
  /** Since when there are signs of it that have not lasted long enough; null where there are none. */
  readonly seen: Date | null;
  /** The last time that somebody was to be told; null before the first. */
  readonly episode: Episode | null;
}

export interface Episode {
  /** When the trouble was first seen; of silence, when the screen was last heard. */
  readonly since: Date;
  readonly began: Date;
  /** Since when all has been well without a break; null where it is not. */
  readonly wellSince: Date | null;
  /** Null while it is on. */
  readonly over: Date | null;
}

/** How long each must last before somebody is told, in minutes. Silence has the screen's own limit (signs.ts). */
const lasts: Readonly<Record<AlertKind, number>> = {
  silent: 0,
  // A large film on a slow line takes its time.
  'old-exhibition': 60,
  'low-room': 15,
  // A screen that is in touch drops it within 15 minutes (P16).
  'holds-withdrawn': 15,
};

/** All must be well for so many minutes before it is over, so that a line that comes and goes is one trouble. */
const settles = 10;

export const noAlert = (screen: ScreenId, kind: AlertKind): Alert => {
  return { screen, kind, version: 0, seen: null, episode: null };
};

export const isOn = ({ episode }: Alert): boolean => episode !== null && episode.over === null;

/**
 * The alert after one more look, at `now`; the same object where nothing changed, and null where it is nobody's concern
 * any more. `since` is when the trouble began, should it be new.
 */
export function lookedAt(before: Alert, sign: Sign, since: Date, now: Date): Alert | null {
  const { episode } = before;
  if (sign === 'gone') return null;
  if (episode && episode.over === null) {
    const after = stillOn(episode, sign, now);
    return after === episode ? before : { ...before, episode: after };
  }
  if (sign !== 'trouble') return before.seen === null ? before : { ...before, seen: null };
  const seen = before.seen ?? since;
  if (minutesFrom(seen, now) >= lasts[before.kind]) {
    return { ...before, seen: null, episode: { since: seen, began: now, wellSince: null, over: null } };
  }
  return before.seen === null ? { ...before, seen } : before;
}

function stillOn(episode: Episode, sign: Sign, now: Date): Episode {
  if (sign !== 'well') return episode.wellSince === null ? episode : { ...episode, wellSince: null };
  const wellSince = episode.wellSince ?? now;
  if (minutesFrom(wellSince, now) >= settles) return { ...episode, wellSince, over: now };
  return episode.wellSince === null ? { ...episode, wellSince } : episode;
}

const minutesFrom = (then: Date, now: Date) => (now.getTime() - then.getTime()) / 60_000;
