import type { DraftStory } from './story.ts';

/** How long a draft waits for its teller, in days since they were last there, as the share form promises. */

const day = 24 * 3600 * 1000;
export const draftDays = 30;
/** Before it is erased, its teller has so long to come back after they were reminded. */
const graceDays = 7;
/** Nothing stays longer than this, not even where the reminder could never be sent. */
const mostDays = 44;

type Left = Pick<DraftStory, 'touchedAt' | 'remindedAt'>;
const daysSince = (at: Date, now: Date) => (now.getTime() - at.getTime()) / day;

/** True from a week before its end on, until its teller is reminded. */
export function isReminderDue({ touchedAt, remindedAt }: Left, now: Date): boolean {
  return remindedAt === null && daysSince(touchedAt, now) >= draftDays - graceDays;
}

/** The first moment at which a draft whose teller was reminded at `remindedAt` is erased. */
export function endsAfter({ touchedAt }: Left, remindedAt: Date): Date {
  return new Date(Math.max(touchedAt.getTime() + draftDays * day, remindedAt.getTime() + graceDays * day));
}

/** True where it is to be erased. `reachable`: its teller left an address to which emails can be sent. */
export function isForgotten({ touchedAt, remindedAt }: Left, reachable: boolean, now: Date): boolean {
  const left = daysSince(touchedAt, now);
  if (left < draftDays) return false;
  if (!reachable || left >= mostDays) return true;
  return remindedAt !== null && now >= endsAfter({ touchedAt, remindedAt }, remindedAt);
}
