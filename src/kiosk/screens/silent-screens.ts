import type { Screen } from './screen.ts';
import { heardAt, standingOf } from './screen-standing.ts';
import type { ScreenStore } from './screen-store.ts';
import { screenAddress } from './screens-page.ts';

/** Screens that should be heard at this moment and are not, by their pages. */
export async function silentScreens(screens: Pick<ScreenStore, 'list'>, now: Date) {
  const isSilent = (screen: Screen) => standingOf(screen, 0, now) === 'silent';
  return (await screens.list()).filter(isSilent).map((screen) => ({
    name: screen.name,
    address: screenAddress(screen),
    heardAt: heardAt(screen),
  }));
}
