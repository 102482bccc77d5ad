import { shownAt } from '../exhibitions/hanging.ts';
import { exhibitionsOf } from '../exhibitions/shown-by.ts';
import type { KioskServices } from '../kiosk-services.ts';
import type { Screen } from './screen.ts';
import { pictureHours, type ScreenPicture } from './screen-picture-store.ts';

/**
 * The last picture of what the screen showed, where it may be seen: of what it shows now, and while each story in it may
 * show there. One that may not goes at once: a withdrawal always wins.
 */
export async function shownPicture(
  services: Pick<KioskServices, 'screenPictures' | 'published' | 'now'>,
  screen: Pick<Screen, 'id' | 'exhibition' | 'programme' | 'revokedAt'>,
): Promise<ScreenPicture | null> {
  const { id, exhibition, revokedAt } = screen;
  const from = new Date(services.now().getTime() - pictureHours * 3600_000);
  const picture = await services.screenPictures.of(id, from);
  if (!picture) return null;
  const isOfThis = revokedAt === null && picture.exhibition === exhibition;
  if (isOfThis && (await mayShowTogether(services, screen, picture.stories))) return picture;
  await services.screenPictures.remove(id);
  return null;
}

/** In one and the same of its exhibitions, as they stood on the glass. */
async function mayShowTogether(
  { published }: Pick<KioskServices, 'published'>,
  screen: Pick<Screen, 'exhibition' | 'programme'>,
  stories: ScreenPicture['stories'],
): Promise<boolean> {
  for (const slug of exhibitionsOf(screen)) {
    const shown = await Promise.all(stories.map((story) => shownAt(published, slug).story(story)));
    if (!shown.includes(null)) return true;
  }
  return false;
}
