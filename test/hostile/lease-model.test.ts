import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { createHeldLease } from '../../src/gallery/cache/held-lease.ts';
import { createPageCache } from '../../src/gallery/cache/page-cache.ts';
import { type Clocks, createEdition, type EditionRecords } from '../../src/mongo/published/edition.ts';
import { chance, fewOrMany } from '../support/chance.ts';

/**
 * Several servers that answer from memory, and somebody who takes a story away, in a time of its own: answers of the store
 * come late and in any order, pages take longer than a lease, processes stand still at any await and go on later, no two
 * clocks agree or run alike, and whoever makes the change may die of it. The code is the archive's own; the store is a few
 * variables. `./scripts/test long` plays ten thousand.
 */

const trials = fewOrMany(150, 10_000);
const random = chance('leases');
const lease = 1000;
const upTo = (most: number) => Math.floor(random() * most);
/** Mostly quick, and now and then slower than a lease. */
const delay = () => (random() < 0.05 ? upTo(2500) : upTo(40));

/** A time of its own, in milliseconds: it stands still while anything runs, and then goes on to the next who waits. */
class VirtualTime {
  now = 0;
  #waiting: { readonly at: number; readonly goOn: () => void }[] = [];

  wait(milliseconds: number): Promise<void> {
    return new Promise((goOn) => this.#waiting.push({ at: this.now + Math.max(0, milliseconds), goOn }));
  }

  /** Resolves once nobody waits any more. */
  async run(): Promise<void> {
    for (;;) {
      // What runs by turns of the real loop has had some.
      for (let turn = 0; turn < 4; turn += 1) await turnOfTheLoop();
      const next = this.#waiting.reduce<number>(
        (least, { at }) => Math.min(least, at),
        Number.POSITIVE_INFINITY,
      );
      if (next === Number.POSITIVE_INFINITY) return;
      this.now = next;
      const due = this.#waiting.filter(({ at }) => at === next);
      this.#waiting = this.#waiting.filter(({ at }) => at !== next);
      for (const { goOn } of due) goOn();
    }
  }
}

interface Seen {
  readonly at: number;
  readonly story: boolean;
}

/** One archive: what its public pages showed, and when whoever took the story away was answered (null: never). */
async function play(
  dies: boolean,
): Promise<{ seen: readonly Seen[]; answered: number | null; saved: number }> {
  const time = new VirtualTime();
  const store = { number: 0, changes: new Map<string, Date>(), story: true };
  const answers: { answered: number | null; saved: number } = {
    answered: null,
    saved: Number.POSITIVE_INFINITY,
  };
  const seen: Seen[] = [];

  /** A process stands still from time to time: whatever it waits for reaches it only then. */
  function aProcess() {
    const stops = Array.from({ length: upTo(3) }, () => {
      const from = upTo(6000);
      return { from, until: from + upTo(3000) };
    });
    const pause = async (milliseconds: number) => {
      await time.wait(milliseconds);
      for (;;) {
        const stop = stops.find(({ from, until }) => from <= time.now && time.now < until);
        if (!stop) return;
        await time.wait(stop.until - time.now);
      }
    };
    const runs = 0.98 + random() * 0.04;
    const [begins, isAhead] = [upTo(1e9), upTo(1e9)];
    const clocks: Clocks = {
      steady: () => begins + time.now * runs,
      wall: () => isAhead + time.now,
      wait: (milliseconds) => pause(milliseconds / runs),
    };
    /** There and back, with what `look` finds or does in between. */
    const ask = async <Found>(look: () => Found): Promise<Found> => {
      await pause(delay());
      const found = look();
      await pause(delay());
      return found;
    };
    const records: EditionRecords = {
      read: () =>
        ask(() => ({
          number: store.number,
          changes: [...store.changes].map(([name, begun]) => ({ name, begun })),
        })),
      begin: ({ name, begun }) => ask(() => void store.changes.set(name, begun)),
      loggedSince: async () => [],
      turn: () =>
        ask(() => {
          store.number += 1;
        }),
      end: (name) => ask(() => void store.changes.delete(name)),
    };
    return { pause, ask, clocks, edition: createEdition(records, { lease, clocks }) };
  }

  async function serve(): Promise<void> {
    const { pause, ask, clocks, edition } = aProcess();
    const held = createHeldLease(async () => {
      const { name, mayBeSent } = await edition.current();
      return { edition: name, holds: mayBeSent };
    }, clocks.steady);
    const pages = createPageCache({ lease: held, clock: clocks.steady, maxBytes: 1e6, maxAge: 60_000 });
    const visit = async () => {
      const ready = pages.ready('/');
      const page =
        ready ??
        (await pages.get('/', null, async () => ((await ask(() => store.story)) ? 'it' : 'gone'))).page;
      seen.push({ at: time.now, story: String(page.body) === 'it' });
    };
    for (let visits = 0; visits < 12; visits += 1) {
      await pause(upTo(700));
      // Visitors do not wait for each other. Whom the archive asks to come again was shown nothing.
      void visit().catch(() => undefined);
    }
  }

  async function takeAway(): Promise<void> {
    const { pause, edition, ask } = aProcess();
    await pause(1000 + upTo(3000));
    await edition.takingAway(async () => {
      await ask(() => {
        store.story = false;
        answers.saved = time.now;
      });
      if (dies) await new Promise(() => undefined);
    }, null);
    answers.answered = time.now;
  }

  const servers = 1 + upTo(4);
  for (let n = 0; n < servers; n += 1) void serve();
  void takeAway();
  await time.run();
  return { seen, ...answers };
}

describe(`A story that is taken away, ${trials} times`, () => {
  it('is shown by no server once whoever took it away has been answered', async () => {
    let shown = 0;
    for (let trial = 0; trial < trials; trial += 1) {
      const { seen, answered } = await play(false);
      expect(answered).not.toBeNull();
      expect(seen.filter(({ at, story }) => story && at > Number(answered))).toEqual([]);
      shown += seen.filter(({ story }) => story).length;
    }
    expect(shown).toBeGreaterThan(trials);
  });

  it('is gone within a lease of the save where the process that made the change died then', async () => {
    for (let trial = 0; trial < trials / 2; trial += 1) {
      const { seen, answered, saved } = await play(true);
      expect(answered).toBeNull();
      expect(seen.filter(({ at, story }) => story && at > saved + lease * 1.1)).toEqual([]);
    }
  });
});
