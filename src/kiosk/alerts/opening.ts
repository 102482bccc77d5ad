import type { Exhibition } from '../../story/exhibitions.ts';
import { openDays, openingOf } from '../../story-form/days/open-days.ts';
import { hoursOf, isOpenAt } from '../hours/opening-hours.ts';
import type { Screen } from '../screens/screen.ts';

const minute = 60_000;

/** Whether visitors are meant to see something on the screen at that moment. */
function isOpen(screen: Screen, exhibition: Exhibition, at: Date): boolean {
  return isOpenAt(hoursOf(screen.profile), at) && openingOf(openDays(exhibition), at) === 'open';
}

/** Whether it was open at every minute of the last `minutes`. */
export function wasOpenFor(screen: Screen, exhibition: Exhibition, minutes: number, now: Date): boolean {
  return Array.from({ length: minutes + 1 }, (_, ago) => new Date(now.getTime() - ago * minute)).every((at) =>
    isOpen(screen, exhibition, at),
  );
}
