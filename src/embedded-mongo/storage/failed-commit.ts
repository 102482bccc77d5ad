import { statfsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { asCommandError, CommandError } from '../errors.ts';

/** LMDB says what was wrong in a promise of its own beside the error, a moment after it. */
const patienceMs = 1000;

/**
 * With less than this a disk is full: more than a commit needs, or a fiftieth of a small disk. LMDB (3.5) must not meet the end of
 * a disk itself: it calls a write that found room for half of its bytes an input or output error, and its own message about
 * one that found none is longer than the memory that it has for it, which may end the process.
 */
const reservedBytes = 8_000_000;
const reservedShare = 0.02;

const inputOutputError = 5;
const quotaExceeded = 122;
const noSpaceLeft = 28;

/** @throws CommandError 14031 where the disk of the store's folder `dir` has no room for a commit. */
export function askForRoom(dir: string): void {
  if (isFull(dir)) throw full();
}

/** The refusal for a commit that failed in the store's folder `dir`: 14031 where the disk is full. */
export async function refusalOf(error: unknown, dir: string): Promise<CommandError> {
  const cause = await causeOf(error);
  const code = (cause as { code?: unknown } | undefined)?.code;
  if (code === noSpaceLeft || code === quotaExceeded || (code === inputOutputError && isFull(dir)))
    return full();
  return asCommandError(cause);
}

const full = () =>
  new CommandError(14031, 'The disk is full: nothing of this was kept, and what was kept before can be read');

async function causeOf(error: unknown): Promise<unknown> {
  const said = (error as { commitError?: Promise<unknown> }).commitError;
  if (!said) return error;
  return Promise.race([
    said.then(
      () => error,
      (cause: unknown) => cause,
    ),
    wait(patienceMs, error, { ref: false }),
  ]);
}

function isFull(dir: string): boolean {
  const { bavail, blocks, bsize } = statfsSync(dir);
  return bavail * bsize < Math.min(reservedBytes, blocks * bsize * reservedShare);
}
