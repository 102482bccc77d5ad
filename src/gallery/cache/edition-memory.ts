import { bounded } from '../../bounded.ts';
import { Unavailable } from '../../errors.ts';
import type { Lease } from '../../publish/published-stories.ts';
import { say } from '../../words/say.ts';
import type { HeldLease } from './held-lease.ts';

/** What was made of one edition of what the public may see, in memory for as long as that is the one that holds. */
export interface EditionMemory<Value> {
  /**
   * What `finish` makes of the value under `key`, as it may leave at this moment: made of what was read under a lease that
   * holds, or of which the edition still is the one that holds. Where there is none, `make` reads what it is made of after the
   * edition was asked, once for all who wait for it; null is not kept. Send it in the same turn.
   * @throws Unavailable where the edition turns again and again meanwhile.
   */
  get<Finished>(
    key: string,
    make: () => Promise<Value>,
    finish: (value: Value) => Promise<Finished> | Finished,
  ): Promise<{ readonly finished: Finished; readonly lease: Lease }>;
  /** The value under `key` where it is in memory and may leave at this moment. */
  ready(key: string): NonNullable<Value> | null;
  /** The value under `key` where it is in memory, whatever may leave. */
  find(key: string): NonNullable<Value> | null;
  /** Looks anew at how much a value that is in memory takes. */
  weighAgain(key: string): void;
}

export interface EditionMemoryOptions<Value> {
  readonly lease: HeldLease;
  /** Milliseconds, from any steady beginning. */
  clock(): number;
  /** Room for what `weigh` counts; what was asked for least lately goes first. */
  readonly maxBytes: number;
  /** Milliseconds after which a value is made anew whatever the edition says. */
  readonly maxAge: number;
  weigh(value: NonNullable<Value>, key: string): number;
}

/** What takes longer than a lease is looked up again; so often may the edition turn meanwhile. */
const mostTurns = 10;

export function createEditionMemory<Value>(options: EditionMemoryOptions<Value>): EditionMemory<Value> {
  const { lease: leases, clock, weigh } = options;
  const known = bounded<{ readonly value: NonNullable<Value>; readonly madeAt: number }>(options.maxBytes);
  const making = new Map<string, Promise<Value>>();
  let held: string | null = null;

  function turnTo(edition: string): void {
    if (edition === held) return;
    held = edition;
    known.clear();
    making.clear();
  }

  function find(key: string): NonNullable<Value> | null {
    const entry = known.get(key);
    if (!entry) return null;
    if (clock() - entry.madeAt <= options.maxAge) return entry.value;
    known.delete(key);
    return null;
  }

  async function keep(key: string, edition: string, make: () => Promise<Value>): Promise<Value> {
    const madeAt = clock();
    const value = await make();
    if (value != null && edition === held) known.set(key, { value, madeAt }, weigh(value, key));
    return value;
  }

  /** Of the edition that is held. */
  function madeOnce(key: string, edition: string, make: () => Promise<Value>): Promise<Value> {
    const begun = making.get(key);
    if (begun) return begun;
    const value = keep(key, edition, make).finally(() => {
      if (making.get(key) === value) making.delete(key);
    });
    making.set(key, value);
    return value;
  }

  return {
    async get(key, make, finish) {
      let lease = await leases.get();
      for (let turns = 0; turns < mostTurns; turns += 1) {
        turnTo(lease.edition);
        const finished = await finish(find(key) ?? (await madeOnce(key, lease.edition, make)));
        if (lease.holds()) return { finished, lease };
        // Whoever was stopped, or took longer than a lease, looks again before anything leaves.
        const next = await leases.get();
        if (next.edition === lease.edition && next.holds()) return { finished, lease: next };
        lease = next;
      }
      throw new Unavailable(say('errors-slow'), { retryAfter: 2 });
    },

    ready(key) {
      const lease = leases.now();
      return lease?.edition === held ? find(key) : null;
    },

    find,

    weighAgain(key) {
      const entry = known.get(key);
      if (entry) known.set(key, entry, weigh(entry.value, key));
    },
  };
}
