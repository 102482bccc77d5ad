import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { BSON, Int32, Long, MongoClient } from 'mongodb';
import { startEmbeddedMongo } from '../../src/embedded-mongo/index.ts';
import { projectRoot } from '../support/archive.ts';
import { openMongo, type TestMongo } from '../support/mongo.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** Runs the built store: `npm test` builds first. */

const execute = promisify(execFile);
const script = path.join(projectRoot, 'scripts', 'move-records.mjs');
const records = Array.from({ length: 1203 }, (_, number) => ({
  _id: `s${String(number).padStart(5, '0')}` as never,
  number: new Int32(number),
  large: Long.fromNumber(number),
  at: new Date(number * 1000),
  words: ['river', `n${number}`],
  bytes: Buffer.from([number % 256]),
}));

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let target: TestMongo;
beforeAll(async () => {
  folder = await temporaryFolder();
  target = await openMongo();
});
afterAll(async () => {
  await target?.close();
  await folder?.remove();
});

const move = () =>
  execute(process.execPath, [script, '--from', folder.path, '--to', target.uri]).catch((error) => error);
const open = () =>
  startEmbeddedMongo({
    dir: path.join(folder.path, 'mongo'),
    socketPath: path.join(folder.path, 'run', 'mongo.sock'),
  });

it('moves every record as it is, and only into an empty database', async () => {
  const store = await open();
  const client = await MongoClient.connect(store.uri('stories'));
  await client.db().collection('stories').insertMany(records);
  await client
    .db()
    .collection('jobs')
    .insertMany([{ name: 'sweep' }, { name: 'tell' }]);
  const raw = { raw: true } as const;
  const jobs = await client.db().collection('jobs').find({}, raw).toArray();
  await client.close();
  expect((await move()).stderr).toContain('already served');
  await store.close();

  expect((await move()).stdout).toBe('jobs: 2\nstories: 1203\n');
  const moved = await MongoClient.connect(target.uri);
  const stories = await moved.db().collection('stories').find({}, raw).sort({ _id: 1 }).toArray();
  expect(stories.map((bytes) => Buffer.from(bytes as never).toString('hex'))).toEqual(
    records.map((record) => Buffer.from(BSON.serialize(record)).toString('hex')),
  );
  expect(await moved.db().collection('jobs').find({}, raw).toArray()).toEqual(jobs);
  expect((await move()).stderr).toContain('not empty');
  await moved.close();
});
