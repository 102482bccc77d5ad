import type { Arrival } from '../../story/arrival.ts';
import type { Form } from '../../story/media.ts';

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
    const sentence = `${youWere[recording]} ${howMuch(arrival)}`;
    return [{ name: fileName, address, sentence, keep: `${address}/end`, remove: `${address}/forget` }];
  });
}

export const youWere: Readonly<Record<Form, string>> = {
  sound: 'You were recording a sound.',
  film: 'You were recording a film.',
  artwork: 'You were taking a photo.',
};

function howMuch({ received, recording, startedAt, touchedAt }: Arrival): string {
  if (received === 0) return 'Nothing of it has arrived yet.';
  if (recording === null || recording === 'artwork') return 'Part of it has arrived.';
  // Pieces go up as they are recorded, so the time between the first and the last is about its length; one that was
  // kept on a device without a signal comes at once, and is at least as long as its bytes are many.
  const seconds = (touchedAt.getTime() - startedAt.getTime()) / 1000;
  return `${aboutSoLong(Math.max(seconds, received / mostBytesASecond[recording]))} of it has arrived.`;
}

/** As public/js/record/recorder.js asks the browser to record. */
const mostBytesASecond = { sound: 128_000 / 8, film: 2_628_000 / 8 } as const;

function aboutSoLong(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (seconds < 45) return `About ${Math.max(5, Math.round(seconds / 5) * 5)} seconds`;
  return minutes <= 1 ? 'About 1 minute' : `About ${minutes} minutes`;
}
