import type { Logger } from '../logger.ts';
import type { ArrivingBytes } from '../storage/arriving-bytes.ts';
import { type Arrival, arrivalDays, toldHours } from '../story/arrival.ts';
import type { ArrivalStore } from '../story/stores/arrival-store.ts';
import { forgetArrival } from '../uploads/resumable/forget-arrivals.ts';

const hour = 3600 * 1000;

/**
 * Removes files that stopped arriving a week ago, what is told of those that have arrived, and bytes older than
 * `ageSeconds` that no record names. Resolves to how many.
 */
export async function sweepArrivals(
  services: {
    readonly arrivals: ArrivalStore;
    readonly arriving: ArrivingBytes;
    readonly logger: Logger;
    readonly now: () => Date;
    readonly ageSeconds: number;
  },
  signal: AbortSignal,
): Promise<number> {
  const { arrivals, arriving, ageSeconds } = services;
  const now = services.now().getTime();
  const isLeft = ({ media, touchedAt }: Arrival) =>
    media !== null || touchedAt.getTime() < now - arrivalDays * 24 * hour;
  let removed = 0;
  for await (const arrival of arrivals.leftBefore(new Date(now - toldHours * hour))) {
    signal.throwIfAborted();
    if (!isLeft(arrival)) continue;
    await forgetArrival(services, arrival.id);
    removed += 1;
  }
  for await (const { id, changedAt } of arriving.list()) {
    signal.throwIfAborted();
    if (changedAt.getTime() >= now - ageSeconds * 1000 || (await arrivals.find(id))) continue;
    await arriving.remove(id);
    removed += 1;
  }
  return removed;
}
