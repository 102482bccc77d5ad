import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createApp } from '../../src/app.ts';
import { appServices } from '../../src/app-services.ts';
import { type Config, loadConfig } from '../../src/config.ts';
import { ensureFirstPlaces, ensureFirstTopics } from '../../src/first-content.ts';
import { createLogger } from '../../src/logger.ts';
import type { Routes } from '../../src/web/routes.ts';
import type { OwnAddresses } from '../../src/web/security.ts';
import { openStores, type Stores } from '../../src/wire.ts';
import { createHandlers, laneSettings } from '../../src/worker-services.ts';
import { openMongo, shortLease, type TestMongo } from './mongo.ts';
import { temporaryFolder } from './temporary.ts';

export const projectRoot = path.resolve(import.meta.dirname, '../..');

export interface TestArchive {
  readonly url: URL;
  readonly config: Config;
  readonly stores: Stores;
  readonly routes: Routes;
  /** Starts a worker in this process; `close` ends it. */
  work(): Promise<void>;
  close(): Promise<void>;
}

export interface TestArchiveOptions {
  /** Settings over the tests' own, by their names in the environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Instead of a store of its own (mongo.ts). */
  readonly mongo?: () => Promise<TestMongo>;
  /** Where visitors reach it through a proxy, or by another name; by itself it is its own address. */
  readonly publicUrl?: URL | ((own: URL) => URL);
  /** What the curators' pages take for the time. */
  readonly now?: () => Date;
}

/** A server that goes on, over an archive that nobody looks after: tests of that start processes. */
const standing = { draining: () => false, troubles: () => [] };

/** The whole archive in this process, on a free port, over a real store and a folder of its own. */
export async function openTestArchive(options: TestArchiveOptions = {}): Promise<TestArchive> {
  const folder = await temporaryFolder();
  const mongo = await (options.mongo ?? openMongo)();
  const config = loadConfig({
    DATA_DIR: folder.path,
    PORT: '0',
    LOG_LEVEL: 'silent',
    MONGODB_URI: mongo.uri,
    FREE_SPACE_FLOOR_MB: '0',
    WORKER_POLL_MS: '100',
    ...options.env,
  });
  const logger = createLogger({ level: config.logLevel, process: 'server' });
  const stores = await openStores(config, logger, { embedded: 'join', leaseMilliseconds: shortLease.lease });
  await stores.prepare();
  await ensureFirstPlaces(stores.places);
  await ensureFirstTopics(stores.topics);
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const { publicUrl = url } = options;
  const reached = publicUrl instanceof URL ? publicUrl : publicUrl(url);
  const services = appServices(config, stores, logger, reached, standing);
  const curators = { ...services.curators, ...(options.now ? { now: options.now } : {}) };
  const addresses = options.publicUrl ? services.addresses : askedHereToo(services.addresses, url);
  const { answer, routes } = createApp({ ...services, addresses, curators });
  server.on('request', answer);
  const closing: (() => Promise<void>)[] = [];

  return {
    url,
    config,
    stores,
    routes,
    async work() {
      letGoOfWatches(config.worker.leaseSeconds);
      const workers = await stores.queue.work(createHandlers(config, stores, logger), laneSettings(config));
      closing.push(() => workers.drain());
    },
    async close() {
      await closeServer(server);
      for (const close of closing) await close();
      await stores.close();
      await mongo.close();
      await folder.remove();
    },
  };
}

/** Where PUBLIC_URL is there for other things, such as e-mails, the archive is still asked by its own address. */
const askedHereToo = (addresses: OwnAddresses, url: URL): OwnAddresses => ({
  ...addresses,
  declared: addresses.declared && [...addresses.declared, url],
});

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

/**
 * agenda (6.2) watches each job by a timer of half a lease, and leaves it behind when the job has ended. Nothing else waits
 * just so long; these keep no process alive.
 */
function letGoOfWatches(leaseSeconds: number): void {
  const { setTimeout: start } = globalThis;
  const begin = (then: (...given: unknown[]) => void, milliseconds?: number, ...given: unknown[]) => {
    const timer = start(then, milliseconds, ...given);
    return milliseconds === leaseSeconds * 500 ? timer.unref() : timer;
  };
  globalThis.setTimeout = Object.assign(begin, start) as typeof setTimeout;
}

/** Another server of an archive, over the same stores but for those in `over`, with settings of its own. */
export async function serveToo(
  archive: TestArchive,
  over: { readonly config?: Config; readonly stores?: Partial<Stores> },
): Promise<{ readonly url: URL; close(): Promise<void> }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const config = over.config ?? archive.config;
  const logger = createLogger({ level: 'silent', process: 'server' });
  const services = appServices(config, { ...archive.stores, ...over.stores }, logger, url, standing);
  const addresses = askedHereToo(services.addresses, url);
  server.on('request', createApp({ ...services, addresses }).answer);
  return {
    url,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
