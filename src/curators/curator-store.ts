import type { CuratorId } from '../story/ids.ts';
import type { Curator, Identity } from './curator.ts';

/** Where curators' accounts are kept. Contract; implemented in mongo/. */
export interface CuratorStore {
  find(id: CuratorId): Promise<Curator | null>;
  /** `email` in lower case. */
  findByEmail(email: string): Promise<Curator | null>;
  findByInvitation(codeHash: string): Promise<Curator | null>;
  findByIdentity(identity: Identity): Promise<Curator | null>;
  /** All accounts, by e-mail address. */
  list(): Promise<readonly Curator[]>;
  /** @throws Conflict where the id, the e-mail address or the identity has an account already. */
  insert(curator: Curator): Promise<void>;
  /**
   * Saves `after` where the stored account still has `before`'s version; the stored version goes up by one.
   * @throws Conflict where it has changed since, or where the e-mail address or the identity belongs to another account.
   */
  replace(before: Curator, after: Curator): Promise<Curator>;
}
