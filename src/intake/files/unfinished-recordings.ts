import type { Arrival } from '../../story/arrival.ts';
import { say } from '../../words/say.ts';

/** A recording that broke off, as the pages offer it: to keep what has arrived, or to remove it. */
export interface UnfinishedRecording {
  readonly name: string;
  /** Of the arrival, for scripts that still hold the last of it. */
  readonly address: string;
  readonly sentence: string;
  readonly keep: string;
  readonly remove: string;
}

export function unfinishedRecordings(arrivals: readonly Arrival[]): readonly UnfinishedRecording[] {
  return arrivals.flatMap((arrival) => {
    const { id, recording, media, fileName } = arrival;
    if (recording === null || media !== null) return [];
    const address = `/share/uploads/${id}`;
    const sentence = say('share-record-unfinished', { recording, ...howMuch(arrival) });
    return [{ name: fileName, address, sentence, keep: `${address}/end`, remove: `${address}/forget` }];
  });
}

function howMuch({ received, recording, startedAt, touchedAt }: Arrival) {
  if (received === 0) return { arrived: 'nothing' };
  if (recording === null || recording === 'artwork') return { arrived: 'part' };
  // Pieces go up as they are recorded, so the time between the first and the last is about its length; one that was
  // kept on a device without a signal comes at once, and is at least as long as its bytes are many.
  const seconds = (touchedAt.getTime() - startedAt.getTime()) / 1000;
  return { arrived: 'length', length: roughly(Math.max(seconds, received / mostBytesASecond[recording])) };
}

/** As public/js/record/recorder.js asks the browser to record. */
const mostBytesASecond = { sound: 128_000 / 8, film: 2_628_000 / 8 } as const;

/** "20 seconds", "2 minutes" */
function roughly(seconds: number): string {
  if (seconds < 45) return say('time-seconds', { count: Math.max(5, Math.round(seconds / 5) * 5) });
  return say('time-minutes', { count: Math.max(1, Math.round(seconds / 60)) });
}
