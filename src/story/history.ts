import { createHash, randomBytes } from 'node:crypto';
import type { CuratorId } from './ids.ts';

/** Who did it: a role and, for people with accounts, the account. Never a resident's name. */
export type Actor =
  | { readonly role: 'storyteller' }
  /** Somebody with an account, who filled in for the storyteller beside them; the consent record says who. */
  | { readonly role: 'helper' }
  | { readonly role: 'visitor' }
  | { readonly role: 'worker' }
  | { readonly role: 'archive' }
  | { readonly role: 'curator' | 'admin'; readonly id: CuratorId };

export type Action =
  | 'sent'
  | 'prepared'
  | 'edited'
  | 'approved'
  | 'declined'
  | 'unpublished'
  | 'reopened'
  | 'undone'
  | 'changeAsked'
  | 'answered'
  | 'revised'
  | 'usesChanged'
  | 'nameTakenOff'
  | 'hidden'
  | 'shownAgain'
  | 'erasureAsked'
  | 'erased'
  | 'concernRaised'
  | 'concernSettled'
  | 'noteChanged'
  | 'permissionNoted'
  | 'moved'
  | 'translated';

/** One line of a story's history. Holds no personal data; `reason` is the curator's own sentence. */
export interface HistoryEntry {
  readonly at: Date;
  readonly actor: Actor;
  readonly action: Action;
  readonly reason: string | null;
  /** Salted SHA-256 of the reason, hex. The chain holds it instead of the reason, so that an erasure can drop the words. */
  readonly reasonSeal: Seal | null;
  /** Hash of the entry before, or 64 zeros for the first, so that a changed, missing or moved line is found. */
  readonly previous: string;
  /** SHA-256, hex, over all the fields above. */
  readonly hash: string;
}

export interface Seal {
  /** Dropped with the reason: without it the digest reveals nothing. */
  readonly salt: string | null;
  readonly digest: string;
}

/** What a curator decides about a story that waits; the next one is shown what changed since (`lastReviewed`). */
export const decisions: readonly Action[] = ['approved', 'declined', 'changeAsked'];

/** What counts of it: a decision that was undone a moment later is as if it had not been. */
export function withoutUndone(history: readonly HistoryEntry[]): readonly HistoryEntry[] {
  return history.filter(
    ({ action }, index) => action !== 'undone' && history[index + 1]?.action !== 'undone',
  );
}

/** The line by which the story was taken down, where nobody has published it again since. */
export function takenDown(history: readonly HistoryEntry[]): HistoryEntry | null {
  const last = withoutUndone(history).findLast(
    ({ action }) => action === 'approved' || action === 'unpublished',
  );
  return last?.action === 'unpublished' ? last : null;
}

const beginning = '0'.repeat(64);

/** The history with one more line, chained to the last. */
export function withEntry(
  history: readonly HistoryEntry[],
  line: Pick<HistoryEntry, 'at' | 'actor' | 'action' | 'reason'>,
): readonly HistoryEntry[] {
  const previous = history.at(-1)?.hash ?? beginning;
  const unsigned = { ...line, reasonSeal: seal(line.reason), previous };
  return [...history, { ...unsigned, hash: hashOf(unsigned) }];
}

/**
 * The history without its reasons, which are words of people; every line still follows from the one before. A reason from
 * before there were seals stands in the chain as it is: its line is sealed first, and the chain made anew from there on.
 */
export function withoutReasons(history: readonly HistoryEntry[]): readonly HistoryEntry[] {
  return sealed(history).map((entry) => ({
    ...entry,
    reason: null,
    reasonSeal: entry.reasonSeal && { salt: null, digest: entry.reasonSeal.digest },
  }));
}

function sealed(history: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const first = history.findIndex(({ reason, reasonSeal }) => reason !== null && reasonSeal === null);
  if (first === -1) return history;
  return history
    .slice(first)
    .reduce<readonly HistoryEntry[]>(
      (chain, { at, actor, action, reason }) => withEntry(chain, { at, actor, action, reason }),
      history.slice(0, first),
    );
}

/** Index of the first line that does not follow from the one before, or -1 where all do. */
export function firstBrokenEntry(history: readonly HistoryEntry[]): number {
  return history.findIndex((entry, index) => {
    const previous = history[index - 1]?.hash ?? beginning;
    return entry.previous !== previous || entry.hash !== hashOf(entry) || !isSealedBy(entry);
  });
}

function hashOf(entry: Omit<HistoryEntry, 'hash'>): string {
  const { at, actor, action, reason, reasonSeal, previous } = entry;
  const id = 'id' in actor ? actor.id : null;
  return sha256(
    JSON.stringify([at.toISOString(), actor.role, id, action, reasonSeal?.digest ?? reason, previous]),
  );
}

function seal(reason: string | null): Seal | null {
  if (reason === null) return null;
  const salt = randomBytes(16).toString('hex');
  return { salt, digest: sha256(salt + reason) };
}

/** True where the reason is the one that was sealed, was dropped together with its salt, or is older than seals. */
function isSealedBy({ reason, reasonSeal }: HistoryEntry): boolean {
  if (reasonSeal === null) return true;
  if (reason === null) return reasonSeal.salt === null;
  return reasonSeal.salt !== null && sha256(reasonSeal.salt + reason) === reasonSeal.digest;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
