import { readFileSync } from 'node:fs';

/**
 * The limit (prlimit --data, in bytes) under which a Node child can really write to `memory` bytes. Since Node 22 V8 sets half a
 * gigabyte aside for machine code as it starts; the system counts all of that as memory to write to, and hardly any of it is used.
 */
export const dataLimitOf = (memory: number): number => memory + codeSpace();

let known: number | undefined;

/** As this process has it, which runs the same Node. 0 where the system does not say. */
function codeSpace(): number {
  known ??= spaceForCode(readMaps());
  return known;
}

/** Sums what may be both written and run, and belongs to no file. Lines are as in proc_pid_maps(5). */
export function spaceForCode(maps: string): number {
  return maps
    .split('\n')
    .map((line) => /^([0-9a-f]+)-([0-9a-f]+) rwxp \S+ \S+ 0\s*$/.exec(line))
    .reduce((sum, found) => (found ? sum + span(found[1] ?? '', found[2] ?? '') : sum), 0);
}

const span = (from: string, to: string) => Number(BigInt(`0x${to}`) - BigInt(`0x${from}`));

function readMaps(): string {
  try {
    return readFileSync('/proc/self/maps', 'utf8');
  } catch {
    return '';
  }
}
