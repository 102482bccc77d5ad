import { setImmediate as thisTurn } from 'node:timers/promises';
import type { Lease } from '../../publish/published-stories.ts';

/** The lease that a server answers from. */
export interface HeldLease {
  /** One that holds at this moment, or null. While somebody asks for it, the next is fetched before it runs out. */
  now(): Lease | null;
  /** One that was asked for after this call, or that holds: many who wait share one question. */
  get(): Promise<Lease>;
}

/** Milliseconds of steady time after which the next lease is fetched, while the last one still holds. */
const renewAfter = 400;

/**
 * Lets every request of a second share one question to the store. A question leaves once every request that this turn of
 * the loop brings has been read; whoever comes while it is on its way, and finds no lease that holds, waits for the next
 * one, since an answer counts only for what was read after its question.
 */
export function createHeldLease(
  ask: () => Promise<Lease>,
  clock: () => number = () => performance.now(),
): HeldLease {
  let held: { readonly lease: Lease; readonly since: number } | null = null;
  let onItsWay: Promise<unknown> = Promise.resolve();
  let gathering: Promise<Lease> | null = null;
  let questions = 0;

  async function askOnce(): Promise<Lease> {
    questions += 1;
    try {
      await onItsWay;
      await thisTurn();
      gathering = null;
      const since = clock();
      const asked = ask();
      onItsWay = asked.catch(() => undefined);
      const lease = await asked;
      held = { lease, since };
      return lease;
    } finally {
      questions -= 1;
    }
  }

  function next(): Promise<Lease> {
    gathering ??= askOnce();
    return gathering;
  }

  function now(): Lease | null {
    if (!held?.lease.holds()) return null;
    if (clock() - held.since > renewAfter && questions === 0) next().catch(() => undefined);
    return held.lease;
  }

  return { now, get: async () => now() ?? next() };
}
