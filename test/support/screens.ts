import sharp from 'sharp';
import type { Screen } from '../../src/kiosk/screens/screen.ts';
import { screenCookie } from '../../src/kiosk/screens/screen-cookie.ts';
import type { ScreenPicture } from '../../src/kiosk/screens/screen-picture-store.ts';
import { hashCode, newPrivateCode, newScreenId } from '../../src/random.ts';
import type { ExhibitionSlug } from '../../src/story/ids.ts';
import type { Stores } from '../../src/wire.ts';

/** Exhibitions and screens as values, for tests that need one without a curator's forms. */

export function aScreen(exhibition: string, over: Partial<Screen> = {}): Screen {
  const id = newScreenId();
  return {
    id,
    version: 1,
    // No two have one name.
    name: `By the library door, ${id}`,
    exhibition: exhibition as ExhibitionSlug,
    profile: {
      orientation: 'portrait',
      pixelsPerMm: 2.711,
      volumeLimit: 0.7,
      quiet: null,
      languages: ['en'],
      burnInShift: true,
    },
    glass: { width: 1080, height: 1920, inches: 32, scale: 1 },
    silentMinutes: 30,
    pairedAt: new Date(),
    revokedAt: null,
    toldAt: null,
    beat: null,
    ...over,
  };
}

/** What the screen showed, as one dark square; of no story where `over` names none. */
export async function aScreenPicture(
  { id, exhibition }: Pick<Screen, 'id' | 'exhibition'>,
  over: Partial<ScreenPicture> = {},
): Promise<ScreenPicture> {
  const size = { width: 450, height: 800 };
  const bytes = await sharp({ create: { ...size, channels: 3, background: '#131113' } })
    .jpeg()
    .toBuffer();
  return { screen: id, exhibition, at: new Date(), stories: [], bytes, ...size, ...over };
}

/** Keeps the screen as a curator's pairing would; resolves to its cookie. */
export async function pairedScreen(
  { screens }: Pick<Stores, 'screens'>,
  exhibition: string,
  screen: Screen = aScreen(exhibition),
): Promise<string> {
  const credential = newPrivateCode();
  await screens.insert(screen, hashCode(credential));
  return `${screenCookie}=${credential}`;
}
