import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { archiveEnv, startProcess } from '../test/support/processes.ts';
import { type BareS3, startBareS3Upload, startSlowS3 } from './bare-process.ts';
import { processorSeconds } from './process-cost.ts';
import { inRounds, median } from './rounds.ts';
import type { Aim, Row } from './table.ts';
import { measureUploadMemory } from './upload-memory.ts';
import { type Removal, sendBare, sendForm, sendTus } from './upload-sender.ts';

const film = 128 * 2 ** 20;
/** As our own page sends on a good line. */
const piece = 16 * 2 ** 20;
/** Milliseconds that S3 is farther away, there and back. */
const delays = [0, 50, 200];
const rounds = { most: 5, seconds: 60 };
const small = 8_000_000;
const atLeast: Aim = { kind: 'at least', ratio: 0.9 };

/**
 * A film's way through the archive's server into S3, beside node:http that hands its body to lib-storage, with S3 near and
 * farther away; then the server's memory while many arrive. The S3 server, the senders and the two are processes of their own.
 */
export async function measureUploadS3(folder: string): Promise<Row[]> {
  const s3 = await startSlowS3(delays);
  try {
    const rows: Row[] = [];
    for (const [index, endpoint] of s3.endpoints.entries()) {
      const data = join(folder, `upload-s3-${index}`);
      await mkdir(data);
      rows.push(...(await measureAt(data, endpoint, s3, delays[index] ?? 0)));
    }
    return rows;
  } finally {
    s3.stop();
  }
}

async function measureAt(data: string, endpoint: string, s3: BareS3, delay: number): Promise<Row[]> {
  const env = {
    QUOTA_STORIES_PER_ADDRESS_PER_HOUR: '100000',
    QUOTA_GB_PER_ADDRESS_PER_DAY: '100000',
    QUOTA_GB_PER_DAY: '100000',
    S3_ENDPOINT: endpoint,
    S3_BUCKET: s3.bucket,
    S3_REGION: s3.region,
    S3_ACCESS_KEY_ID: s3.accessKeyId,
    S3_SECRET_ACCESS_KEY: s3.secretAccessKey,
  };
  const server = await startProcess('server', archiveEnv(data, env));
  const bare = await startBareS3Upload(endpoint, s3);
  const url = new URL(String(server.ready));
  const pid = server.child.pid ?? 0;
  const processor: Record<string, number[]> = {};
  const measured = (name: string, process: number, send: () => Promise<Removal>) => async () => {
    const before = await processorSeconds(process);
    const began = performance.now();
    const remove = await send();
    const rate = film / 1000 / (performance.now() - began);
    const spent = ((await processorSeconds(process)) - before) / (film / 1e9);
    processor[name] = [...(processor[name] ?? []), spent];
    await remove();
    return rate;
  };
  const contestants = {
    bare: measured('bare', bare.pid, () => sendBare(bare.url, film)),
    form: measured('form', pid, () => sendForm(url, film)),
    tus: measured('tus', pid, () => sendTus(url, film)),
    pieces: measured('pieces', pid, () => sendTus(url, film, piece)),
  };
  try {
    for (const each of Object.values(contestants)) await each();
    for (const name of Object.keys(processor)) processor[name] = [];
    const found = await inRounds(contestants, rounds);
    const row = (what: string, name: 'form' | 'tus' | 'pieces', aim: Aim | null): Row => {
      const ratios = found.map((round) => round[name] / round.bare);
      const spent = median(processor[name] ?? []);
      return {
        what: `upload to S3, ${delay} ms away: ${what}`,
        ours: `${median(found.map((round) => round[name])).toFixed(0)} MB/s, ${spent.toFixed(1)} s a GB`,
        bare: `${median(found.map((round) => round.bare)).toFixed(0)} MB/s, ${median(processor.bare ?? []).toFixed(1)} s a GB`,
        ratio: median(ratios),
        spread: [Math.min(...ratios), Math.max(...ratios)],
        aim,
      };
    };
    const rows = [
      row('the form, over lib-storage alone', 'form', atLeast),
      row('tus, over lib-storage alone', 'tus', atLeast),
      row('tus in pieces of 16 MiB, over lib-storage alone', 'pieces', atLeast),
    ];
    if (delay > 0) return rows;
    return [
      ...rows,
      await measureUploadMemory('upload to S3: the form', pid, () => sendForm(url, small)),
      await measureUploadMemory('upload to S3: tus', pid, () => sendTus(url, small)),
    ];
  } catch (error) {
    process.stderr.write(server.output().split('\n').slice(-20).join('\n'));
    throw error;
  } finally {
    bare.stop();
    await server.stop();
  }
}
