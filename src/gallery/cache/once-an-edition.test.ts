import { describe, expect, it } from '@jest/globals';
import { onceAnEdition } from './once-an-edition.ts';

function counted() {
  const state = { edition: '1', asked: 0, fails: false };
  const read = onceAnEdition(
    { get: async () => ({ edition: state.edition, holds: () => true }) },
    async (key) => {
      state.asked += 1;
      if (state.fails) throw new Error('away');
      return `${key} of ${state.edition}`;
    },
  );
  return { state, read };
}

describe('onceAnEdition', () => {
  it('reads each key once for an edition, and anew for the next', async () => {
    const { state, read } = counted();
    expect(await Promise.all([read('a'), read('a'), read('b')])).toEqual(['a of 1', 'a of 1', 'b of 1']);
    expect(state.asked).toBe(2);
    state.edition = '2';
    expect(await read('a')).toBe('a of 2');
    expect(state.asked).toBe(3);
  });

  it('asks again for what could not be read', async () => {
    const { state, read } = counted();
    state.fails = true;
    await expect(read('a')).rejects.toThrow('away');
    state.fails = false;
    expect(await read('a')).toBe('a of 1');
  });
});
