import { statfs } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { asCommandError, CommandError } from '../errors.ts';

/** LMDB says what was wrong in a promise of its own beside the error, a moment after it. */
const patienceMs = 1000;

/** With less than this a disk is full: LMDB calls a write that found room for half of its bytes an input or output error. */
const fullBytes = 1_000_000;

const inputOutputError = 5;
const quotaExceeded = 122;
const noSpaceLeft = 28;

/** The refusal for a commit that failed in the store's folder `dir`: 14031 where the disk is full. */
export async function refusalOf(error: unknown, dir: string): Promise<CommandError> {
  const cause = await causeOf(error);
  const code = (cause as { code?: unknown } | undefined)?.code;
  if (code === noSpaceLeft || code === quotaExceeded || (code === inputOutputError && (await isFull(dir))))
    return new CommandError(
      14031,
      'The disk is full: nothing of this was kept, and what was kept before can be read',
    );
  return asCommandError(cause);
}

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

async function isFull(dir: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(dir);
  return bavail * bsize < fullBytes;
}
