import { rename } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { createMedia } from '../fixtures/make-media.ts';
import { Curator } from '../support/curator.ts';
import { type MailServer, openMailServer } from '../support/mail-server.ts';
import { startArchive, startEmbeddedMongoAlone, startProcess } from '../support/processes.ts';
import { startS3Server } from '../support/s3-server.ts';
import { aTelling, eventually, expectRedirect, tell, Visitor } from '../support/storyteller.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { Keeper, realSeconds } from './sights.ts';

/** What goes wrong with an archive is on the system page, in readiness and in the mail; once, and once more when it is well. */

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let smtp: MailServer;
let endings: (() => Promise<unknown>)[] = [];

// With the real intervals a worker that goes and comes three times takes five minutes.
if (realSeconds) jest.setTimeout(900_000);

beforeEach(async () => {
  folder = await temporaryFolder();
  smtp = await openMailServer();
  endings = [];
});
afterEach(async () => {
  for (const end of endings.reverse()) await end();
  await smtp?.close();
  await folder?.remove();
});

/** A port that is free at this moment: with a mail server an archive must know its own address. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** An archive that is looked after each second, and an administrator who wants to hear at once. */
async function start(env: Readonly<Record<string, string>> = {}) {
  const port = await freePort();
  const archive = await startArchive(path.join(folder.path, 'data'), {
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}/`,
    SMTP_URL: smtp.url,
    MAIL_FROM: 'Stories <stories@example.org>',
    WATCH_SECONDS: realSeconds ?? '1',
    WATCH_ROOM_MB: '0',
    CONSENT_REVIEW_MONTHS: '0',
    ...env,
  });
  let worker = archive.worker;
  endings.push(() => archive.server.stop());
  endings.push(() => worker.kill());
  const person = await Curator.arrive(archive.url, archive.invitation);
  await expectRedirect(person.post('/curate/account/system-emails', { 'system-wish': 'at-once' }));
  const keeper = new Keeper(person, smtp);
  const startWorker = async () => {
    worker = await startProcess('worker', archive.env);
    return worker;
  };
  return { archive, person, keeper, startWorker };
}

it('A worker that is frozen, and none at all: within a minute, once, and once more when it is well', async () => {
  const { archive, person, keeper, startWorker } = await start();
  await keeper.sees('All is well');
  expect(await keeper.ready()).toEqual({ status: 200, says: 'ready', troubles: [] });

  archive.worker.child.kill('SIGSTOP');
  await keeper.told('A worker does not answer');
  await keeper.sees('One thing needs you');
  expect(await keeper.page()).toContain('It is frozen, or it was ended by force.');
  // Servers stay where visitors are: another one would have no worker either.
  expect(await keeper.ready()).toEqual({ status: 200, says: 'degraded', troubles: ['worker'] });
  archive.worker.child.kill('SIGCONT');
  await keeper.told('Well again: A worker does not answer');
  await keeper.sees('All is well');

  await archive.worker.stop();
  await keeper.told('No worker is running');
  await keeper.sees('Start a worker.');
  expect((await keeper.ready()).troubles).toEqual(['no-worker']);
  const next = await startWorker();
  await keeper.told('Well again: No worker is running');

  // One that dies without a word is missed too, until somebody takes its place.
  await next.kill();
  await eventually(
    'a second silence',
    async () => keeper.subjects().length,
    (count) => count >= 5,
  );
  await startWorker();
  await eventually(
    'all to be well',
    async () => keeper.subjects().length,
    (count) => count >= 6,
  );
  await keeper.sees('All is well');
  expect(keeper.subjects()).toEqual([
    'A worker does not answer',
    'Well again: A worker does not answer',
    'No worker is running',
    'Well again: No worker is running',
    'A worker does not answer',
    'Well again: A worker does not answer',
  ]);
  expect(smtp.emails.join('')).not.toContain('Test Curator');
  expect((await person.get('/curate/system?done=leave')).status).toBe(200);
});

it('A file that nothing can open, tried again once what was wrong is put right', async () => {
  const { archive, person, keeper, startWorker } = await start({ WORKER_TRIES: '2' });
  await archive.worker.stop();
  const make = createMedia(folder.path);
  await tell(new Visitor(archive.url), { ...aTelling, files: [await make('tiny.png')] });
  // Its bytes are lost, and found again.
  const originals = path.join(folder.path, 'data', 'blobs', 'originals');
  await rename(originals, `${originals}-away`);
  await startWorker();
  await keeper.told(/A file could not be looked at/);
  const page = await (await person.get('/curate/system')).text();
  expect(page).toContain('BlobNotFound');
  const work = /name="work" value="([^"]+)"/.exec(page)?.[1] ?? '';
  expect(work).toMatch(/^inspect:/);
  const [story = ''] = await person.queueOf(1);

  await rename(`${originals}-away`, originals);
  expect(await expectRedirect(person.post('/curate/system/work/again', { work }))).toContain('done=again');
  await eventually(
    'the file to be ready',
    () => archive.look(({ stories }) => stories.find(story as Parameters<typeof stories.find>[0])),
    (found) => found?.media[0]?.state === 'ready',
  );
  await keeper.told(/^Well again: A file could not be looked at/);
  await keeper.sees('All is well');
  // Whoever presses once more is told that it is done.
  expect(await expectRedirect(person.post('/curate/system/work/again', { work }))).toContain('done=gone');
});

it('A disk that is nearly full, and has room again', async () => {
  const { archive, keeper } = await start({ WATCH_ROOM_MB: '900000000' });
  await keeper.told('A disk is nearly full');
  await keeper.sees('Give it more room.');
  expect((await keeper.ready()).troubles).toEqual(['room']);
  // More room than there is cannot be made here: what counts as little changes.
  await archive.stop();
  for (const part of ['server', 'worker'] as const) {
    const next = await startProcess(part, { ...archive.env, WATCH_ROOM_MB: '0' });
    endings.splice(1, 0, () => next.kill());
  }
  await keeper.told('Well again: A disk is nearly full');
  await keeper.sees('All is well');
});

it('A database that is away, though nothing can be noted then', async () => {
  let mongo = await startEmbeddedMongoAlone(folder.path);
  endings.push(() => mongo.stop());
  const { keeper } = await start({ MONGODB_URI: mongo.uri });
  await keeper.sees('All is well');
  // Who wants to hear is read with each look, and no page says that the next one has been.
  await sleep(5000 * Number(realSeconds ?? '1'));
  await mongo.kill();
  await keeper.told('The database cannot be reached');
  expect((await keeper.ready()).status).toBe(503);
  mongo = await startEmbeddedMongoAlone(folder.path);
  await keeper.told('Well again: The database cannot be reached');
  await keeper.sees('All is well');
  await keeper.sees('The database answers again.');
  expect(keeper.subjects().filter((each) => !/worker/i.test(each))).toEqual([
    'The database cannot be reached',
    'Well again: The database cannot be reached',
  ]);
});

it('A bucket that takes nothing any more: what is there shows on', async () => {
  const s3 = await startS3Server();
  endings.push(() => s3.close());
  const { keeper } = await start({
    S3_ENDPOINT: s3.endpoint,
    S3_BUCKET: s3.bucket,
    S3_ACCESS_KEY_ID: s3.accessKeyId,
    S3_SECRET_ACCESS_KEY: s3.secretAccessKey,
    S3_REGION: s3.region,
  });
  await keeper.sees('All is well');
  s3.faults.on = ({ method }) => method === 'PUT' || method === 'POST' || method === 'DELETE';
  s3.faults.deny = Number.POSITIVE_INFINITY;
  await keeper.told('No file can be stored');
  expect(await keeper.ready()).toEqual({
    status: 200,
    says: 'ready, but read-only',
    troubles: ['files'],
  });
  s3.faults.deny = 0;
  await keeper.told('Well again: No file can be stored');
  await keeper.sees('All is well');
});
