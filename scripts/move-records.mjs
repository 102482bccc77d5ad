/** Moves an archive's records from its own store to a MongoDB. See usage below; docs/engines.md says when. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { MongoClient } from 'mongodb';
import { startEmbeddedMongo } from '../dist/embedded-mongo/index.js';

const usage = `Usage: npm run move-records -- --from DATA_DIR --to mongodb://…

Copies every record of the archive in DATA_DIR to the database that --to names, which must be empty. Stop the archive
first. Nothing in DATA_DIR changes; the files stay where they are. Then start the archive with MONGODB_URI set.`;

const databaseName = 'stories';
/** So many records at once: the store reads what it is asked for whole. */
const batch = 500;
/** Keeps each value as it is, with the type of its number. */
const asItIs = { promoteValues: false, promoteLongs: false, promoteBuffers: false, bsonRegExp: true };

const { from, to } = parseArgs({ options: { from: { type: 'string' }, to: { type: 'string' } } }).values;
if (!from || !to) {
  console.error(usage);
  process.exit(2);
}

const folder = await mkdtemp(path.join(tmpdir(), 'ns-move-'));
const closing = [];
try {
  const store = await startEmbeddedMongo({
    dir: path.join(from, 'mongo'),
    socketPath: path.join(folder, 'move.sock'),
  });
  closing.push(() => store.close());
  const [old, target] = [await MongoClient.connect(store.uri(databaseName)), await MongoClient.connect(to)];
  closing.push(
    () => old.close(),
    () => target.close(),
  );
  await moveAll(old.db(), target.db());
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  for (const close of closing.reverse()) await close();
  await rm(folder, { recursive: true, force: true });
}

async function moveAll(old, target) {
  const there = await target.listCollections({}, { nameOnly: true }).toArray();
  if (there.length > 0)
    throw new Error(`The database ${target.databaseName} at --to is not empty. Choose another one.`);
  const collections = await old.listCollections({}, { nameOnly: true }).toArray();
  for (const { name } of collections) {
    await move(old.collection(name, asItIs), target.collection(name));
    const [before, after] = [
      await old.collection(name).countDocuments(),
      await target.collection(name).countDocuments(),
    ];
    if (before !== after)
      throw new Error(
        `Of ${before} records in ${name} only ${after} came over. Drop the database at --to and begin again.`,
      );
    console.log(`${name}: ${after}`);
  }
}

async function move(old, target) {
  let query = {};
  for (;;) {
    const records = await old.find(query).sort({ _id: 1 }).limit(batch).toArray();
    if (records.length === 0) return;
    await target.insertMany(records);
    query = { _id: { $gt: records.at(-1)._id } };
  }
}
