import type { NeighbourhoodSlug, ThemeSlug } from '../../story/ids.ts';
import type { Neighbourhood, Theme } from '../../story/places.ts';
import type { Topic } from '../../story/topics.ts';
import type { GalleryServices } from '../gallery-services.ts';

/** Themes, neighbourhoods and hard subjects in their order, and the first two by slug. */
export interface Names {
  readonly themes: readonly Theme[];
  readonly neighbourhoods: readonly Neighbourhood[];
  readonly topics: readonly Topic[];
  theme(slug: ThemeSlug): Theme | null;
  neighbourhood(slug: NeighbourhoodSlug): Neighbourhood | null;
}

type NamesServices = Pick<GalleryServices, 'places' | 'topics' | 'names'>;

/** As the galleries know them, or else as they are stored at this moment. */
export function namesFor(services: NamesServices): Promise<Names> {
  return services.names ? services.names() : readNames(services);
}

export async function readNames(services: NamesServices): Promise<Names> {
  const [themes, neighbourhoods, topics] = await Promise.all([
    services.places.themes(),
    services.places.neighbourhoods(),
    services.topics.topics(),
  ]);
  const themeBySlug = new Map(themes.map((theme) => [theme.slug, theme]));
  const neighbourhoodBySlug = new Map(neighbourhoods.map((place) => [place.slug, place]));
  return {
    themes,
    neighbourhoods,
    topics,
    theme: (slug) => themeBySlug.get(slug) ?? null,
    neighbourhood: (slug) => neighbourhoodBySlug.get(slug) ?? null,
  };
}
