import type { NeighbourhoodSlug, ThemeSlug } from './ids.ts';
import type { Neighbourhood, Theme } from './places.ts';
import type { PlaceStore } from './stores/place-store.ts';

/** What a new archive begins with; from then on it is data that an administrator edits. */
export const firstThemes: readonly Theme[] = [
  {
    slug: 'isolation' as ThemeSlug,
    name: 'Isolation',
    about: 'Being cut off from other people, and what helps a place to reach one another again.',
    colour: 'indigo',
    order: 1,
  },
  {
    slug: 'connectedness' as ThemeSlug,
    name: 'Connectedness',
    about: 'The threads between neighbours: who we call on, where we meet, what we make together.',
    colour: 'rust',
    order: 2,
  },
  {
    slug: 'employment' as ThemeSlug,
    name: 'Employment',
    about: 'Work found, lost, hoped for and shared, and what it does to a street.',
    colour: 'moss',
    order: 3,
  },
];

export const firstNeighbourhoods: readonly Neighbourhood[] = [
  {
    slug: 'haslingden' as NeighbourhoodSlug,
    name: 'Haslingden',
    about: 'A hill town in Lancashire. Residents looked at how people here come to know one another.',
    order: 1,
    open: true,
  },
  {
    slug: 'stockbridge-village' as NeighbourhoodSlug,
    name: 'Stockbridge Village',
    about: 'An estate in Knowsley. Residents looked at what leaves people alone, and what draws them out.',
    order: 2,
    open: true,
  },
  {
    slug: 'workington' as NeighbourhoodSlug,
    name: 'Workington',
    about: 'A harbour town in Cumbria. Residents looked at work, and at how people find it.',
    order: 3,
    open: true,
  },
];

/** For whoever's story is about none of the others; listed last, and to visitors only once it holds something. */
export const nearHere: Neighbourhood = {
  slug: 'near-here' as NeighbourhoodSlug,
  name: 'Somewhere else near here',
  about: 'Stories from the streets, villages and towns around our neighbourhoods.',
  order: 1000,
  open: true,
};

/** Gives an archive that has no themes or no neighbourhoods yet its first ones, and each the place for all others. */
export async function ensureFirstPlaces(places: PlaceStore): Promise<void> {
  if ((await places.themes()).length === 0) {
    for (const theme of firstThemes) await places.saveTheme(theme);
  }
  if ((await places.neighbourhoods()).length === 0) {
    for (const neighbourhood of firstNeighbourhoods) await places.saveNeighbourhood(neighbourhood);
  }
  const known = await places.neighbourhoods();
  if (!known.some(({ slug }) => slug === nearHere.slug)) await places.saveNeighbourhood(nearHere);
}
