import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hashCode } from '../../src/random.ts';
import { createMedia } from '../fixtures/make-media.ts';
import { fewOrMany } from '../support/chance.ts';
import { archiveEnv, lookInto, startProcess } from '../support/processes.ts';
import { startS3Server } from '../support/s3-server.ts';
import { expectRedirect, Visitor } from '../support/storyteller.ts';
import { temporaryFolder } from '../support/temporary.ts';

const MB = 1_000_000;

interface Surroundings {
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

interface Case {
  readonly name: string;
  /** What the server has taken before, so that its code is loaded and its buffers are made. */
  readonly firstBytes: number;
  readonly filmBytes: number;
  surround(): Promise<Surroundings>;
}

const cases: readonly Case[] = [
  {
    // What the first film costs, about 80 MB on Node 24 however long it is, V8 collects in its own time; those after it cost no more.
    name: 'a folder',
    firstBytes: 60 * MB,
    // As much as shows a server that keeps a third of what it takes, and in the long run a twentieth; 2 GB grow it no more.
    filmBytes: fewOrMany(200, 1200) * MB,
    surround: async () => ({ env: {}, close: async () => undefined }),
  },
  {
    // The same of parts that have been sent, so a smaller one shows it, in a quarter of the time.
    name: 'an S3 server',
    firstBytes: 60 * MB,
    filmBytes: fewOrMany(150, 300) * MB,
    async surround() {
      const s3 = await startS3Server();
      const { endpoint, bucket, region, accessKeyId, secretAccessKey } = s3;
      return {
        env: {
          S3_ENDPOINT: endpoint,
          S3_BUCKET: bucket,
          S3_REGION: region,
          S3_ACCESS_KEY_ID: accessKeyId,
          S3_SECRET_ACCESS_KEY: secretAccessKey,
        },
        close: () => s3.close(),
      };
    },
  },
];

describe('A large film', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let phone: string;
  beforeAll(async () => {
    folder = await temporaryFolder();
    phone = await createMedia(folder.path)('phone.mov');
  });
  afterAll(() => folder?.remove());

  it.each(cases)(
    'arrives whole in $name, and the server grows by less than 64 MB',
    async (target) => {
      const { name, firstBytes, filmBytes } = target;
      const [first, film] = [path.join(folder.path, 'first.mov'), path.join(folder.path, 'large.mov')];
      await growFilm(phone, first, firstBytes);
      await growFilm(phone, film, filmBytes);
      const { stdout } = await promisify(execFile)('ffprobe', ['-v', 'error', '-show_format', film]);
      expect(stdout).toContain(`size=${filmBytes}`);

      const surroundings = await target.surround();
      const env = archiveEnv(path.join(folder.path, name), surroundings.env);
      const server = await startProcess('server', env);
      try {
        const person = new Visitor(new URL(String(server.ready)));
        const answer = await person.post('/share/start');
        const code = /share=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '';
        await expectRedirect(person.upload('/share/files', [first]));

        const growth = watchGrowth(server.child.pid ?? 0);
        const began = Date.now();
        await expectRedirect(person.upload('/share/files', [film]));
        const grown = await growth();
        const seconds = (Date.now() - began) / 1000;
        process.stdout.write(
          `${filmBytes / MB} MB into ${name}: ${seconds.toFixed(1)} s, memory grew by ${(grown / MB).toFixed(1)} MB\n`,
        );
        const story = await lookInto(env, ({ stories }) => stories.findByCodeHash(hashCode(code)));
        expect(story?.media).toMatchObject([
          { original: { bytes: firstBytes } },
          { original: { bytes: filmBytes, sha256: await sha256Of(film) } },
        ]);
        expect(grown).toBeLessThan(64 * MB);
      } finally {
        await server.stop();
        await surroundings.close();
      }
    },
    180_000,
  );
});

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** The film with a `free` box after it, which players skip: as large as wished, and sparse on this disk. */
async function growFilm(from: string, to: string, bytes: number): Promise<void> {
  await copyFile(from, to);
  const file = await open(to, 'r+');
  try {
    const { size } = await file.stat();
    // A size of 1 says that the real one follows the type, in 64 bits (ISO 14496-12, 4.2).
    const head = Buffer.alloc(16);
    head.writeUInt32BE(1, 0);
    head.write('free', 4, 'latin1');
    head.writeBigUInt64BE(BigInt(bytes - size), 8);
    await file.write(head, 0, head.length, size);
    await file.truncate(bytes);
  } finally {
    await file.close();
  }
}

/** Watches a process' memory from now on; what is returned ends it and resolves to the most it grew, in bytes. */
function watchGrowth(pid: number): () => Promise<number> {
  let watching = true;
  const watched = (async () => {
    const before = await residentBytes(pid);
    let most = before;
    while (watching) {
      most = Math.max(most, await residentBytes(pid));
      await sleep(25);
    }
    return most - before;
  })();
  return () => {
    watching = false;
    return watched;
  };
}

async function residentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
}
