import { type Config, ConfigError, loadConfig } from './config.ts';
import { lanes } from './jobs/agenda-queue.ts';
import { keepWatch, openObservation, watchServices } from './keep-watch.ts';
import { createLogger, type Logger } from './logger.ts';
import { WrongRelease } from './migrations/run-migrations.ts';
import { tellProtections } from './transcode/tools/protections.ts';
import { openStores } from './wire.ts';
import { createHandlers, laneSettings } from './worker-services.ts';

async function main(config: Config, logger: Logger): Promise<void> {
  const observation = await openObservation(config, 'worker');
  const stores = await openStores(config, logger, { embedded: 'join', ...observation.stores });
  await stores.untilMigrated();
  const workers = await stores.queue.work(createHandlers(config, stores, logger), laneSettings(config));
  const watch = await keepWatch(watchServices(config, stores, logger), {
    kind: 'worker',
    lanes,
    doing: workers.doing,
    jobsDone: workers.done,
    dataDir: config.dataDir,
  });
  logger.info('at work');
  await tellProtections(logger);
  process.send?.({ ready: true });

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    logger.info('draining');
    await workers.drain();
    await watch.end();
    await stores.close();
    await observation.end();
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

try {
  const config = loadConfig(process.env, { signs: false });
  const logger = createLogger({ level: config.logLevel, process: 'worker' });
  await main(config, logger).catch((error) => {
    logger.fatal({ err: error }, 'the worker could not start');
    if (error instanceof WrongRelease) process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(2);
}
