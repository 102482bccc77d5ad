import type { Job, JobType } from './job.ts';

/**
 * What became of a run: nothing is left to do, it should run again, or it was given up after so many tries, which somebody
 * should see; `why` is null where each try ended without a word. A handler that throws has a fault of its own.
 */
export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'again'; readonly inSeconds: number }
  | { readonly kind: 'given-up'; readonly why: unknown; readonly tries: number };

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
export const givenUp = (why: unknown, tries: number): Outcome => ({ kind: 'given-up', why, tries });
export const again = (inSeconds: number): Outcome => ({ kind: 'again', inSeconds });
