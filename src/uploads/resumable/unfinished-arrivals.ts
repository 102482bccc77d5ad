import { ERRORS } from '@tus/server';
import { Conflict, Unacceptable } from '../../errors.ts';
import type { Arrival } from '../../story/arrival.ts';
import { say } from '../../words/say.ts';
import { fileSentences } from '../file-sentences.ts';
import { finishArrival } from './finish-arrival.ts';
import { forgetArrival } from './forget-arrivals.ts';
import { whileHeld } from './resumable-hold.ts';
import type { Destination, ResumableServices } from './resumable-services.ts';

/**
 * Ends a recording of unknown length where it is, and makes a file of it. Quiet where it is one already.
 * @throws Unacceptable where nothing of it came, Conflict where parts of it are missing or are just coming.
 */
export async function endRecording(
  services: ResumableServices,
  { id, fileName }: Arrival,
  destination: Destination,
): Promise<void> {
  const { arriving, arrivals } = services;
  await whileHeld(services, id, async () => {
    const arrival = await arrivals.find(id);
    if (arrival && !arrival.media && !arrival.becoming) {
      const { offset, size } = await arriving.tus.getUpload(id);
      if (offset === 0) {
        await forgetArrival(services, id);
        throw new Unacceptable(fileSentences.empty(fileName));
      }
      if (size !== undefined && size > offset) throw new Conflict(say('files-not-all-arrived'));
      const bytes = await arriving.end(id);
      await arrivals.note(id, { bytes, received: bytes });
    }
    await finishArrival(services, id, destination);
  });
}

/**
 * What is on its way, as far as it has come, the oldest first. One that has all its bytes, because a server was killed
 * before it made a file of it, becomes one now.
 */
export async function listArrivals(
  services: ResumableServices,
  destination: Destination,
): Promise<readonly Arrival[]> {
  const { arrivals, logger } = services;
  for (const arrival of await arrivals.of(destination.story)) {
    if (arrival.media) continue;
    try {
      await lookAt(services, arrival, destination);
    } catch (error) {
      // What was noted last has to do: the page must not wait for a store that is away.
      logger.warn({ err: error, story: arrival.story }, 'a file on its way could not be looked at');
    }
  }
  return (await arrivals.of(destination.story)).filter(({ media }) => media === null);
}

/** Milliseconds in which the bytes of a record that was just made may still be without a place. */
const newborn = 60_000;

async function lookAt(
  services: ResumableServices,
  arrival: Arrival,
  destination: Destination,
): Promise<void> {
  const { arriving, arrivals, now } = services;
  const { id, received, becoming } = arrival;
  const here = becoming
    ? { offset: received, size: received }
    : await arriving.tus.getUpload(id).catch((error) => {
        if (error === ERRORS.FILE_NOT_FOUND) return null;
        throw error;
      });
  if (!here) {
    if (now().getTime() - arrival.startedAt.getTime() > newborn) await forgetArrival(services, id);
    return;
  }
  const { offset, size } = here;
  if (offset !== received) await arrivals.note(id, { received: offset });
  if (offset !== size) return;
  // Whoever holds it is finishing it already.
  await whileHeld(services, id, () => finishArrival(services, id, destination), 'at once');
}
