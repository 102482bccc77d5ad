import type { CuratorId } from '../../story/ids.ts';
import { listed } from '../../words/lists.ts';
import { say } from '../../words/say.ts';
import { ago } from '../../words/times.ts';
import { actorName, type Names } from '../review/history-lines.ts';
import type { Attending } from './colleague-store.ts';

/** Which colleagues have a story open, in words; null where there is none but the one who reads it. */
export function attendingLine(
  attending: readonly Attending[],
  { me, names, now }: { readonly me: CuratorId; readonly names: Names; readonly now: Date },
): string | null {
  const others = attending.filter(({ by }) => by !== me);
  const last = others.reduce<Date | null>((latest, { at }) => (latest && latest > at ? latest : at), null);
  if (!last) return null;
  const who = listed(others.map(({ by }) => actorName({ role: 'curator', id: by }, names, me)));
  return say('curate-attending', { who, many: others.length, time: ago(last, now) });
}
