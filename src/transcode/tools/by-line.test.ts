import { describe, expect, it } from '@jest/globals';
import { byLine } from './by-line.ts';

describe('A program’s output', () => {
  it('is heard line by line, wherever its pieces are cut', () => {
    const said = Buffer.from('Dzień dobry\nzażółć gęślą\n');
    for (let cut = 1; cut < said.length; cut += 1) {
      const lines: string[] = [];
      const hear = byLine((line) => lines.push(line));
      hear(said.subarray(0, cut));
      hear(said.subarray(cut));
      expect(lines).toEqual(['Dzień dobry', 'zażółć gęślą']);
    }
  });
});
