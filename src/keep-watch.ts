import type { Config } from './config.ts';
import { administratorAddressees } from './curators/curator.ts';
import type { Logger } from './logger.ts';
import { version } from './version.ts';
import { type BeatingProcess, startBeating } from './watch/beats/beating.ts';
import type { Metrics } from './watch/metrics/metrics.ts';
import type { WatchServices } from './watch/watch-services.ts';
import { createWatcher, type Watcher } from './watch/watcher.ts';
import type { RequestObserver } from './web/observed.ts';
import type { OpenOptions, Stores } from './wire.ts';

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
    consentVersion: () => stores.wordings.current.version,
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
  const beating = await startBeating(services, { ...process_, version, everySeconds });
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

/** What hears of this process's requests, calls to stores and jobs; loaded only where somebody wants to know. */
export async function openObservation(
  { metrics, tracesTo }: Pick<Config, 'metrics' | 'tracesTo'>,
  part: 'server' | 'worker',
): Promise<Observation> {
  const isCounted = part === 'server' && (metrics.port !== null || metrics.token !== null);
  const numbers = isCounted ? (await import('./watch/metrics/metrics.ts')).createMetrics() : null;
  const traces = tracesTo
    ? (await import('./watch/tracing/otlp-tracing.ts')).openTracing(tracesTo, {
        part,
        version,
      })
    : null;
  return {
    metrics: numbers,
    requests: traces ? [traces.requests] : [],
    stores: {
      observers: [...(numbers ? [numbers.storeCalls] : []), ...(traces ? [traces.storeCalls] : [])],
      ...(traces && { aroundJob: traces.aroundJob }),
    },
    end: async () => traces?.end().catch(() => undefined),
  };
}

export interface Observation {
  readonly metrics: Metrics | null;
  readonly requests: readonly RequestObserver[];
  /** For openStores(). */
  readonly stores: Pick<OpenOptions, 'observers' | 'aroundJob'>;
  end(): Promise<void>;
}
