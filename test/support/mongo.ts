import { createHash } from 'node:crypto';
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
async function realMongo(server: string): Promise<TestMongo> {
  const uri = databaseOn(server, base32(10));
  return {
    uri,
    async close() {
      const client = await MongoClient.connect(uri);
      await client.db().dropDatabase();
      await client.close();
    },
  };
}

/** On the server of TEST_MONGODB_URI where there is one, or else embedded. */
export async function openMongo(): Promise<TestMongo> {
  const { TEST_MONGODB_URI: server } = process.env;
  return server ? realMongo(server) : embeddedMongo();
}

/** What an archive over the folder `dataDir` is set to: nothing where it keeps its own store there. */
export function mongoOf(dataDir: string): { readonly MONGODB_URI?: string } {
  const { TEST_MONGODB_URI: server } = process.env;
  if (!server) return {};
  const name = createHash('sha256').update(path.resolve(dataDir)).digest('hex').slice(0, 16);
  return { MONGODB_URI: databaseOn(server, name) };
}

/** Named after the run, so that drop-databases.js finds what a test has left there. */
function databaseOn(server: string, name: string): string {
  const address = new URL(server);
  address.pathname = `/ns-test-${process.env.TEST_RUN ?? ''}-${name}`;
  return address.href;
}

/** Every MongoDB that the store suites run on: the embedded one, and the real one where TEST_MONGODB_URI names it. */
export const mongoTargets: readonly { readonly name: string; open(): Promise<TestMongo> }[] = [
  { name: 'the embedded store', open: embeddedMongo },
  ...realTargets(process.env.TEST_MONGODB_URI),
];

function realTargets(uri: string | undefined) {
  return uri ? [{ name: 'MongoDB', open: () => realMongo(uri) }] : [];
}
