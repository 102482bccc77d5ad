import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from './app.ts';
import { appServices } from './app-services.ts';
import { type Config, ConfigError, loadConfig } from './config.ts';
import { ensureFirstAdministrator } from './curators/accounts/first-administrator.ts';
import { ensureFirstPlaces, ensureFirstTopics } from './first-content.ts';
import { keepWatch, openObservation, watchServices } from './keep-watch.ts';
import { createLogger, type Logger } from './logger.ts';
import { tellProtections } from './transcode/tools/protections.ts';
import type { MetricsServices } from './watch/metrics/metrics-routes.ts';
import { serveMetrics } from './watch/metrics/metrics-server.ts';
import { openStores } from './wire.ts';
import { say } from './words/say.ts';

/** How long requests may take to finish once the server is asked to stop. */
const drainMilliseconds = 25_000;

async function main(config: Config, logger: Logger): Promise<void> {
  const observation = await openObservation(config, 'server');
  const stores = await openStores(config, logger, {
    embedded: 'start',
    searchIn: 'thread',
    ...observation.stores,
    onFatal(error) {
      logger.fatal({ err: error }, 'the embedded store has stopped');
      process.exit(1);
    },
  });
  await stores.prepare();
  await ensureFirstPlaces(stores.places);
  await ensureFirstTopics(stores.topics);

  // A film may take an hour to arrive: intake/ cuts slow senders by their pace, not by a clock for the whole body.
  const server = createServer({ requestTimeout: 0, headersTimeout: 60_000 });
  await listen(server, config);
  const publicUrl = config.publicUrl ?? addressOf(server);
  const state = { draining: false };
  const watch = await keepWatch(watchServices(config, stores, logger), {
    kind: 'server',
    lanes: [],
    doing: () => [],
    jobsDone: () => 0,
    dataDir: config.dataDir,
  });
  const services = appServices(config, stores, logger, publicUrl, {
    draining: () => state.draining,
    troubles: watch.troubles,
    metrics: observation.metrics,
    observers: observation.requests,
  });
  server.on('request', createApp(services).answer);
  // Whoever searches first need not wait for it, and whoever comes first need not wait for that.
  setTimeout(() => stores.search.begin(), 1000).unref();

  const numbers = await openMetrics(config, services.metrics, logger);

  const invitation = await ensureFirstAdministrator({ curators: stores.curators, now: () => new Date() });
  if (invitation) tell(say('cli-first-account', { link: new URL(invitation, publicUrl).href }));
  tell(say('cli-open', { address: publicUrl.href }));
  // It opens the pictures that screens send of themselves.
  await tellProtections(logger);

  const stop = async () => {
    if (state.draining) return;
    state.draining = true;
    logger.info('draining');
    await drain(server);
    await numbers?.close();
    await watch.end();
    await stores.close();
    await observation.end();
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // Whoever hears this may ask it to stop.
  process.send?.({ ready: publicUrl.href, port: (server.address() as AddressInfo).port });
}

/** @throws a sentence where the port is taken. */
function listen(server: Server, config: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(taken ? new Error(say('cli-port-taken', { port: String(config.port) })) : error);
    });
    server.listen(config.port, config.host, resolve);
  });
}

/** The numbers at an address of their own, where one is set. */
async function openMetrics(
  { metrics: { host, port, token } }: Config,
  { metrics, ...sources }: MetricsServices,
  logger: Logger,
) {
  if (!metrics || port === null) return null;
  const served = await serveMetrics(metrics, sources, { host, port, token }, logger);
  logger.info({ host, port: served.port }, 'the numbers are at an address of their own');
  return served;
}

function addressOf(server: Server): URL {
  const { port } = server.address() as AddressInfo;
  return new URL(`http://localhost:${port}`);
}

// New connections are refused at once; those at work have their time, then they are cut.
function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => server.closeAllConnections(), drainMilliseconds);
    server.close(() => {
      clearTimeout(late);
      resolve();
    });
    server.closeIdleConnections();
  });
}

// The link is a key, so it goes to the person at the terminal and never into a log line.
function tell(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

try {
  const config = loadConfig(process.env);
  const logger = createLogger({ level: config.logLevel, process: 'server' });
  await main(config, logger).catch((error) => {
    logger.fatal({ err: error }, 'the server could not start');
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  });
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(2);
}
