/** One kind of trouble of one thing that is watched, as far as it is known: of a screen, of a worker, of a disk. */
export interface Alert<Kind extends string = string, About extends string = string> {
  /** Which of them; no spaces. */
  readonly about: About;
  readonly kind: Kind;
  /** Counts every change; a save is accepted only from the version it was made from. 0 is not saved yet. */
  readonly version: number;
  /** Since when there are signs of it that have not lasted long enough; null where there are none. */
  readonly seen: Date | null;
  /** The last time that somebody was to be told; null before the first. */
  readonly episode: Episode | null;
  /** What was seen as it began, for whoever words it; nothing of a person. */
  readonly facts?: Facts;
}

export type Facts = Readonly<Record<string, string | number>>;

export interface Episode {
  /** When the trouble was first seen; of silence, when the silent one was last heard. */
  readonly since: Date;
  readonly began: Date;
  /** Since when all has been well without a break; null where it is not. */
  readonly wellSince: Date | null;
  /** Null while it is on. */
  readonly over: Date | null;
  /** Readers who were told that it began while no store could note so. */
  readonly toldUnnoted?: readonly string[];
}

/**
 * What is to be seen of one kind of trouble: 'gone' is of something that is nobody's concern any more; 'unknown' leaves
 * what was known before as it is.
 */
export type Sign = 'trouble' | 'well' | 'unknown' | 'gone';

/** In milliseconds. */
export interface Patience {
  /** How long trouble must last before somebody is told. */
  readonly lasts: number;
  /** How long all must be well before it is over, so that a line that comes and goes is one trouble. */
  readonly settles: number;
}

export const noAlert = <Kind extends string, About extends string>(
  about: About,
  kind: Kind,
): Alert<Kind, About> => ({ about, kind, version: 0, seen: null, episode: null });

export const isOn = ({ episode }: Pick<Alert, 'episode'>): boolean =>
  episode !== null && episode.over === null;

/**
 * The alert after one more look, at `now`; the same object where nothing changed, and null where it is nobody's concern
 * any more. `since` is when the trouble began, should it be new.
 */
export function lookedAt<Kind extends string, About extends string>(
  before: Alert<Kind, About>,
  sign: Sign,
  since: Date,
  now: Date,
  patience: Patience,
): Alert<Kind, About> | null {
  const { episode } = before;
  if (sign === 'gone') return null;
  if (episode && episode.over === null) {
    const after = stillOn(episode, sign, now, patience.settles);
    return after === episode ? before : { ...before, episode: after };
  }
  if (sign !== 'trouble') return before.seen === null ? before : { ...before, seen: null };
  const seen = before.seen ?? since;
  if (now.getTime() - seen.getTime() >= patience.lasts) {
    return { ...before, seen: null, episode: { since: seen, began: now, wellSince: null, over: null } };
  }
  return before.seen === null ? { ...before, seen } : before;
}

function stillOn(episode: Episode, sign: Sign, now: Date, settles: number): Episode {
  if (sign !== 'well') return episode.wellSince === null ? episode : { ...episode, wellSince: null };
  const wellSince = episode.wellSince ?? now;
  if (now.getTime() - wellSince.getTime() >= settles) return { ...episode, wellSince, over: now };
  return episode.wellSince === null ? { ...episode, wellSince } : episode;
}
