import { describe, expect, it } from '@jest/globals';
import { cpuMilliseconds } from '../../../test/support/cpu-time.ts';
import { diff, type Step } from './diff.ts';

const letters = (text: string) => [...text];
const told = (steps: readonly Step<string>[]) =>
  steps
    .map((step) => {
      if (step.kind === 'same') return step.now;
      return step.kind === 'added' ? `+${step.now}` : `-${step.before}`;
    })
    .join('');
const befores = (steps: readonly Step<string>[]) =>
  steps.flatMap((step) => ('before' in step ? [step.before] : []));
const nows = (steps: readonly Step<string>[]) => steps.flatMap((step) => ('now' in step ? [step.now] : []));
const differences = (steps: readonly Step<string>[]) => steps.filter(({ kind }) => kind !== 'same').length;

describe('The way from one list to another', () => {
  it.each([
    ['', '', ''],
    ['abc', 'abc', 'abc'],
    ['', 'ab', '+a+b'],
    ['ab', '', '-a-b'],
    ['abc', 'axc', 'a-b+xc'],
    ['abcd', 'bcde', '-abcd+e'],
    ['abxcd', 'abcd', 'ab-xcd'],
    ['aa', 'a', 'a-a'],
  ])('from %j to %j is %j', (before, now, way) => {
    expect(told(diff(letters(before), letters(now)))).toBe(way);
  });

  it('is the shortest there is', () => {
    // The example of the paper.
    expect(differences(diff(letters('abcabba'), letters('cbabac')))).toBe(5);
  });

  it('leads from the one exactly to the other, whatever they are', () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2 ** 31;
      return seed % below;
    };
    const list = () => Array.from({ length: random(14) }, () => 'abc'[random(3)] ?? 'a');
    for (let round = 0; round < 2000; round += 1) {
      const [before, now] = [list(), list()];
      const steps = diff(before, now);
      expect([befores(steps), nows(steps)]).toEqual([before, now]);
      expect(differences(steps)).toBe(before.length + now.length - 2 * longestInCommon(before, now));
    }
  });

  it('of long lists is found quickly, and where nothing is alike, all of it is told', () => {
    const long = Array.from({ length: 40_000 }, (_, index) => `w${index % 997}`);
    const changed = long.map((word, index) => (index % 400 === 7 ? 'new' : word));
    const start = cpuMilliseconds();
    expect(differences(diff(long, changed))).toBe(200);
    const other = long.map((word) => `x${word}`);
    expect(differences(diff(long, other))).toBe(80_000);
    expect(cpuMilliseconds() - start).toBeLessThan(3000);
  });
});

/** By the textbook's table, to check by. */
function longestInCommon(one: readonly string[], other: readonly string[]): number {
  let row = new Array<number>(other.length + 1).fill(0);
  for (const item of one) {
    const next = [0];
    for (const [index, each] of other.entries()) {
      next.push(item === each ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
