import type { NeighbourhoodSlug, ThemeSlug } from '../story/ids.ts';
import type { PlaceStore } from '../story/place-store.ts';
import type { Neighbourhood, Theme } from '../story/places.ts';

/** Themes and neighbourhoods in their order, and by slug. */
export interface PlaceNames {
  readonly themes: readonly Theme[];
  readonly neighbourhoods: readonly Neighbourhood[];
  theme(slug: ThemeSlug): Theme | null;
  neighbourhood(slug: NeighbourhoodSlug): Neighbourhood | null;
}

export async function readPlaceNames(places: PlaceStore): Promise<PlaceNames> {
  const [themes, neighbourhoods] = await Promise.all([places.themes(), places.neighbourhoods()]);
  const themeBySlug = new Map(themes.map((theme) => [theme.slug, theme]));
  const neighbourhoodBySlug = new Map(neighbourhoods.map((place) => [place.slug, place]));
  return {
    themes,
    neighbourhoods,
    theme: (slug) => themeBySlug.get(slug) ?? null,
    neighbourhood: (slug) => neighbourhoodBySlug.get(slug) ?? null,
  };
}
