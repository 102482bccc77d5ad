import type { Screen } from '../../src/kiosk/screen.ts';
import { screenCookie } from '../../src/kiosk/screen-cookie.ts';
import { hashCode, newPrivateCode, newScreenId } from '../../src/random.ts';
import { type Exhibition, nothingChosen } from '../../src/story/exhibitions.ts';
import type { ExhibitionSlug } from '../../src/story/ids.ts';
import type { Stores } from '../../src/wire.ts';

/** Exhibitions and screens as values, for tests that need one without a curator's forms. */

/** Everything that may show there hangs in it. */
export function anExhibition(slug: string, over: Partial<Exhibition> = {}): Exhibition {
  return {
    slug: slug as ExhibitionSlug,
    name: `Voices of ${slug}`,
    about: 'Stories of work.',
    place: 'Workington Library',
    opens: null,
    closes: null,
    asking: true,
    ...nothingChosen,
    rule: { themes: [], neighbourhoods: [], forms: [] },
    ...over,
  };
}

export function aScreen(exhibition: string, over: Partial<Screen> = {}): Screen {
  return {
    id: newScreenId(),
    version: 1,
    name: 'By the library door',
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
    pairedAt: new Date(),
    revokedAt: null,
    toldAt: null,
    beat: null,
    ...over,
  };
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
