import { describe, expect, it } from '@jest/globals';
import { cpuMilliseconds } from '../../../test/support/cpu-time.ts';
import { countCharacters } from './count-characters.ts';

describe('Characters, as people see them', () => {
  it.each([
    ['', 0],
    ['bench', 5],
    ['café', 4],
    ['cafe\u0301', 4],
    ['👨‍👩‍👧‍👦', 1],
    ['👩🏽‍❤️‍💋‍👨🏿', 1],
    ['🏴󠁧󠁢󠁷󠁬󠁳󠁿🏴󠁧󠁢󠁷󠁬󠁳󠁿', 2],
    ['🇬🇧🇮🇪🇵🇰', 3],
    ['1️⃣❤️', 2],
    ['اُردُو', 4],
    ['שָׁלוֹם', 4],
    ['ภาษา', 4],
    ['한국어', 3],
    ['\u1112\u1161\u11ab', 1],
    ['長い名前', 4],
    ['a\r\nb', 3],
    ['“It’s – well…”\n', 15],
    ['😀', 1],
  ])('%j has %d', (text, count) => {
    expect(countCharacters(text)).toBe(count);
  });

  it.each([
    ['की', 20_000],
    ['👨‍👩‍👧‍👦', 12_000],
    ['🇬🇧', 25_000],
    ['e\u0301', 50_000],
    ['한', 100_000],
    ['\u1112\u1161\u11ab', 30_000],
    ['ش', 200_000],
    ['word ', 80_000],
  ])('counts a long text of %j right and at once', (one, times) => {
    const begun = cpuMilliseconds();
    // In words of three, with something simple between, and without.
    expect(countCharacters(one.repeat(times))).toBe(times * (one === 'word ' ? 5 : 1));
    expect(countCharacters(`x${one.repeat(3)} `.repeat(500))).toBe(500 * (one === 'word ' ? 17 : 5));
    expect(cpuMilliseconds() - begun).toBeLessThan(2000);
  });

  it('counts what is piled on one letter mark by mark, once it is more than any writing has', () => {
    const begun = cpuMilliseconds();
    expect(countCharacters(`a${'\u0301'.repeat(9)}`)).toBe(1);
    expect(countCharacters(`a${'\u0301'.repeat(10)}`)).toBe(2);
    expect(countCharacters(`a${'\u0301'.repeat(99_999)}b`)).toBe(99_992);
    expect(countCharacters('👨\u200d'.repeat(50_000))).toBe(99_991);
    expect(countCharacters(`a${'\u0301'.repeat(140_000)}${'\u0416'.repeat(140_000)}`)).toBe(279_992);
    expect(cpuMilliseconds() - begun).toBeLessThan(2000);
  });

  it('never splits a character between two pieces', () => {
    for (let before = 500; before < 520; before += 1) {
      const start = '\u0416'.repeat(before);
      expect(countCharacters(`${start}👩🏽‍❤️‍💋‍👨🏿🇬🇧🇮🇪e\u0301🏴󠁧󠁢󠁷󠁬󠁳󠁿z`)).toBe(before + 6);
    }
  });
});
