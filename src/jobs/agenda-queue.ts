import { Agenda, type Job as AgendaJob } from 'agenda';
import { isStoreUnavailable } from '../errors.ts';
import type { Logger } from '../logger.ts';
import type { FailedWorkStore } from './failed-work.ts';
import { again, type Handlers, type Outcome } from './handler.ts';
import type { Job, JobQueue, JobType, Lane } from './job.ts';
import { JobRepository } from './job-repository.ts';
import type { LaneState, WorkAtHand } from './work-at-hand.ts';

/** The database as agenda's own backend wants it; handed through by wire.ts. */
type Database = Extract<ConstructorParameters<typeof JobRepository>[0], { mongo: unknown }>['mongo'];

export interface LaneSettings {
  /** How many jobs of the lane this worker runs at a time. */
  readonly concurrency: Readonly<Record<Lane, number>>;
  readonly pollMilliseconds: number;
  /** After so long without a sign of life a run counts as dead and another worker takes the job. */
  readonly leaseSeconds: number;
  /** How often upkeep looks for work that was lost. */
  readonly reconcileSeconds: number;
  /** How often upkeep looks for bytes that were left behind. */
  readonly sweepSeconds: number;
  /** How often screens are looked after. */
  readonly screensSeconds: number;
}

export interface Workers {
  /** What it is at, and since when. */
  doing(): readonly { readonly lane: Lane; readonly since: Date }[];
  /** How many jobs it has ended since it began to work. */
  done(): number;
  /** Stops taking jobs, lets `signal` reach the running ones and waits until they have handed back. */
  drain(): Promise<void>;
}

export interface AgendaQueue extends JobQueue, WorkAtHand {
  /** Starts to work, in this process. */
  work(handlers: Handlers, settings: LaneSettings): Promise<Workers>;
  close(): Promise<void>;
}

export const lanes: readonly Lane[] = [
  'inspect',
  'image',
  'audio',
  'video',
  'long',
  'mix',
  'listen',
  'withdraw',
  'tell',
  'watch-screens',
  'reconcile',
  'sweep',
];

/** A run without a sign of life for so long is nobody's, in milliseconds: the longest lease that is usual. */
const deadAfter = 120_000;
/** So many jobs are looked through to say what there is to do. */
const mostAtHand = 50_000;

export interface AgendaQueueOptions {
  /** Where a job that failed in a way that it did not expect is noted. */
  readonly failures: Pick<FailedWorkStore, 'note'>;
  /** Goes round each run of a job. */
  readonly around?: AroundJob;
}

export type AroundJob = <Result>(job: Job, lane: Lane, run: () => Promise<Result>) => Promise<Result>;

/** Agenda, in the same MongoDB as the stories. One agenda job type a lane, so that each lane has its own limit. */
export function createAgendaQueue(
  database: Database,
  logger: Logger,
  { failures, around = (_job, _lane, run) => run() }: AgendaQueueOptions,
): AgendaQueue {
  let opened: Promise<Agenda> | null = null;
  // On first use: commands that only look need no queue.
  const open = () => {
    opened ??= openAgenda(database, logger).catch((error) => {
      opened = null;
      throw error;
    });
    return opened;
  };

  // A worker that dies between finishing a job and removing it leaves one that nothing would ever run again.
  async function removeDead(job: Job): Promise<void> {
    const ended = { name: laneOf(job), lockedAt: null, nextRunAt: null, ...sameWork(job) };
    await database.collection('jobs').deleteMany(ended);
  }

  const queue: AgendaQueue = {
    async add(job, seconds = 0) {
      const agenda = await open();
      await removeDead(job);
      await agenda
        .create(laneOf(job), job)
        .unique(sameWork(job), { insertOnly: true })
        .schedule(placeInLine(seconds))
        .save();
    },

    async lanes() {
      const found = database
        .collection('jobs')
        .find({ name: { $in: [...lanes] } }, { projection: { _id: 1, name: 1, lockedAt: 1, nextRunAt: 1 } })
        .limit(mostAtHand);
      const jobs = (await found.toArray()) as unknown as StoredJob[];
      const now = Date.now();
      return lanes.map((lane) =>
        laneState(
          lane,
          jobs.filter(({ name }) => name === lane),
          now,
        ),
      );
    },

    async work(handlers, settings) {
      const agenda = await open();
      const ending = new AbortController();
      const running = new Map<Promise<void>, { readonly lane: Lane; readonly since: Date }>();
      let ended = 0;
      for (const lane of lanes) {
        agenda.define(
          lane,
          (job: AgendaJob<Job>) => {
            const work = () => runJob(handlers, job, ending.signal, logger, failures);
            const run = around(job.attrs.data, lane, work);
            running.set(run, { lane, since: new Date() });
            return run.finally(() => {
              running.delete(run);
              ended += 1;
            });
          },
          {
            concurrency: settings.concurrency[lane],
            lockLimit: settings.concurrency[lane],
            lockLifetime: settings.leaseSeconds * 1000,
          },
        );
      }
      agenda.processEvery(settings.pollMilliseconds);
      await agenda.start();
      const upkeep = [
        repeat(queue, { type: 'reconcile' }, settings.reconcileSeconds, logger),
        repeat(queue, { type: 'sweep' }, settings.sweepSeconds, logger),
        repeat(queue, { type: 'watch-screens' }, settings.screensSeconds, logger),
      ];
      return {
        doing: () => [...running.values()],
        done: () => ended,
        async drain() {
          for (const timer of upkeep) clearInterval(timer);
          ending.abort();
          await Promise.allSettled(running.keys());
          await agenda.stop(false);
        },
      };
    },

    async close() {
      const agenda = await opened;
      await agenda?.stop(false);
    },
  };
  return queue;
}

