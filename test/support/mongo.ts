import path from 'node:path';
import { MongoClient } from 'mongodb';
import { startEmbeddedMongo } from '../../src/embedded-mongo/index.ts';
import { base32 } from '../../src/random.ts';
import { temporaryFolder } from './temporary.ts';

export interface TestMongo {
  /** Of a database that nobody else uses. */
  readonly uri: string;
  /** Drops what was made. */
  close(): Promise<void>;
}

/** Whoever takes something away waits for the longest lease (edition.ts): a short one, in milliseconds, keeps tests short. */
export const shortLease = { lease: 50 };

/** The embedded store, served from this process over its socket. */
export async function embeddedMongo(): Promise<TestMongo> {
  const folder = await temporaryFolder();
  const store = await startEmbeddedMongo({
    dir: path.join(folder.path, 'mongo'),
    socketPath: path.join(folder.path, 'run', 'mongo.sock'),
  });
  return {
    uri: store.uri('test'),
    async close() {
      await store.close();
      await folder.remove();
    },
  };
}

/** A database of its own on the MongoDB of TEST_MONGODB_URI. */
async function realMongo(uri: string): Promise<TestMongo> {
  const address = new URL(uri);
  address.pathname = `/ns-test-${base32(10)}`;
  return {
    uri: address.href,
    async close() {
      const client = await MongoClient.connect(address.href);
      await client.db().dropDatabase();
      await client.close();
    },
  };
}

/** Every MongoDB that the store suites run on: the embedded one, and the real one where TEST_MONGODB_URI names it. */
export const mongoTargets: readonly { readonly name: string; open(): Promise<TestMongo> }[] = [
  { name: 'the embedded store', open: embeddedMongo },
  ...realTargets(process.env.TEST_MONGODB_URI),
];

function realTargets(uri: string | undefined) {
  return uri ? [{ name: 'MongoDB', open: () => realMongo(uri) }] : [];
}
