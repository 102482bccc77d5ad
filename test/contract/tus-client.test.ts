import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Upload } from 'tus-js-client';
import { hashCode } from '../../src/random.ts';
import { openPatchyLine, type PatchyLine } from '../support/patchy-line.ts';
import { archiveEnv, lookInto, type RunningProcess, startProcess } from '../support/processes.ts';
import { startS3Server } from '../support/s3-server.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { aFilm, sha256Of, TusSender } from '../support/tus.ts';

const megabyte = 1_000_000;

/** The protocol's own client, over a line that breaks, to a server that is killed. */
describe.each(['on a disk', 'in a bucket'])('tus-js-client, %s', (where) => {
  const closing: (() => Promise<unknown>)[] = [];
  let env: Record<string, string>;
  let server: RunningProcess;
  let line: PatchyLine;
  beforeEach(async () => {
    const folder = await temporaryFolder();
    closing.push(folder.remove);
    env = archiveEnv(`${folder.path}/data`, { WORKER_SWEEP_AGE_SECONDS: '1' });
    if (where === 'in a bucket') {
      const s3 = await startS3Server();
      closing.unshift(s3.close);
      env.S3_ENDPOINT = s3.endpoint;
      env.S3_BUCKET = s3.bucket;
      env.S3_REGION = s3.region;
      env.S3_ACCESS_KEY_ID = s3.accessKeyId;
      env.S3_SECRET_ACCESS_KEY = s3.secretAccessKey;
    }
    line = await openPatchyLine();
    closing.unshift(line.close);
    await begin();
  });
  afterEach(async () => {
    await server?.stop();
    for (const close of closing.splice(0)) await close();
  });

  async function begin(): Promise<void> {
    server = await startProcess('server', env);
    line.leadTo(new URL(String(server.ready)));
  }

  async function killAndBegin(): Promise<void> {
    await server.kill();
    await sleep(300);
    await begin();
  }

  it('brings files whole through cuts of the line and kills of the server', async () => {
    const sender = await TusSender.begin(line.url);
    const files = [aFilm(20 * megabyte), aFilm(3 * megabyte)];
    const sentBefore = line.sent();
    line.pace(6 * megabyte);
    const uploads = files.map(
      (file, each) =>
        new Promise<void>((resolve, reject) => {
          const upload = new Upload(file, {
            endpoint: new URL('/share/uploads', line.url).href,
            retryDelays: Array(60).fill(500),
            metadata: { filename: `film ${each}.mp4` },
            headers: { cookie: sender.cookie, origin: line.url.origin, 'upload-sha256': sha256Of(file) },
            storeFingerprintForResuming: false,
            onSuccess: () => resolve(),
            onError: reject,
          });
          upload.start();
        }),
    );
    const whole = 23 * megabyte;
    for (const [part, what] of [
      [0.2, 'cut'],
      [0.4, 'kill'],
      [0.55, 'cut'],
      [0.7, 'kill'],
      [0.9, 'cut'],
    ] as const) {
      await Promise.race([line.reached(sentBefore + part * whole), Promise.all(uploads)]);
      if (what === 'cut') line.cut();
      else await killAndBegin();
    }
    await Promise.all(uploads);
    const sent = (line.sent() - sentBefore) / whole;
    await lookInto(env, async ({ stories, blobs, arriving }) => {
      const story = await stories.findByCodeHash(hashCode(sender.cookie.split('=')[1] ?? ''));
      const originals = (story?.media ?? []).map(({ original }) => original);
      expect(originals.map(({ sha256 }) => sha256).sort()).toEqual(files.map(sha256Of).sort());
      for (const { key, sha256 } of originals) {
        expect(sha256Of(await buffer(await blobs.get(key)))).toBe(sha256);
      }
      const left: string[] = [];
      for await (const { id } of arriving.list()) left.push(id);
      expect(left).toEqual([]);
    });
    // In a bucket the parts that were on their way when the server was killed are sent again.
    expect(sent).toBeLessThan(where === 'in a bucket' ? 2.5 : 1.25);
  });
});
