import type { ConcernId, CuratorId, StoryId } from '../ids.ts';

/**
 * How to reach the people of a story. Kept apart from it, in a collection that no public code and no list reads, and
 * removed with it (P12). Whoever shows one to a curator records the look first (LookStore).
 */
export interface Contact {
  /** Whose it is: the storyteller's, or that of somebody who raised a concern. */
  readonly of: StoryId | ConcernId;
  readonly email: string | null;
  readonly phone: string | null;
  /** Of a storyteller under 18. */
  readonly guardian: { readonly name: string; readonly reach: string } | null;
  /** How many lines of the story's history the person has been notified of. */
  readonly toldUpTo: number;
}

/** Contract; implemented in mongo/. */
export interface ContactStore {
  find(of: Contact['of']): Promise<Contact | null>;
  /** Adds, or replaces what was there. */
  save(contact: Contact): Promise<void>;
  /** Notes up to which line of history the person has been notified; does nothing where the contact is gone. */
  noteTold(of: Contact['of'], upTo: number): Promise<void>;
  /** Does nothing where there is none. */
  remove(of: Contact['of']): Promise<void>;
  /** Every contact with an e-mail address. */
  withEmail(): AsyncIterable<Contact>;
}

/** A curator looked at something that is kept back: a contact or an original. Names no resident (P12). */
export interface Look {
  readonly story: StoryId;
  readonly at: Date;
  readonly by: CuratorId;
  readonly what: LookedAt;
}
/** `contact` is the storyteller's, `concern-contact` that of somebody who asked to hide the story. */
export type LookedAt = 'contact' | 'concern-contact' | 'original';

/** Contract; implemented in mongo/. */
export interface LookStore {
  record(look: Look): Promise<void>;
  /** Oldest first. */
  of(story: StoryId): Promise<readonly Look[]>;
}
