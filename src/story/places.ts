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
  /** One of the programme's Neighbourhoods for Learning. */
  readonly inNetwork: boolean;
  /** Null is not on the map. */
  readonly where: MapPoint | null;
  readonly enquiry: Enquiry;
}

/** Degrees, as on every map: north of the equator, and east of Greenwich. */
export interface MapPoint {
  readonly north: number;
  readonly east: number;
}

/** What residents of a neighbourhood set out to learn, and what came of it. Each is "" until somebody fills it in. */
export interface Enquiry {
  /** What residents document there. */
  readonly documents: string;
  /** The address of a video tour that lies elsewhere. */
  readonly tour: string;
  readonly question: string;
  readonly dates: string;
  readonly tookPart: string;
  /** What was found and what came of it, with links; Markdown. */
  readonly outcomes: string;
}

export const nothingTold: Enquiry = {
  ...{ documents: '', tour: '', question: '', dates: '', tookPart: '', outcomes: '' },
};

/** Places from this one on in the order are for stories of none of the others, such as "Somewhere else near here". */
export const orderOfOthers = 1000;

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
