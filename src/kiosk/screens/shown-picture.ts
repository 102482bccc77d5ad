import { shownAt } from '../exhibitions/hanging.ts';
import type { KioskServices } from '../kiosk-services.ts';
import type { Screen } from './screen.ts';
import { pictureHours, type ScreenPicture } from './screen-picture-store.ts';

/**
 * The last picture of what the screen showed, where it may be seen: of what it shows now, and while each story in it may
 * show there. One that may not goes at once: a withdrawal always wins.
 */
export async function shownPicture(
  services: Pick<KioskServices, 'screenPictures' | 'published' | 'now'>,
  { id, exhibition, revokedAt }: Pick<Screen, 'id' | 'exhibition' | 'revokedAt'>,
): Promise<ScreenPicture | null> {
  const from = new Date(services.now().getTime() - pictureHours * 3600_000);
  const picture = await services.screenPictures.of(id, from);
  if (!picture) return null;
  const surface = shownAt(services.published, exhibition);
  const shown = await Promise.all(picture.stories.map((story) => surface.story(story)));
  const isAllowed = revokedAt === null && picture.exhibition === exhibition && !shown.includes(null);
  if (!isAllowed) await services.screenPictures.remove(id);
  return isAllowed ? picture : null;
}
