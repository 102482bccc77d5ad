import { createHash } from 'node:crypto';
import type { CuratorId } from './ids.ts';

/** Who did it: a role and, for people with accounts, the account. Never a resident's name. */
export type Actor =
  | { readonly role: 'storyteller' }
  | { readonly role: 'worker' }
  | { readonly role: 'archive' }
  | { readonly role: 'curator' | 'admin'; readonly id: CuratorId };

export type Action = 'sent' | 'prepared' | 'edited' | 'approved' | 'declined' | 'unpublished' | 'reopened';

/** One line of a story's history. Holds no personal data; `reason` is the curator's own sentence. */
export interface HistoryEntry {
  readonly at: Date;
  readonly actor: Actor;
  readonly action: Action;
  readonly reason: string | null;
  /** Hash of the entry before, or 64 zeros for the first: a changed, lost or moved line shows. */
  readonly previous: string;
  /** SHA-256, hex, over all the fields above. */
  readonly hash: string;
}

/** The line by which the story was taken down, where nobody has published it again since. */
export function takenDown(history: readonly HistoryEntry[]): HistoryEntry | null {
  const last = history.findLast(({ action }) => action === 'approved' || action === 'unpublished');
  return last?.action === 'unpublished' ? last : null;
}

const beginning = '0'.repeat(64);

/** The history with one more line, chained to the last. */
export function withEntry(
  history: readonly HistoryEntry[],
  line: Pick<HistoryEntry, 'at' | 'actor' | 'action' | 'reason'>,
): readonly HistoryEntry[] {
  const previous = history.at(-1)?.hash ?? beginning;
  return [...history, { ...line, previous, hash: hashOf({ ...line, previous }) }];
}

/** Index of the first line that does not follow from the one before, or -1 where all do. */
export function firstBrokenEntry(history: readonly HistoryEntry[]): number {
  return history.findIndex((entry, index) => {
    const previous = history[index - 1]?.hash ?? beginning;
    return entry.previous !== previous || entry.hash !== hashOf(entry);
  });
}

function hashOf(entry: Omit<HistoryEntry, 'hash'>): string {
  const { at, actor, action, reason, previous } = entry;
  const id = 'id' in actor ? actor.id : null;
  return createHash('sha256')
    .update(JSON.stringify([at.toISOString(), actor.role, id, action, reason, previous]))
    .digest('hex');
}
