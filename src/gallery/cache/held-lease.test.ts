import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { createHeldLease } from './held-lease.ts';

/** A store whose edition takes a while to read, and which counts how often it is asked; `now` is in milliseconds. */
function slowStore(leaseMilliseconds: number) {
  const store = {
    edition: '1',
    asked: 0,
    now: 0,
    async ask() {
      store.asked += 1;
      const [edition, at] = [store.edition, store.now];
      await wait(20);
      return { edition, holds: () => store.now - at < leaseMilliseconds };
    },
  };
  return { store, lease: createHeldLease(store.ask, () => store.now) };
}

const edition = async (lease: Promise<{ edition: string }>) => (await lease).edition;

describe('createHeldLease', () => {
  it('asks once for a crowd that comes together, and not again while the lease holds', async () => {
    const { store, lease } = slowStore(1000);
    const crowd = () => Array.from({ length: 250 }, () => edition(lease.get()));
    expect(new Set(await Promise.all([...crowd(), ...crowd()]))).toEqual(new Set(['1']));
    store.edition = '2';
    store.now = 399;
    expect(await edition(lease.get())).toBe('1');
    expect(lease.now()?.edition).toBe('1');
    expect(store.asked).toBe(1);
  });

  it('asks again before it runs out, for whoever comes then', async () => {
    const { store, lease } = slowStore(1000);
    await lease.get();
    store.edition = '2';
    store.now = 401;
    expect([lease.now()?.edition, lease.now()?.edition]).toEqual(['1', '1']);
    await wait(40);
    expect(lease.now()?.edition).toBe('2');
    expect(store.asked).toBe(2);
  });

  it('holds nothing once it has run out, even for a process that was stopped meanwhile', async () => {
    const { store, lease } = slowStore(1000);
    await lease.get();
    store.edition = '2';
    store.now = 1000;
    expect(lease.now()).toBeNull();
    expect(await edition(lease.get())).toBe('2');
  });

  it('never answers with what was asked before the request came', async () => {
    // Leases that are over at once: each answer is good for those who waited for it.
    const { store, lease } = slowStore(0);
    const early = edition(lease.get());
    await wait(5);
    store.edition = '2';
    const late = edition(lease.get());
    expect(await early).toBe('1');
    expect(await late).toBe('2');
    expect(store.asked).toBe(2);
  });

  it('asks again after a failure, and fails only those who waited for it', async () => {
    let asked = 0;
    const { get } = createHeldLease(async () => {
      asked += 1;
      const turn = asked;
      await wait(5);
      if (turn === 1) throw new Error('away');
      return { edition: String(turn), holds: () => false };
    });
    const first = get();
    await wait(2);
    const second = get();
    await expect(first).rejects.toThrow('away');
    expect(await edition(second)).toBe('2');
    expect(await edition(get())).toBe('3');
  });
});
