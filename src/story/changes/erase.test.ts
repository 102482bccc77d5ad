import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { aPublishedStory, aStoryInReview } from '../../../test/support/stories.ts';
import { Conflict } from '../../errors.ts';
import { firstBrokenEntry, type HistoryEntry, withEntry } from '../history.ts';
import type { AttemptToken, CuratorId } from '../ids.ts';
import type { ReceivedMedia } from '../media.ts';
import { askErasure, isBeingErased, lastLeaseEnd, makeTombstone, revokeAttempts } from './erase.ts';
import { approve, unpublish } from './publish.ts';
import { hide } from './withdraw.ts';

const at = new Date('2026-01-31T12:00:00Z');
const later = new Date('2026-02-03T12:00:00Z');
const curator = { role: 'curator', id: '0123456789abcdef' as CuratorId } as const;
const teller = { role: 'storyteller' } as const;

describe('askErasure', () => {
  it('erases one that is hidden, from the moment it was hidden, due a calendar month after the asking', () => {
    const erasing = askErasure(hide(aPublishedStory(), at, teller), later, teller);
    expect(erasing).toMatchObject({
      withdrawnAt: at,
      erasure: { askedAt: later, dueBy: new Date('2026-03-03T12:00:00Z') },
    });
    expect(askErasure(erasing, new Date('2026-02-20'), teller)).toBe(erasing);
    expect(askErasure(aPublishedStory(), at, teller).erasure?.dueBy).toEqual(
      new Date('2026-02-28T12:00:00Z'),
    );
    expect(isBeingErased(erasing)).toBe(true);
    expect(isBeingErased(hide(aPublishedStory(), at, teller))).toBe(false);
  });
});

describe('makeTombstone', () => {
  const published = approve(
    aStoryInReview({
      title: 'The gate of Aunt Rosamund',
      words: 'Rosamund said so.',
      credit: { kind: 'full-name', name: 'Rosamund Quill' },
      others: [{ who: 'my aunt Rosamund', shownBy: ['named'], permission: 'yes' }],
      conversation: [{ at, from: 'storyteller', words: 'It is Rosamund.' }],
    }),
    at,
    curator,
  );
  const down = unpublish(published, 'Rosamund rang.', at, curator);
  const erasing = askErasure(down, later, teller);
  const tombstone = makeTombstone(erasing, later);

  it('leaves ids, dates and the neighbourhood, and no word of a person', () => {
    expect(Object.keys(tombstone).sort()).toEqual([
      'codeHash',
      'erasedAt',
      'history',
      'id',
      'media',
      'neighbourhood',
      'reference',
      'sample',
      'seenOnWeb',
      'sentAt',
      'startedAt',
      'state',
      'version',
      'withdrawnAt',
    ]);
    expect(JSON.stringify(tombstone)).not.toMatch(/rosamund/i);
    expect(tombstone).toMatchObject({ state: 'erased', media: [], seenOnWeb: true, erasedAt: later });
  });

  it('keeps the chain of history whole without its reasons, and hardly guessable from their seals', () => {
    expect(erasing.history.some(({ reason }) => reason !== null)).toBe(true);
    expect(firstBrokenEntry(tombstone.history)).toBe(-1);
    expect(tombstone.history.every(({ reason }) => reason === null)).toBe(true);
    expect(tombstone.history.every(({ reasonSeal }) => !reasonSeal?.salt)).toBe(true);
    expect(tombstone.history.map(({ hash }) => hash).slice(0, -1)).toEqual(
      erasing.history.map(({ hash }) => hash),
    );
    expect(tombstone.history.at(-1)).toMatchObject({ action: 'erased', actor: { role: 'archive' } });
    const changed = tombstone.history.map((entry, index) =>
      index === 1 ? { ...entry, action: 'declined' as const } : entry,
    );
    expect(firstBrokenEntry(changed)).toBe(1);
  });

  it('only after it was asked for', () => {
    expect(() => makeTombstone(hide(down, later, teller), later)).toThrow(Conflict);
  });

  it('keeps whole a chain from before reasons were sealed, too', () => {
    // The first version hashed the reason itself and knew no seal.
    const bare = unsealed('The family rang.');
    const old = {
      ...erasing,
      history: withEntry(bare, { at, actor: curator, action: 'declined', reason: 'No.' }),
    };
    expect(firstBrokenEntry(old.history)).toBe(-1);
    const buried = makeTombstone(old, later);
    expect(JSON.stringify(buried)).not.toMatch(/family/);
    expect(firstBrokenEntry(buried.history)).toBe(-1);
    expect(buried.history.map(({ action }) => action)).toEqual(['sent', 'unpublished', 'declined', 'erased']);
  });
});

describe('seizing what workers hold', () => {
  const [ready] = aPublishedStory().media;
  if (ready?.state !== 'ready') throw new Error('Expected a ready media');
  const { facts: _facts, renditions: _renditions, placeholder: _placeholder, ...rest } = ready;
  const attempt = { token: 'a-worker' as AttemptToken, leaseUntil: at, percent: 40 };
  const held: ReceivedMedia = { ...rest, state: 'received', attempt, tries: 1 };

  it('puts every hold into the archive’s own hand, once', () => {
    const erasing = askErasure(aStoryInReview({ media: [ready, held] }), at, teller);
    expect(lastLeaseEnd(erasing)).toEqual(at);
    const revoked = revokeAttempts(erasing, later);
    expect(revoked.media[0]).toBe(ready);
    expect(revoked.media[1]).toMatchObject({ attempt: { leaseUntil: later, percent: 0 } });
    expect(JSON.stringify(revoked.media)).not.toContain('a-worker');
    expect(lastLeaseEnd(revoked)).toEqual(later);
    expect(revokeAttempts(revoked, new Date('2027-01-01'))).toBe(revoked);
  });

  it('has nothing to do where nobody holds anything', () => {
    const erasing = askErasure(aStoryInReview({ media: [ready, { ...held, attempt: null }] }), at, teller);
    expect(revokeAttempts(erasing, later)).toBe(erasing);
    expect(lastLeaseEnd(erasing)).toBeNull();
  });
});

/** Two lines as the first version of the archive wrote them. */
function unsealed(reason: string): readonly HistoryEntry[] {
  const lines = [
    { at, actor: teller, action: 'sent', reason: null },
    { at, actor: curator, action: 'unpublished', reason },
  ] as const;
  const chain: HistoryEntry[] = [];
  for (const line of lines) {
    const previous = chain.at(-1)?.hash ?? '0'.repeat(64);
    const id = 'id' in line.actor ? line.actor.id : null;
    const text = JSON.stringify([at.toISOString(), line.actor.role, id, line.action, line.reason, previous]);
    const hash = createHash('sha256').update(text).digest('hex');
    chain.push({ ...line, reasonSeal: null, previous, hash });
  }
  return chain;
}
