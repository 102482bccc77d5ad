import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { isOn } from '../../alerts/alert.ts';
import type { ObserveCall } from '../../storage/observed-blobs.ts';
import { afterEach, type RequestObserver } from '../../web/observed.ts';
import { isSilent } from '../beats/beat.ts';
import { troubleKinds } from '../troubles/trouble.ts';
import type { SystemServices } from '../watch-services.ts';

/** What is read as somebody asks for the numbers. */
export interface MetricsSources
  extends Pick<
    SystemServices,
    | 'alerts'
    | 'beats'
    | 'failures'
    | 'samples'
    | 'work'
    | 'everySeconds'
    | 'version'
    | 'now'
    | 'silentScreens'
  > {
  /** The number of the edition of what the public may see: goes up with every change. */
  edition(): Promise<number>;
  /** Files on their way in at this moment. */
  uploads(): Promise<{ readonly files: number; readonly receivedBytes: number }>;
}

/** The numbers of one server in the form that Prometheus reads. They name routes by their patterns, and nobody. */
export interface Metrics {
  readonly requests: RequestObserver;
  readonly storeCalls: ObserveCall;
  /** @throws nothing: what cannot be read at this moment is left out, and `archive_scrape_errors` counts it. */
  text(sources: MetricsSources): Promise<{ readonly type: string; readonly body: string }>;
}

/** Seconds: from a page out of memory to a film that is fetched in one piece. */
const requestBuckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120];
const storeBuckets = [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function createMetrics(): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const registers = [register];
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Gauge<Label>({ name, help, labelNames, registers });

  const requests = new Histogram({
    name: 'archive_http_request_duration_seconds',
    help: 'Requests by the route that took them, from their first line to the end of the answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: requestBuckets,
    registers,
  });
  const storeCalls = new Histogram({
    name: 'archive_store_call_duration_seconds',
    help: 'Calls to the database and to the store of files.',
    labelNames: ['store', 'operation', 'outcome'],
    buckets: storeBuckets,
    registers,
  });
  const scrapeErrors = new Counter({
    name: 'archive_scrape_errors_total',
    help: 'Numbers that could not be read when they were asked for.',
    registers,
  });
  const info = gauge('archive_info', 'Always 1; its label says which version this is.', ['version']);
  const jobs = gauge('archive_jobs', 'Jobs by lane, and whether they wait, run, or are tried later.', [
    'lane',
    'state',
  ]);
  const givenUp = gauge('archive_jobs_given_up', 'Jobs that were given up and are to be dealt with.', [
    'lane',
  ]);
  const trouble = gauge('archive_trouble', '1 while this is wrong, as administrators are told.', ['kind']);
  const up = gauge('archive_process_up', '1 while the process gives signs of life.', ['process', 'kind']);
  const lag = gauge('archive_process_lag_seconds', 'How late its turns came between two signs of life.', [
    'process',
  ]);
  const memory = gauge('archive_process_memory_bytes', 'Memory of the process.', ['process']);
  const done = gauge('archive_process_jobs_done', 'Jobs that it has ended since it started.', ['process']);
  const disk = gauge('archive_disk_bytes', 'Size of the disks under data folders.', ['disk']);
  const free = gauge('archive_disk_free_bytes', 'Room left on them.', ['disk']);
  const files = gauge('archive_files', 'Originals and renditions, as they were last counted.');
  const fileBytes = gauge('archive_file_bytes', 'Their bytes.');
  const databaseBytes = gauge('archive_database_bytes', 'What the records take up.');
  const edition = gauge('archive_edition', 'Goes up with every change that the public could see.');
  const uploads = gauge('archive_uploads', 'Files on their way in.');
  const received = gauge('archive_upload_received_bytes', 'What has arrived of them.');
  const silent = gauge('archive_silent_screens', 'Screens that should be heard and are not.');

  async function read(sources: MetricsSources): Promise<void> {
    const { alerts, beats, failures, samples, work, everySeconds } = sources;
    const now = sources.now();
    info.set({ version: sources.version }, 1);
    const parts: readonly (() => Promise<void>)[] = [
      async () => {
        for (const { lane, waits, runs, later } of await work.lanes()) {
          jobs.set({ lane, state: 'waiting' }, waits);
          jobs.set({ lane, state: 'running' }, runs);
          jobs.set({ lane, state: 'later' }, later);
        }
      },
      async () => {
        const failed = (await failures.all(now)).filter(({ leftAt, isFinal }) => isFinal && leftAt === null);
        givenUp.reset();
        for (const { lane } of failed) givenUp.inc({ lane });
      },
      async () => {
        const on = new Set((await alerts.all()).filter(isOn).map(({ kind }) => kind));
        for (const kind of troubleKinds) trouble.set({ kind }, on.has(kind) ? 1 : 0);
      },
      async () => {
        const all = await beats.all();
        for (const each of [up, lag, memory, done, disk, free]) each.reset();
        for (const beat of all) {
          const process = beat.name;
          up.set({ process, kind: beat.kind }, isSilent(beat, everySeconds, now) ? 0 : 1);
          lag.set({ process }, beat.lagMilliseconds / 1000);
          memory.set({ process }, beat.memoryBytes);
          done.set({ process }, beat.jobsDone);
          disk.set({ disk: beat.disk.mark }, beat.disk.bytes);
          free.set({ disk: beat.disk.mark }, beat.disk.freeBytes);
        }
      },
      async () => {
        const [sample] = await samples.last(1);
        if (!sample) return;
        files.set(sample.files);
        fileBytes.set(sample.fileBytes);
        if (sample.databaseBytes !== null) databaseBytes.set(sample.databaseBytes);
      },
      async () => edition.set(await sources.edition()),
      async () => {
        const arriving = await sources.uploads();
        uploads.set(arriving.files);
        received.set(arriving.receivedBytes);
      },
      async () => silent.set((await sources.silentScreens()).length),
    ];
    await Promise.all(parts.map((part) => part().catch(() => scrapeErrors.inc())));
  }

  return {
    requests: afterEach(({ method, route, status, milliseconds }) => {
      requests.observe({ method, route: route ?? 'none', status: String(status) }, milliseconds / 1000);
    }),
    storeCalls(store, operation) {
      const end = storeCalls.startTimer({ store, operation });
      return (isWell) => end({ outcome: isWell ? 'well' : 'failed' });
    },
    async text(sources) {
      await read(sources);
      return { type: register.contentType, body: await register.metrics() };
    },
  };
}
