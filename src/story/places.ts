import type { NeighbourhoodSlug, ThemeSlug } from './ids.ts';

/** Themes and neighbourhoods are data that an administrator edits, never a number in code. */
export interface Theme {
  readonly slug: ThemeSlug;
  readonly name: string;
  /** One or two sentences under the name. */
  readonly about: string;
  /** Names one of the drawn palettes in the stylesheet, such as "rust". */
  readonly colour: ThemeColour;
  readonly order: number;
  /** False: no new story can have it. Its stories stay where they show. */
  readonly open: boolean;
}

export const themeColours = ['indigo', 'rust', 'moss', 'plum', 'ochre', 'teal'] as const;
export type ThemeColour = (typeof themeColours)[number];

export interface Neighbourhood {
  readonly slug: NeighbourhoodSlug;
  readonly name: string;
  /** One or two sentences for its page. */
  readonly about: string;
  readonly order: number;
  /** False: no new story can be told of it. Its stories stay where they show. */
  readonly open: boolean;
}

/** Themes and neighbourhoods, in their order. Contract; implemented in mongo/. */
export interface PlaceStore {
  themes(): Promise<readonly Theme[]>;
  neighbourhoods(): Promise<readonly Neighbourhood[]>;
  /** Adds, or replaces the one with the same slug. The gallery's edition goes up. */
  saveTheme(theme: Theme): Promise<void>;
  saveNeighbourhood(neighbourhood: Neighbourhood): Promise<void>;
  /** Its stories must have been moved: they would name nothing. */
  removeTheme(slug: ThemeSlug): Promise<void>;
  removeNeighbourhood(slug: NeighbourhoodSlug): Promise<void>;
}
