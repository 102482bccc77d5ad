import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Config } from './config.ts';
import { readWordings } from './consent/read-wordings.ts';
import { administratorAddressees } from './curators/curator.ts';
import type { Logger } from './logger.ts';
import { type BeatingProcess, startBeating } from './watch/beats/beating.ts';
import type { WatchServices } from './watch/watch-services.ts';
import { createWatcher, type Watcher } from './watch/watcher.ts';
import type { Stores } from './wire.ts';

/** What every process of the archive has to look after it. */
export function watchServices(config: Config, stores: Stores, logger: Logger): WatchServices {
  const { everySeconds, ...limits } = config.watch;
  return {
    alerts: stores.troubles,
    alertReaders: stores.troubleReaders,
    lease: stores.watchLease,
    beats: stores.beats,
    samples: stores.samplesOfGrowth,
    reports: stores.upkeepReports,
    failures: stores.failures,
    blobs: stores.blobs,
    pingDatabase: stores.pingDatabase,
    databaseBytes: stores.databaseBytes,
    outgrown: stores.outgrown,
    mail: stores.mail,
    mailLog: stores.mailLog,
    addressee: administratorAddressees(stores.curators),
    publicUrl: config.publicUrl,
    consentVersion: readWordings(path.join(root, 'content', 'consent')).current.version,
    limits,
    everySeconds,
    logger,
    now: () => new Date(),
  };
}

/** Gives signs of life for this process, and takes its turns at looking after the archive, until it is ended. */
export async function keepWatch(
  services: WatchServices,
  process_: Omit<BeatingProcess, 'version' | 'everySeconds'>,
): Promise<Pick<Watcher, 'troubles' | 'end'>> {
  const { everySeconds } = services;
  const beating = await startBeating(services, { ...process_, version: archiveVersion, everySeconds });
  const watcher = createWatcher(services, beating.name);
  const timer = setInterval(() => void watcher.look(), everySeconds * 1000);
  void watcher.look();
  return {
    troubles: watcher.troubles,
    async end() {
      clearInterval(timer);
      await watcher.end();
      await beating.end();
    },
  };
}

/** The folder that holds views/, public/ and content/: one above dist/ or src/. */
const root = path.resolve(import.meta.dirname, '..');

export const archiveVersion = String(
  JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).version,
);
