import { type Beat, isSilent } from '../beats/beat.ts';
import { archive, type Finding } from './trouble.ts';

/**
 * Workers that are silent, and whether any is at work. Who ends in order takes their beat away; a silent one is frozen, or was
 * killed. `watchedSince`: since when this process looks, so that a night in which the whole archive was off is nobody's silence.
 */
export function findWorkers(
  beats: readonly Beat[],
  { everySeconds, watchedSince, now }: { everySeconds: number; watchedSince: Date; now: Date },
): readonly Finding[] {
  const workers = beats.filter(({ kind }) => kind === 'worker');
  const isKnown = isSilent({ at: watchedSince }, everySeconds, now);
  const silent = workers.filter((each) => isSilent(each, everySeconds, now));
  const isAnyAlive = silent.length < workers.length;
  return [
    ...workers.map((each): Finding => {
      const isTrouble = silent.includes(each);
      return {
        kind: 'worker',
        about: each.name,
        sign: isTrouble ? (isKnown ? 'trouble' : 'unknown') : 'well',
        since: each.at,
        facts: { host: each.host, pid: String(each.pid) },
      };
    }),
    // One that is silent is told of by its name; what to do is the same.
    {
      kind: 'no-worker',
      about: archive,
      sign: isAnyAlive ? 'well' : isKnown && workers.length === 0 ? 'trouble' : 'unknown',
    },
  ];
}
