import type { Neighbourhood, Theme } from '../story/places.ts';

export interface Places {
  readonly themes: readonly Theme[];
  readonly neighbourhoods: readonly Neighbourhood[];
}

/** The name of a theme or neighbourhood; its slug where it has none any more. */
export function nameOf(all: readonly { slug: string; name: string }[], slug: string): string {
  return all.find((each) => each.slug === slug)?.name ?? slug;
}
