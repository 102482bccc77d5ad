import { setTimeout as sleep } from 'node:timers/promises';
import { newChangeName } from '../../random.ts';

/**
 * The gallery's edition: another name whenever what the public may see changes. Pages kept in memory hold for one edition
 * only. A server may send them for a _lease_ without asking again; whoever takes something away is answered once the
 * longest lease that can be out has run out, so with that answer no server shows it any more, and no clocks need agree.
 */
export interface Edition {
  current(): Promise<AskedEdition>;
  /**
   * As it was known within the last five seconds, for those who ask again soon anyway. What this process has decided counts
   * at once.
   */
  recent(): Promise<AskedEdition>;
  /** Makes a change that shows nobody less than before: resolves once it is made. Other servers show it within a lease. */
  adding<Result>(change: () => Promise<Result>, touched: Touched): Promise<Result>;
  /** Makes a change that takes something away: resolves once no server shows what was before. */
  takingAway<Result>(change: () => Promise<Result>, touched: Touched): Promise<Result>;
  /** Stories that may be others than at that mark. */
  changesSince(mark: ChangeMark | null): Promise<ChangesSince>;
}

/** Ids of the stories that a change is about; null where it may be any. */
export type Touched = readonly string[] | null;

/** How far somebody has followed the changes. */
export interface ChangeMark {
  readonly number: number;
  /** Names of later changes that were over, and so are known too. */
  readonly known: ReadonlySet<string>;
}

export interface ChangesSince {
  readonly mark: ChangeMark;
  /** Null is all of them: nobody knows any more. */
  readonly touched: Touched;
}

/** The edition as the store had it at some moment after it was asked. */
export interface AskedEdition {
  readonly name: string;
  /** Whether what was read since it was asked may still be sent without asking again. */
  readonly mayBeSent: () => boolean;
}

/** What all processes of an archive share of it. */
export interface EditionRecords {
  read(): Promise<{ readonly number: number; readonly changes: readonly ChangeUnderWay[] }>;
  begin(change: ChangeUnderWay, touched: Touched): Promise<void>;
  /** The number goes up by one. */
  turn(): Promise<void>;
  /** Changes that began at that number or later, which are kept for a while. */
  loggedSince(number: number): Promise<readonly LoggedChange[]>;
  /** Forgets that change, and those begun before `forgottenBefore` that nobody ended. */
  end(name: string, forgottenBefore: Date): Promise<void>;
}

export interface ChangeUnderWay {
  readonly name: string;
  /** By the clock of whoever makes it: so that it is forgotten some day. */
  readonly begun: Date;
}

export interface LoggedChange {
  readonly name: string;
  readonly touched: Touched;
}

/** Of so many turns it is known which stories they were about. */
export const turnsLogged = 10_000;

export interface EditionOptions {
  /** Milliseconds. Every process of an archive must have the same. */
  readonly lease?: number;
  readonly clocks?: Clocks;
}

/** In milliseconds: a steady clock from any beginning, which may stand still while the machine sleeps, and one that does not. */
export interface Clocks {
  steady(): number;
  wall(): number;
  wait(milliseconds: number): Promise<unknown>;
}

const ownClocks: Clocks = { steady: () => performance.now(), wall: () => Date.now(), wait: sleep };

const usualLease = 1000;
/** What two steady clocks differ by in a lease, and what passes between a server's look at its clock and the line. */
const leeway = 0.1;
const recently = 5000;
/** A change whose process died in its midst counts as made so long after it was seen first. */
const longestChange = 30_000;
const longForgotten = 60 * 60 * 1000;

export function createEdition(records: EditionRecords, options: EditionOptions = {}): Edition {
  const { lease = usualLease, clocks = ownClocks } = options;
  let known: { readonly asked: Promise<AskedEdition>; readonly at: number } | null = null;
  /** Counts this process' own changes, which show here at once. */
  let changes = 0;
  /** When this process saw each change that is under way, by its own clock: no other's need agree. */
  let underWay: ReadonlyMap<string, number> = new Map();

  async function ask(): Promise<AskedEdition> {
    const sofar = changes;
    const [steady, wall] = [clocks.steady(), clocks.wall()];
    const found = await records.read();
    const at = clocks.steady();
    underWay = new Map(found.changes.map(({ name }) => [name, underWay.get(name) ?? at]));
    const isOpen = [...underWay.values()].some((since) => at - since < longestChange);
    // While a change is being made, a name that is never heard again: nobody keeps what is made of it.
    const name = [found.number, ...(isOpen ? [newChangeName()] : [...underWay.keys()].sort())].join('-');
    return {
      name,
      mayBeSent: () =>
        sofar === changes &&
        clocks.steady() - steady < lease &&
        // A machine that slept may have stopped its steady clock, and one that was set back its other.
        Math.abs(clocks.wall() - wall) < lease,
    };
  }

  function current(): Promise<AskedEdition> {
    const now = { asked: ask(), at: clocks.steady() };
    known = now;
    now.asked.catch(() => {
      if (known === now) known = null;
    });
    return now.asked;
  }

  function turn(): void {
    changes += 1;
    known = null;
  }

  async function make<Result>(change: () => Promise<Result>, touched: Touched): Promise<Result> {
    const name = newChangeName();
    const begun = new Date(clocks.wall());
    // First of all: a page that is made while the change is on its way is kept by nobody, and none is if its end is never heard.
    await records.begin({ name, begun }, touched);
    turn();
    try {
      return await change();
    } finally {
      await records.turn();
      turn();
      await records.end(name, new Date(begun.getTime() - longForgotten));
    }
  }

  return {
    current,
    recent: () => (known && clocks.steady() - known.at < recently ? known.asked : current()),
    adding: make,
    async takingAway(change, touched) {
      const made = await make(change, touched);
      await clocks.wait(lease * (1 + leeway));
      return made;
    },

    async changesSince(mark) {
      const { number, changes: open } = await records.read();
      const from = mark?.number ?? Math.max(0, number - turnsLogged / 2);
      const logged = await records.loggedSince(from);
      const underWay = new Set(open.map(({ name }) => name));
      const news = logged.filter(({ name }) => !mark?.known.has(name));
      const over = logged.filter(({ name }) => !underWay.has(name)).map(({ name }) => name);
      const isAny =
        mark === null ||
        number - mark.number > turnsLogged / 2 ||
        news.some(({ touched }) => touched === null);
      return {
        // Whatever begins after this look has this number or a later one; what is under way may have begun long before.
        mark: underWay.size === 0 ? { number, known: new Set() } : { number: from, known: new Set(over) },
        touched: isAny ? null : [...new Set(news.flatMap(({ touched }) => touched ?? []))],
      };
    },
  };
}
