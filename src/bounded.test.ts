import { describe, expect, it } from '@jest/globals';
import { bounded } from './bounded.ts';

describe('bounded', () => {
  it('lets go of what was asked for least lately, by weight', () => {
    const held = bounded<string>(10);
    held.set('a', 'A', 4);
    held.set('b', 'B', 4);
    expect(held.get('a')).toBe('A');
    held.set('c', 'C', 4);
    expect([held.get('a'), held.get('b'), held.get('c')]).toEqual(['A', undefined, 'C']);
    held.set('a', 'A', 9);
    expect([held.get('a'), held.get('c')]).toEqual(['A', undefined]);
    held.set('d', 'D', 11);
    expect([held.get('a'), held.get('d')]).toEqual([undefined, undefined]);
    held.set('e', 'E', 10);
    held.clear();
    held.set('f', 'F', 10);
    expect([held.get('e'), held.get('f')]).toEqual([undefined, 'F']);
  });
});
