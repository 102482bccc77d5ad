import type { ExhibitionSlug, NeighbourhoodSlug, StoryId, ThemeSlug } from './ids.ts';
import type { ShownForm } from './media.ts';

/** An exhibition that storytellers can be asked about by its name, and what a curator hangs in it. */
export interface Exhibition extends Choosing {
  readonly slug: ExhibitionSlug;
  readonly name: string;
  /** A sentence or two: what it is, for whom. */
  readonly about: string;
  /** Where it hangs, such as "Workington Library". */
  readonly place: string;
  readonly opens: Date | null;
  readonly closes: Date | null;
  /** True asks for it on the share form and on private links. */
  readonly asking: boolean;
}

export interface Choosing {
  /** Whose exhibition it is: curators of that neighbourhood look after it. Null is for curators of all. */
  readonly neighbourhood: NeighbourhoodSlug | null;
  /** What hangs by itself; null is nothing but what is chosen by hand. */
  readonly rule: HangingRule | null;
  readonly byHand: ByHand;
  /** For so many days screens show it without hearing from the archive, and so what was taken back meanwhile (P16). */
  readonly leaseDays: number;
  /** Counts every change; a save is accepted only from the version it was made from. 0 is not saved yet. */
  readonly version: number;
}

/** A story fits that has one of each list; an empty list asks for nothing. */
export interface HangingRule {
  readonly themes: readonly ThemeSlug[];
  readonly neighbourhoods: readonly NeighbourhoodSlug[];
  readonly forms: readonly ShownForm[];
}

/** Ids stay here when a story may not show for a while, so that it comes back to its place. */
export interface ByHand {
  readonly added: readonly StoryId[];
  readonly removed: readonly StoryId[];
  /** Hang first, in this order; the rest follows, newest first. */
  readonly order: readonly StoryId[];
}

export const leaseLimits = { least: 1, most: 30 };

/** Of an exhibition for which nobody has chosen anything yet. */
export const nothingChosen: Choosing = {
  neighbourhood: null,
  rule: null,
  byHand: { added: [], removed: [], order: [] },
  leaseDays: 7,
  version: 0,
};

/** Exhibitions by name. Contract; implemented in mongo/. */
export interface ExhibitionStore {
  list(): Promise<readonly Exhibition[]>;
  find(slug: ExhibitionSlug): Promise<Exhibition | null>;
  /** Adds, or replaces the one with the same slug, whatever it was. */
  save(exhibition: Exhibition): Promise<void>;
  /**
   * Saves `exhibition` only while the archive still holds the version that it carries (0: none of that name yet). The
   * stored version goes up by one, and stories that were erased leave what was chosen by hand. @throws Conflict where somebody else saved first; nothing is changed then.
   */
  replace(exhibition: Exhibition): Promise<void>;
}
