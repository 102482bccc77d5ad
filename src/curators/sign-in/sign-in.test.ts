import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { inTurn } from './sign-in.ts';

describe('Work in turn', () => {
  it('is done one at a time under one name, also after a failure, and at once under another', async () => {
    const said: string[] = [];
    const work = (name: string, milliseconds: number) => async () => {
      said.push(`${name} begins`);
      await sleep(milliseconds);
      said.push(`${name} ends`);
      if (name === 'b') throw new Error('b fails');
      return name;
    };
    const results = await Promise.allSettled([
      inTurn('here', work('a', 30)),
      inTurn('here', work('b', 1)),
      inTurn('here', work('c', 1)),
      inTurn('there', work('x', 1)),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(said.filter((line) => !line.startsWith('x'))).toEqual([
      'a begins',
      'a ends',
      'b begins',
      'b ends',
      'c begins',
      'c ends',
    ]);
    expect(said.indexOf('x ends')).toBeLessThan(said.indexOf('a ends'));
  });
});
