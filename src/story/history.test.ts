import { describe, expect, it } from '@jest/globals';
import { firstBrokenEntry, type HistoryEntry, withEntry } from './history.ts';

const line = (minute: number, reason: string | null = null) =>
  ({
    at: new Date(Date.UTC(2026, 0, 1, 0, minute)),
    actor: { role: 'archive' },
    action: 'edited',
    reason,
  }) as const;

function threeLines(): HistoryEntry[] {
  return [...withEntry(withEntry(withEntry([], line(0)), line(1, 'why')), line(2))];
}

describe('a history', () => {
  it('holds together as it was written, and after a way through JSON', () => {
    expect(firstBrokenEntry(threeLines())).toBe(-1);
    const read = (JSON.parse(JSON.stringify(threeLines())) as HistoryEntry[]).map((entry) => ({
      ...entry,
      at: new Date(entry.at),
    }));
    expect(firstBrokenEntry(read)).toBe(-1);
  });

  it.each([
    ['a changed reason', (lines: HistoryEntry[]) => lines.with(1, { ...at(lines, 1), reason: 'another' }), 1],
    ['a changed time', (lines: HistoryEntry[]) => lines.with(0, { ...at(lines, 0), at: new Date(0) }), 0],
    ['a lost line', (lines: HistoryEntry[]) => lines.toSpliced(1, 1), 1],
    ['a lost beginning', (lines: HistoryEntry[]) => lines.slice(1), 0],
    [
      'two lines that changed places',
      (lines: HistoryEntry[]) => [at(lines, 1), at(lines, 0), at(lines, 2)],
      0,
    ],
  ])('shows %s', (_what, spoil, where) => {
    expect(firstBrokenEntry(spoil(threeLines()))).toBe(where);
  });
});

function at(lines: readonly HistoryEntry[], index: number): HistoryEntry {
  const found = lines[index];
  if (!found) throw new Error(`expected a line ${index}`);
  return found;
}
