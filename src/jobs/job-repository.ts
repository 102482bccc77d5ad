import { MongoJobRepository } from '@agendajs/mongo-backend';
import type { JobParameters, JobRepositoryOptions } from 'agenda';
import { Unavailable } from '../errors.ts';

/** A job's lock in agenda's memory until it begins: never too old, however long the job waits for its turn. */
const notBegun = 8.64e15;

/**
 * Agenda's own store of jobs, mended where agenda 6.2 does not outlive a store that goes away, or a machine that is too
 * busy (S19):
 * - A job whose lease runs out between being locked and being begun keeps its place in the lane for good. So here its lease
 *   counts anew from where it begins; should another worker have taken it by then, attempts are fenced (prepare-media.ts).
 * - Every poll asks again, however many questions still wait. All of them then come back with a job, most to be unlocked.
 *   One that had begun before keeps its lock until its lease runs out: agenda takes nothing that has neither a lock nor a time.
 * - An unlocking that fails is nobody's to catch, and ends the process.
 */
export class JobRepository extends MongoJobRepository {
  readonly #asking = new Set<string>();

  override async getNextJobToRun(
    lane: string,
    nextScanAt: Date,
    lockDeadline: Date,
    now: Date | undefined,
    options: JobRepositoryOptions | undefined,
  ): Promise<JobParameters | undefined> {
    if (this.#asking.has(lane)) return undefined;
    this.#asking.add(lane);
    const leaseMilliseconds = Date.now() - lockDeadline.getTime();
    const answer = super.getNextJobToRun(lane, nextScanAt, lockDeadline, now, options);
    try {
      const job = await inTime(answer, leaseMilliseconds / 2);
      return job && { ...job, lockedAt: new Date(notBegun) };
    } catch (error) {
      answer.then((late) => late && this.unlockJob(late)).catch(() => undefined);
      throw error;
    } finally {
      this.#asking.delete(lane);
    }
  }

  /** Called first where a job begins, with agenda's own record of it. */
  override async saveJobState(job: JobParameters, options: JobRepositoryOptions | undefined): Promise<void> {
    if (job.lockedAt?.getTime() === notBegun) job.lockedAt = new Date();
    await super.saveJobState(job, options);
  }

  override async unlockJob(job: JobParameters): Promise<void> {
    // Where it fails the lease runs out by itself.
    await super.unlockJob(job).catch(() => undefined);
  }
}

async function inTime<Answer>(answer: Promise<Answer>, milliseconds: number): Promise<Answer> {
  let late: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    late = setTimeout(
      () => reject(new Unavailable('Expected an answer of the job queue in time')),
      milliseconds,
    );
  });
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(late);
  }
}
