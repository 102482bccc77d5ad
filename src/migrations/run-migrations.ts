import { setTimeout as sleep } from 'node:timers/promises';
import { say } from '../words/say.ts';
import type { Made, Migration, MigrationLog, OldRecords } from './migration.ts';
import { migrations as all } from './migrations.ts';

export interface Migrating {
  readonly log: MigrationLog;
  readonly records: OldRecords;
}

export interface Standing {
  /** The release that served these records last; null where none has said so. */
  readonly from: string | null;
  /** Still to be made, in their order. */
  readonly pending: readonly Migration[];
}

/** The records are of a release that this one does not know, or wait for a person to upgrade them. */
export class WrongRelease extends Error {}

/** @throws WrongRelease where a newer release has changed the records */
export async function standingOf({ log }: Pick<Migrating, 'log'>, known = all): Promise<Standing> {
  const [made, from] = await Promise.all([log.made(), log.lastVersion()]);
  const newest = known.at(-1)?.number ?? 0;
  const newer = made.find(({ number }) => number > newest);
  if (newer) throw new WrongRelease(say('upgrade-newer', { version: newer.version }));
  return { from, pending: known.filter(({ number }) => !made.some((each) => each.number === number)) };
}

/**
 * Makes what is still to be made, in order, and notes each once it is; what is done already is noted alone. It can be ended
 * anywhere and run again, and by several servers at once.
 * @throws WrongRelease
 */
export async function runMigrations(
  { log, records }: Migrating,
  release: { readonly version: string; now(): Date },
  onMade: (made: Made, wasDone: boolean) => void = () => undefined,
  known = all,
): Promise<void> {
  const { pending } = await standingOf({ log }, known);
  for (const migration of pending) {
    const wasDone = await migration.isDone(records);
    if (!wasDone) await migration.run(records);
    const { number, name } = migration;
    const made = { number, name, at: release.now(), version: release.version };
    await log.note(made);
    onMade(made, wasDone);
  }
  await log.noteVersion(release.version, release.now());
}

/** Of an archive that was begun with nothing in it: there is nothing to ask about. */
export async function isAllDone({ log, records }: Migrating): Promise<boolean> {
  const { pending } = await standingOf({ log });
  const done = await Promise.all(pending.map((migration) => migration.isDone(records)));
  return done.every(Boolean);
}

/** Milliseconds between two looks. */
const lookAgain = 500;

/** A worker begins once a server has made them all. @throws WrongRelease */
export async function untilMade(migrating: Pick<Migrating, 'log'>): Promise<void> {
  while ((await standingOf(migrating)).pending.length > 0) await sleep(lookAgain);
}
