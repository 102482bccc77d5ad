import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Logger } from '../../logger.ts';
import { findOnPath, searchPath } from './on-path.ts';
import { bubblewrap, unshare } from './sandbox.ts';

/** What keeps a program that decodes from doing anything else on this machine. Its environment is always empty but for PATH and TMPDIR. */
export interface Protections {
  /** `limits`: nothing but the limits of the system, where those are there. */
  readonly by: 'bubblewrap' | 'unshare' | 'limits';
  /** It sees programs, fonts and the file at hand, and writes into its working folder alone. */
  readonly disk: boolean;
  /** It reaches no other machine, and nothing that listens on this one. */
  readonly network: boolean;
  /** It cannot see, read or end any other process. */
  readonly otherProcesses: boolean;
  /** Memory, processor time, size of files and open files are limited. */
  readonly limits: boolean;
  /** The number of its processes is limited: the system does not do that for root. */
  readonly processes: boolean;
}

const run = promisify(execFile);
let asked: Promise<Protections> | null = null;

/** What holds on this machine. Found out by trying, once. */
export function protections(): Promise<Protections> {
  asked ??= findOut();
  return asked;
}

/** Says at start what holds, since that depends on the machine and nobody would see it otherwise. */
export async function tellProtections(logger: Logger): Promise<void> {
  const decoders = await protections();
  if (decoders.by === 'bubblewrap') logger.info({ decoders }, 'files are opened apart from the machine');
  else {
    logger.warn(
      { decoders },
      'files that people send are opened with limits alone, or with little more: install bubblewrap, and let it make user namespaces',
    );
  }
}

async function findOut(): Promise<Protections> {
  const limits = findOnPath('prlimit') !== null;
  const processes = limits && process.getuid?.() !== 0;
  if (await works(bubblewrap({ folder: '/', writes: '/tmp', reads: [] }))) {
    return { by: 'bubblewrap', disk: true, network: true, otherProcesses: true, limits, processes };
  }
  const apart = await works(unshare);
  const by = apart ? 'unshare' : 'limits';
  return { by, disk: false, network: apart, otherProcesses: apart, limits, processes };
}

/** Whether node, which opens pictures, runs behind those words. */
async function works([command, ...words]: readonly string[]): Promise<boolean> {
  if (!command || !findOnPath(command)) return false;
  const options = { env: { PATH: searchPath() }, timeout: 20_000 };
  return run(command, [...words, process.execPath, '-e', '0'], options).then(
    () => true,
    () => false,
  );
}
