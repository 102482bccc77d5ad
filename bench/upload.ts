import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { archiveEnv, startProcess } from '../test/support/processes.ts';
import { startBareUpload } from './bare-process.ts';
import { processorSeconds } from './process-cost.ts';
import { median } from './rounds.ts';
import type { Aim, Row } from './table.ts';
import { measureUploadMemory } from './upload-memory.ts';
import { type Removal, sendBare, sendForm, sendTus } from './upload-sender.ts';

const film = 256_000_000;
const piece = 16_000_000;
const mostRounds = 7;
const seconds = 120;
/** Of each film, where many are sent side by side. */
const small = 16_000_000;
const atLeast: Aim = { kind: 'at least', ratio: 0.9 };

/**
 * A film's way to the disk of the archive's server, by the form and by the tus protocol, beside node:http that writes the
 * same bytes to the same disk: how fast, and for how much processor. Then the server's memory while many arrive.
 */
export async function measureUpload(folder: string): Promise<Row[]> {
  const data = join(folder, 'upload');
  await mkdir(data);
  const quotas = {
    QUOTA_STORIES_PER_ADDRESS_PER_HOUR: '100000',
    QUOTA_GB_PER_ADDRESS_PER_DAY: '100000',
    QUOTA_GB_PER_DAY: '100000',
  };
  const server = await startProcess('server', archiveEnv(data, { LOG_LEVEL: 'info', ...quotas }));
  const bare = await startBareUpload(data);
  try {
    const url = new URL(String(server.ready));
    const pid = server.child.pid ?? 0;
    const send = {
      bare: () => measured(bare.pid, () => sendBare(bare.url, film)),
      form: () => measured(pid, () => sendForm(url, film)),
      tus: () => measured(pid, () => sendTus(url, film)),
      pieces: () => measured(pid, () => sendTus(url, film, piece)),
    };
    for (const each of Object.values(send)) await each();
    const costs = await inTurns(send);
    const rate = (what: string, name: keyof Costs, aim: Aim | null = atLeast) =>
      compare(what, costs, name, 'rate', 'MB/s', aim);
    const processor = (what: string, name: keyof Costs) =>
      compare(what, costs, name, 'processor', 's a GB', null);
    return [
      rate('the form, over a bare write', 'form'),
      rate('tus, over a bare write', 'tus'),
      rate('tus in pieces of 16 MB, over a bare write', 'pieces'),
      processor('the form, processor', 'form'),
      processor('tus, processor', 'tus'),
      processor('tus in pieces of 16 MB, processor', 'pieces'),
      await measureUploadMemory('upload: the form', pid, () => sendForm(url, small)),
      await measureUploadMemory('upload: tus', pid, () => sendTus(url, small)),
    ];
  } finally {
    bare.stop();
    await server.stop();
  }
}

interface Cost {
  /** Megabytes a second. */
  readonly rate: number;
  /** Seconds of the server's processor for a gigabyte. */
  readonly processor: number;
}

type Costs = Readonly<Record<'bare' | 'form' | 'tus' | 'pieces', Cost>>;

/** Round by round, each begun with another one: on a busy machine only numbers of the same round are compared. */
async function inTurns(send: Readonly<Record<keyof Costs, () => Promise<Cost>>>): Promise<Costs[]> {
  const rounds: Costs[] = [];
  const names = Object.keys(send) as (keyof Costs)[];
  const began = performance.now();
  while (rounds.length < mostRounds && performance.now() - began < seconds * 1000) {
    const first = rounds.length % names.length;
    const round: Partial<Record<keyof Costs, Cost>> = {};
    for (const name of [...names.slice(first), ...names.slice(0, first)]) round[name] = await send[name]();
    rounds.push(round as Costs);
  }
  return rounds;
}

/** Sends a film once; what removes it again is not counted. */
async function measured(pid: number, send: () => Promise<Removal>): Promise<Cost> {
  const before = await processorSeconds(pid);
  const began = performance.now();
  const remove = await send();
  const rate = film / 1000 / (performance.now() - began);
  const processor = ((await processorSeconds(pid)) - before) / (film / 1e9);
  await remove();
  return { rate, processor };
}

function compare(
  what: string,
  rounds: readonly Costs[],
  name: keyof Costs,
  cost: keyof Cost,
  unit: string,
  aim: Aim | null,
): Row {
  const [ours, bare] = [rounds.map((round) => round[name][cost]), rounds.map(({ bare }) => bare[cost])];
  const ratios = rounds.map((round) => round[name][cost] / round.bare[cost]);
  const told = (values: readonly number[]) => `${median(values).toFixed(cost === 'rate' ? 0 : 1)} ${unit}`;
  return {
    what: `upload: ${what}`,
    ours: told(ours),
    bare: told(bare),
    ratio: median(ratios),
    spread: [Math.min(...ratios), Math.max(...ratios)],
    aim,
  };
}
