import { describe, expect, it } from '@jest/globals';
import type { ToldAlert } from '../../alerts/alert-reader.ts';
import { type TroubleKind, troubleKinds } from './trouble.ts';
import { troubleLetters } from './trouble-letter.ts';

/** What the e-mails say: of every kind a title, the news and what to do, with nothing left out of a sentence. */

const began = new Date('2027-03-01T12:00:00Z');
const over = new Date('2027-03-01T12:30:00Z');
const letters = troubleLetters(new URL('https://stories.example.org/'));

/** What each kind was seen with; several where its words differ by it. */
const facts: Readonly<Record<TroubleKind, readonly Record<string, string | number>[]>> = {
  database: [{}],
  files: [{ condition: 'away' }, { condition: 'full' }, { condition: 'read-only' }],
  room: [
    { where: 'disk', host: 'mill', leftBytes: 3_200_000_000 },
    { where: 'bucket', host: '', leftBytes: 0 },
  ],
  'no-worker': [{}],
  worker: [{ host: 'mill', pid: '7' }],
  job: ['inspect', 'image', 'audio', 'video', 'mix', 'listen', 'withdraw', 'tell', 'sweep'].map((lane) => ({
    lane,
    tries: 4,
  })),
  mail: [{}],
  backup: [{ words: 'The disk for backups is full.' }],
  fixity: [{ words: 'Two files are missing.' }],
  certificate: [{ untilAt: Date.UTC(2027, 2, 9) }],
  outgrown: [{ records: 1_000_000 }],
  consent: [{ lastAt: Date.UTC(2026, 0, 1) }],
};

const trouble = (kind: TroubleKind, about: string, seen: Record<string, string | number>, isOver = false) =>
  ({
    ...{ kind, about, version: 1, seen: null, facts: seen },
    episode: { since: began, began, wellSince: isOver ? over : null, over: isOver ? over : null },
  }) satisfies ToldAlert<TroubleKind>;
const all = troubleKinds.flatMap((kind) => facts[kind].map((seen) => ({ kind, seen })));
const to = { person: { email: 'ada@example.org' }, wish: 'at-once' } as const;
const write = (begun: readonly ToldAlert<TroubleKind>[], done: readonly ToldAlert<TroubleKind>[] = []) =>
  letters.write({ begun, over: done, still: [] }, to, over);

describe('An e-mail about the archive', () => {
  it.each(all)('says of $kind $seen what is wrong, and once more that it is well', ({ kind, seen }) => {
    const begun = write([trouble(kind, 'archive', seen)]);
    expect(begun.subject).toMatch(/^[A-Z][^{}]+[a-z]$/);
    const [, said = ''] = begun.text.split('\n\n');
    expect(said.split('\n').length).toBeGreaterThanOrEqual(3);
    expect(begun.text).not.toMatch(/[{}]|undefined|NaN|Invalid|null/);
    expect(begun.text).toContain('https://stories.example.org/curate/system');
    const well = write([], [trouble(kind, 'archive', seen, true)]);
    expect(well.subject).toBe(`Well again: ${begun.subject}`);
    expect(well.text).toContain('From 1 March 2027 at 12:00 to 1 March 2027 at 12:30 it was not so.');
    expect(well.text).not.toMatch(/[{}]|undefined|NaN|Invalid/);
  });

  it('begins with what needs somebody first, and tells ten of a hundred', () => {
    const failed = Array.from({ length: 100 }, (_, number) =>
      trouble('job', `inspect:${number}`, { lane: 'inspect', tries: 4 }),
    );
    const { subject, text } = write([...failed, trouble('database', 'archive', {})]);
    expect(subject).toBe('The database cannot be reached, and 100 things more');
    expect(text.match(/A file could not be looked at/g)).toHaveLength(9);
    expect(text).toContain('And 91 more.');
  });
});
