import type { Exhibition } from '../exhibitions.ts';
import type { ExhibitionSlug } from '../ids.ts';

/** Exhibitions by name. Contract; implemented in mongo/. */
export interface ExhibitionStore {
  list(): Promise<readonly Exhibition[]>;
  find(slug: ExhibitionSlug): Promise<Exhibition | null>;
  /** Adds, or replaces the one with the same slug, whatever it was. */
  save(exhibition: Exhibition): Promise<void>;
  /**
   * Saves `exhibition` only while the archive still holds the version that it carries (0: none of that name yet). The
   * stored version goes up by one, and stories that were erased leave what was chosen by hand. @throws Conflict where somebody else was first; nothing is changed then.
   */
  replace(exhibition: Exhibition): Promise<void>;
}
