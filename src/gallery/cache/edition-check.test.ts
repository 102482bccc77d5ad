import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { createEditionCheck } from './edition-check.ts';

/** A store whose edition takes a while to read, and which counts how often it is asked. */
function slowStore() {
  const store = {
    edition: '1',
    asked: 0,
    async ask() {
      store.asked += 1;
      const answer = store.edition;
      await wait(20);
      return answer;
    },
  };
  return store;
}

describe('createEditionCheck', () => {
  it('asks once for a crowd that comes together, and once for all who come meanwhile', async () => {
    const store = slowStore();
    const check = createEditionCheck(store.ask);
    const crowd = () => Array.from({ length: 250 }, () => check());
    const early = crowd();
    await wait(5);
    const answers = await Promise.all([...early, ...crowd()]);
    expect(new Set(answers)).toEqual(new Set(['1']));
    expect(store.asked).toBe(2);
  });

  it('never answers with what was asked before the request came', async () => {
    const store = slowStore();
    const check = createEditionCheck(store.ask);
    const early = check();
    await wait(5);
    store.edition = '2';
    const late = check();
    expect(await early).toBe('1');
    expect(await late).toBe('2');
  });

  it('asks again after a failure, and fails only those who waited for it', async () => {
    let asked = 0;
    const check = createEditionCheck(async () => {
      asked += 1;
      const turn = asked;
      await wait(5);
      if (turn === 1) throw new Error('away');
      return String(turn);
    });
    const first = check();
    await wait(2);
    const second = check();
    await expect(first).rejects.toThrow('away');
    expect(await second).toBe('2');
    expect(await check()).toBe('3');
  });
});
