import type { Job, JobType } from './job.ts';

/** What became of a run: nothing is left to do, or it should run again. A handler that throws has a fault of its own. */
export type Outcome = { readonly kind: 'done' } | { readonly kind: 'again'; readonly inSeconds: number };

export interface Run {
  /** Aborted when the worker drains. */
  readonly signal: AbortSignal;
  /** Tells the queue that this run is alive. */
  touch(): Promise<void>;
}

export type Handler<Type extends JobType> = (job: Extract<Job, { type: Type }>, run: Run) => Promise<Outcome>;

/** One handler for every type: a missing one does not compile. */
export type Handlers = { readonly [Type in JobType]: Handler<Type> };

export const done: Outcome = { kind: 'done' };
export const again = (inSeconds: number): Outcome => ({ kind: 'again', inSeconds });
