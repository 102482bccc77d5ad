import type { Exhibition } from './exhibitions.ts';
import type { ExhibitionSlug } from './ids.ts';

/** Exhibitions by name. Contract; implemented in mongo/. */
export interface ExhibitionStore {
  list(): Promise<readonly Exhibition[]>;
  find(slug: ExhibitionSlug): Promise<Exhibition | null>;
  /** Adds, or replaces the one with the same slug. */
  save(exhibition: Exhibition): Promise<void>;
}