/** How much earlier than now a job begins to count as waiting, and how much of that each second of its work costs it. */
const headStart = 30 * 24 * 3600;
const costOfSecond = 600;

/**
 * Agenda takes of a lane what has been due for longest, so short work is due since long ago. Work of a second more goes behind what comes in
 * the next ten minutes, and nothing waits for more than the whole of it.
 */
function placeInLine(seconds: number): Date {
  return new Date(Date.now() - Math.max(0, headStart - seconds * costOfSecond) * 1000);
}

// Every worker asks, and the queue holds one such job at a time: upkeep goes on as long as any worker lives.
function repeat(queue: JobQueue, job: Job, seconds: number, logger: Logger): NodeJS.Timeout {
  const ask = () =>
    queue
      .add(job)
      .catch((error) => logger.warn({ err: error, job }, 'upkeep waits for the store to come back'));
  void ask();
  return setInterval(ask, seconds * 1000);
}

async function openAgenda(database: Database, logger: Logger): Promise<Agenda> {
  const repository = new JobRepository({ mongo: database, db: { collection: 'jobs' } });
  // Not by agenda, who never says that it could not connect.
  await repository.connect();
  const nothing = async () => undefined;
  const agenda = new Agenda({
    backend: { name: 'MongoDB', repository, ownsConnection: false, connect: nothing, disconnect: nothing },
    removeOnComplete: true,
  });
  agenda.on('error', (error: Error) =>
    logger.warn({ err: error }, 'the job queue lost its store for a moment'),
  );
  await agenda.ready;
  // Each job is looked for before it is added: without this, a long queue would slow down whoever adds to it.
  await database.collection('jobs').createIndex({ 'data.story': 1, 'data.type': 1 });
  return agenda;
}

interface StoredJob {
  readonly name: string;
  readonly lockedAt: Date | null;
  readonly _id: { getTimestamp(): Date };
  readonly nextRunAt: Date | null;
}

function laneState(lane: Lane, jobs: readonly StoredJob[], now: number): LaneState {
  const isAtWork = ({ lockedAt }: StoredJob) => lockedAt != null && lockedAt.getTime() > now - deadAfter;
  const due = jobs.filter((job) => !isAtWork(job) && (job.nextRunAt?.getTime() ?? 0) <= now);
  const runs = jobs.filter(isAtWork).length;
  // Its place in line may be one of long ago (placeInLine).
  const times = due.map(({ _id, nextRunAt }) =>
    Math.max(_id.getTimestamp().getTime(), nextRunAt?.getTime() ?? 0),
  );
  return {
    lane,
    waits: due.length,
    runs,
    later: jobs.length - due.length - runs,
    waitsSince: times.length > 0 ? new Date(times.reduce((one, other) => Math.min(one, other))) : null,
  };
}

async function runJob(
  handlers: Handlers,
  job: AgendaJob<Job>,
  signal: AbortSignal,
  logger: Logger,
  failures: Pick<FailedWorkStore, 'note'>,
): Promise<void> {
  const work = job.attrs.data;
  const outcome = await handle(handlers, work, { signal, touch: () => job.touch() }).catch(
    async (error: unknown): Promise<Outcome> => {
      if (isStoreUnavailable(error)) return again(5);
      logger.error({ err: error, job: work }, 'a job failed in a way that it did not expect');
      const failed = { job: work, lane: laneOf(work), why: error, isFinal: false };
      await failures.note(failed, new Date()).catch(() => undefined);
      return again(60);
    },
  );
  if (outcome.kind === 'given-up') {
    const { why, tries } = outcome;
    const failed = { job: work, lane: laneOf(work), why, tries, isFinal: true };
    await failures
      .note(failed, new Date())
      .catch((error) => logger.warn({ err: error, job: work }, 'what was given up could not be noted'));
  }
  if (outcome.kind === 'again') job.schedule(new Date(Date.now() + outcome.inSeconds * 1000));
}

function handle(handlers: Handlers, job: Job, run: Parameters<Handlers[JobType]>[1]): Promise<Outcome> {
  switch (job.type) {
    case 'inspect':
      return handlers.inspect(job, run);
    case 'transcode':
      return handlers.transcode(job, run);
    case 'enlarge':
      return handlers.enlarge(job, run);
    case 'enlarge-part':
      return handlers['enlarge-part'](job, run);
    case 'mix':
      return handlers.mix(job, run);
    case 'listen':
      return handlers.listen(job, run);
    case 'list-wish':
      return handlers['list-wish'](job, run);
    case 'erase':
      return handlers.erase(job, run);
    case 'tell':
      return handlers.tell(job, run);
    case 'watch-screens':
      return handlers['watch-screens'](job, run);
    case 'reconcile':
      return handlers.reconcile(job, run);
    case 'sweep':
      return handlers.sweep(job, run);
  }
}

export function laneOf(job: Job): Lane {
  switch (job.type) {
    case 'inspect':
      return 'inspect';
    case 'transcode':
      return job.lane;
    case 'enlarge':
    case 'enlarge-part':
      return 'long';
    case 'list-wish':
    case 'erase':
      return 'withdraw';
    case 'mix':
    case 'listen':
    case 'tell':
    case 'watch-screens':
    case 'reconcile':
    case 'sweep':
      return job.type;
  }
}

// One job of a type at a time for a media or a story, however often it is asked for.
function sameWork(job: Job): Record<string, string | number> {
  return {
    'data.type': job.type,
    ...('story' in job ? { 'data.story': job.story } : {}),
    ...('media' in job ? { 'data.media': job.media } : {}),
    ...('part' in job ? { 'data.part': job.part } : {}),
  };
}
