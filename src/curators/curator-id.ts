import type { CuratorId } from '../story/ids.ts';

/** Reads an account's id from outside; null where it does not have an id's form. */
export function parseCuratorId(text: string): CuratorId | null {
  return /^[0-9a-hjkmnp-tv-z]{16}$/.test(text) ? (text as CuratorId) : null;
}
