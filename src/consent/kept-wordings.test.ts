import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { nextVersion } from './kept-wordings.ts';
import { parseWording, readWordings } from './read-wordings.ts';
import { wordingText } from './wording-text.ts';

const files = readWordings(fileURLToPath(new URL('../../content/consent', import.meta.url)));

describe('A version of the consent wording', () => {
  it('is the same once it was written down and read', () => {
    for (const wording of files.all)
      expect(parseWording(wording.version, wordingText(wording))).toEqual(wording);
  });

  it.each([
    [['2026-11', '2026-11b'], '2026-11-30', '2026-11c'],
    [['2026-11'], '2026-11-30', '2026-11b'],
    [['2026-11b'], '2026-12-01', '2026-12'],
    [['2026-12'], '2027-01-01', '2027-01'],
    // A clock that is behind, or a version that is ahead: it still comes last.
    [['2027-03'], '2026-12-01', '2027-03b'],
  ])('after %j, written on %s, is called %s', (versions, day, name) => {
    expect(
      nextVersion(
        versions.map((version) => ({ version })),
        new Date(day),
      ),
    ).toBe(name);
    expect([...versions, name].toSorted().at(-1)).toBe(name);
  });

  it('has no name after the last letter of a month', () => {
    expect(() => nextVersion([{ version: '2026-11z' }], new Date('2026-11-30'))).toThrow('next month');
  });
});
