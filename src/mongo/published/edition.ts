import { setTimeout as wait } from 'node:timers/promises';
import { type Connection, Schema } from 'mongoose';
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
  adding<Result>(change: () => Promise<Result>): Promise<Result>;
  /** Makes a change that takes something away: resolves once no server shows what was before. */
  takingAway<Result>(change: () => Promise<Result>): Promise<Result>;
}

/** The edition as the store had it at some moment after it was asked. */
export interface AskedEdition {
  readonly name: string;
  /** Whether what was read since it was asked may still be sent without asking again. */
  readonly mayBeSent: () => boolean;
}

export interface EditionOptions {
  /** Milliseconds. Every process of an archive must have the same. */
  readonly lease?: number;
  readonly clocks?: Clocks;
}

/** Milliseconds: a steady one from any beginning, which may stand still while the machine sleeps, and one that does not. */
export interface Clocks {
  steady(): number;
  wall(): number;
}

const ownClocks: Clocks = { steady: () => performance.now(), wall: () => Date.now() };

const usualLease = 1000;
/** What two steady clocks differ by in a lease, and what passes between a server's look at its clock and the line. */
const leeway = 0.1;
const recently = 5000;
/** A change whose process died in its midst counts as made by then. */
const longestChange = 30_000;
const longForgotten = 60 * 60 * 1000;

interface EditionDocument {
  readonly _id: string;
  /** Of the edition itself, `gallery`. */
  readonly number?: number;
  /** Of a change that is being made, by a name of its own. */
  readonly until?: Date;
}

const gallery = 'gallery';
const schema = new Schema<EditionDocument>(
  { _id: String, number: Number, until: Date },
  { collection: 'editions', versionKey: false },
);

export function createEdition(connection: Connection, options: EditionOptions = {}): Edition {
  const { lease = usualLease, clocks = ownClocks } = options;
  const model = connection.model<EditionDocument>('Edition', schema);
  const editions = connection.collection<EditionDocument>('editions');
  let known: { readonly asked: Promise<AskedEdition>; readonly at: number } | null = null;
  /** Counts this process' own changes, which show here at once. */
  let changes = 0;

  async function ask(): Promise<AskedEdition> {
    const sofar = changes;
    const [steady, wall] = [clocks.steady(), clocks.wall()];
    // Asked with many a page, so past Mongoose: its query costs as much as the answer.
    const name = nameOf(await editions.find({}).toArray(), wall);
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

  async function make<Result>(change: () => Promise<Result>): Promise<Result> {
    const _id = newChangeName();
    const wall = clocks.wall();
    // First of all: a page that is made while the change is on its way is kept by nobody, and none is if its end is never heard.
    await model.create({ _id, until: new Date(wall + longestChange) });
    turn();
    try {
      return await change();
    } finally {
      await model.updateOne({ _id: gallery }, { $inc: { number: 1 } }, { upsert: true });
      turn();
      await model.deleteOne({ _id });
      await model.deleteMany({ until: { $lt: new Date(wall - longForgotten) } });
    }
  }

  return {
    current,
    recent: () => (known && clocks.steady() - known.at < recently ? known.asked : current()),
    adding: make,
    async takingAway(change) {
      const made = await make(change);
      await wait(lease * (1 + leeway));
      return made;
    },
  };
}

/** Of what lies in the store: while a change is being made, a name that is never heard again. */
function nameOf(documents: readonly EditionDocument[], now: number): string {
  const number = documents.find(({ _id }) => _id === gallery)?.number ?? 0;
  const changes = documents.filter(({ _id }) => _id !== gallery);
  if (changes.some(({ until }) => until && until.getTime() > now)) return `${number}-${newChangeName()}`;
  const left = changes.map(({ _id }) => _id).sort();
  return [number, ...left].join('-');
}
