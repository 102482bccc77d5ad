import type { CuratorId } from '../../story/ids.ts';
import { say } from '../../words/say.ts';
import { longDay } from '../../words/times.ts';
import { actorName, type Names } from '../review/history-lines.ts';
import type { Claim } from './colleague-store.ts';

/** Who looks after a story and until when, in words; null where nobody does. */
export function claimLine(
  claim: Claim | null,
  { me, names }: { readonly me: CuratorId; readonly names: Names },
): string | null {
  if (!claim) return null;
  const who = actorName({ role: 'curator', id: claim.by }, names, me);
  return say('curate-claimed', { who, mine: claim.by === me ? 'yes' : 'no', until: longDay(claim.until) });
}
