import type { Neighbourhood, Theme } from '../places.ts';

/** Themes and neighbourhoods, in their order. Contract; implemented in mongo/. */
export interface PlaceStore {
  themes(): Promise<readonly Theme[]>;
  neighbourhoods(): Promise<readonly Neighbourhood[]>;
  /** Adds, or replaces the one with the same slug. The gallery's edition goes up. */
  saveTheme(theme: Theme): Promise<void>;
  saveNeighbourhood(neighbourhood: Neighbourhood): Promise<void>;
}
