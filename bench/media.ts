import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { BlobKey } from '../src/story/ids.ts';
import { archiveEnv, lookInto, type RunningProcess, startProcess } from '../test/support/processes.ts';
import { startS3Server } from '../test/support/s3-server.ts';
import { type BareMedia, type BareProcess, startBareMedia } from './bare-process.ts';
import { plantStory } from './planted-story.ts';
import { processorSeconds } from './process-cost.ts';
import { inRounds, median } from './rounds.ts';
import type { Row } from './table.ts';
import { runTool } from './tools.ts';

const pictureBytes = 26_000;
const filmBytes = 64_000_000;
const partBytes = 1_000_000;
const loadSeconds = 1;
const rounds = { most: 5, seconds: 25 };
const filmPart = { range: `bytes=${filmBytes / 2}-${filmBytes / 2 + partBytes - 1}` };

/** A picture and a part of a film from the archive, over whoever sends the same by hand: from a disk, and from S3. */
export async function measureMedia(folder: string): Promise<Row[]> {
  const s3 = await startS3Server();
  const { endpoint, bucket, region, accessKeyId, secretAccessKey } = s3;
  const inBucket = {
    ...{ S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_REGION: region },
    ...{ S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey },
  };
  const credentials = { accessKeyId, secretAccessKey };
  try {
    return [
      ...(await measureFrom('disk, over express', join(folder, 'media-disk'), {}, null)),
      ...(await measureFrom("s3, over the sdk's stream", join(folder, 'media-s3'), inBucket, {
        ...{ bucket, region, endpoint, forcePathStyle: true, credentials },
      })),
    ];
  } finally {
    await s3.close();
  }
}

async function measureFrom(
  from: string,
  home: string,
  over: Readonly<Record<string, string>>,
  s3: BareMedia['s3'],
): Promise<Row[]> {
  await mkdir(home);
  const env = archiveEnv(home, { LOG_LEVEL: 'info', ...over });
  const server = await startProcess('server', env);
  const stopping: (() => unknown)[] = [server.stop];
  try {
    const { picture, film } = await lookInto(env, (stores) =>
      plantStory(stores, {
        picture: { kind: 'image', name: 'image-640.jpg', type: 'image/jpeg', bytes: pictureBytes },
        film: { kind: 'film', name: 'film-480.mp4', type: 'video/mp4', bytes: filmBytes },
      }),
    );
    const at = new URL(String(server.ready));
    const placeOf = (key: BlobKey) => (s3 ? key : join(home, 'blobs', key));
    const files = await Promise.all(
      [picture, film].map(async ({ address, key }) => ({
        path: address,
        headers: await headersOf(new URL(address, at)),
        place: placeOf(key),
      })),
    );
    const about = join(home, 'bare.json');
    await writeFile(about, JSON.stringify({ files, s3 } satisfies BareMedia));
    const bare = await startBareMedia(about);
    stopping.push(bare.stop);
    return [
      ...(await compare(`a picture of 26 kB from ${from}`, { at, server, bare }, picture.address)),
      ...(await compare(
        `a part of 1 MB of a film from ${from}`,
        { at, server, bare },
        film.address,
        filmPart,
      )),
    ];
  } finally {
    for (const stop of stopping.reverse()) await stop();
  }
}

/** What the archive says with a file, for whoever is bare to say the same. */
async function headersOf(url: URL): Promise<Record<string, string>> {
  const { ok, status, headers } = await fetch(url, { method: 'HEAD' });
  if (!ok) throw new Error(`Expected ${url.pathname} to answer but received ${status}`);
  const itsOwn = ['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding'];
  return Object.fromEntries([...headers].filter(([name]) => !itsOwn.includes(name)));
}

interface Sides {
  readonly at: URL;
  readonly server: RunningProcess;
  readonly bare: BareProcess;
}

/** Requests a second, and the processor's milliseconds that each of them costs. */
async function compare(
  what: string,
  { at, server, bare }: Sides,
  address: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Row[]> {
  const used: Record<'ours' | 'bare', number[]> = { ours: [], bare: [] };
  const load = (side: 'ours' | 'bare', url: URL, pid: number) => async () => {
    const before = await processorSeconds(pid);
    const { answers, seconds } = await visits(new URL(address, url), headers);
    used[side].push((((await processorSeconds(pid)) - before) * 1000) / answers);
    return answers / seconds;
  };
  const contestants = {
    ours: load('ours', at, server.child.pid ?? 0),
    bare: load('bare', bare.url, bare.pid),
  };
  for (const measure of Object.values(contestants)) await measure();
  used.ours.length = 0;
  used.bare.length = 0;
  const pairs = await inRounds(contestants, rounds);
  return [
    row(what, pairs, (value) => `${value.toFixed(0)}/s`, { kind: 'at least', ratio: 0.9 }),
    row(
      `${what}, processor`,
      used.ours.map((ours, round) => ({ ours, bare: used.bare[round] ?? Number.NaN })),
      (value) => `${value.toFixed(2)} ms`,
      null,
    ),
  ];
}

const found = z.object({ answers: z.number(), seconds: z.number() });

async function visits(url: URL, headers: Readonly<Record<string, string>>): Promise<z.infer<typeof found>> {
  const beside = (name: string) => fileURLToPath(new URL(name, import.meta.url));
  const args = [
    ...['--import', beside('load-typescript.mjs'), beside('byte-visitors.ts'), url.href, String(loadSeconds)],
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  return found.parse(JSON.parse(await runTool(process.execPath, args, loadSeconds + 20)));
}

function row(
  what: string,
  pairs: readonly Readonly<Record<'ours' | 'bare', number>>[],
  told: (value: number) => string,
  aim: Row['aim'],
): Row {
  const ratios = pairs.map(({ ours, bare }) => ours / bare);
  return {
    what,
    ours: told(median(pairs.map(({ ours }) => ours))),
    bare: told(median(pairs.map(({ bare }) => bare))),
    ratio: median(ratios),
    spread: [Math.min(...ratios), Math.max(...ratios)],
    aim,
  };
}
