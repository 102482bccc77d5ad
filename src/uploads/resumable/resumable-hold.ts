import { setTimeout as wait } from 'node:timers/promises';
import { Conflict } from '../../errors.ts';
import { base32 } from '../../random.ts';
import type { ArrivingBytes } from '../../storage/arriving-bytes.ts';
import type { ArrivalId } from '../../story/ids.ts';
import { say } from '../../words/say.ts';
import { uploadProblem } from './resumable-problems.ts';
import type { ResumableServices } from './resumable-services.ts';

/** How long a right to write lasts after its last renewal: what a killed server keeps others waiting. */
const lease = 8_000;
const renewEvery = 2_000;
/** A holder to whom nothing came for so long gives way to whoever asks. */
const silence = 3_000;
/** How long whoever asks waits for that, and how often it asks. */
const patience = 6_000;
const askEvery = 200;

/** Another request of the same sender took over, as after a change of network. */
export class Superseded extends Conflict {}

/** The one right to write an arrival, over all servers. */
export interface ArrivalHold {
  /** Aborted where the right was lost or given up. */
  readonly signal: AbortSignal;
  /** Whether this process had it last, and nobody since. */
  readonly isOursStill: boolean;
  /** Bytes came. */
  beat(): void;
  /** Not to be given up for silence: the work is ours and not the sender's. */
  busy(): void;
  letGo(): Promise<void>;
}

/** Which right this process gave up last of each arrival, of the last thousand, by the store that remembers what it left. */
const givenUp = new WeakMap<ArrivingBytes, Map<ArrivalId, string>>();
const mostGivenUp = 1000;

type Holding = Pick<ResumableServices, 'arrivals' | 'arriving' | 'logger' | 'now'>;

/** @throws ArchiveError with status 404 where there is no such arrival, 423 where somebody is really sending it. */
export async function holdArrival(
  { arrivals, arriving, logger, now }: Holding,
  id: ArrivalId,
  waiting = patience,
): Promise<ArrivalHold> {
  const holder = base32(16);
  const stop = new AbortController();
  let until = 0;
  let lastBytes = Date.now();
  let isBusy = false;

  async function ask() {
    const at = now();
    const answer = await arrivals.hold(id, holder, at, new Date(at.getTime() + lease));
    if (answer.held) until = Date.now() + lease;
    return answer;
  }

  async function renew(): Promise<void> {
    const answer = await ask().catch(() => null);
    const isLost = answer ? !answer.held : Date.now() > until;
    const isSilent = !isBusy && Date.now() - lastBytes >= silence;
    if (isLost || (answer?.held && answer.wanted && isSilent)) {
      stop.abort(new Superseded(say('files-sent-from-elsewhere')));
    }
  }

  const giveUp = Date.now() + waiting;
  let answer = await ask();
  for (; !answer.held; answer = await ask()) {
    if (!(await arrivals.find(id))) throw uploadProblem(404);
    if (Date.now() >= giveUp) throw uploadProblem(423);
    await wait(askEvery);
  }
  const given = givenUp.get(arriving) ?? new Map<ArrivalId, string>();
  givenUp.set(arriving, given);
  const isOursStill = answer.after !== null && answer.after === given.get(id);
  const timer = setInterval(renew, renewEvery);
  return {
    signal: stop.signal,
    isOursStill,
    beat() {
      lastBytes = Date.now();
    },
    busy() {
      isBusy = true;
    },
    async letGo() {
      clearInterval(timer);
      given.delete(id);
      // Whoever lost it may have been written over.
      if (!stop.signal.aborted) given.set(id, holder);
      for (const oldest of given.keys()) {
        if (given.size <= mostGivenUp) break;
        given.delete(oldest);
      }
      await arrivals.letGo(id, holder).catch((error) => {
        logger.warn({ err: error }, 'the right to write a file runs out by itself');
      });
    },
  };
}

/** Does work of ours on an arrival that nobody is sending. @throws what holdArrival and `work` throw. */
export async function whileHeld(
  services: Holding,
  id: ArrivalId,
  work: () => Promise<void>,
  when: 'at once' | 'in time' = 'in time',
): Promise<void> {
  const hold = await holdArrival(services, id, when === 'at once' ? 0 : patience);
  hold.busy();
  try {
    await work();
  } finally {
    await hold.letGo();
  }
}
