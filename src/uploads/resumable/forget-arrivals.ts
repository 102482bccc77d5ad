import type { Logger } from '../../logger.ts';
import type { ArrivingBytes } from '../../storage/arriving-bytes.ts';
import type { ArrivalId, StoryId } from '../../story/ids.ts';
import type { ArrivalStore } from '../../story/stores/arrival-store.ts';

/** What it takes to remove files on their way. */
export interface ForgettingArrivals {
  readonly arrivals: Pick<ArrivalStore, 'of' | 'remove'>;
  readonly arriving: Pick<ArrivingBytes, 'remove'>;
}

/**
 * Removes what came of a file so far. The record goes first: whoever is just sending it then loses the right to, and
 * bytes that are left or come late are swept, since no record names them.
 */
export async function forgetArrival(
  { arrivals, arriving, logger }: ForgettingArrivals & { readonly logger: Logger },
  id: ArrivalId,
): Promise<void> {
  await arrivals.remove(id);
  await arriving.remove(id).catch((error) => {
    logger.warn({ err: error }, 'a part of a file was left behind; the sweep will take it');
  });
}

/** The same for all of a story's, those that have arrived included: their files are the story's own by then. */
export async function forgetArrivals(
  services: ForgettingArrivals & { readonly logger: Logger },
  story: StoryId,
): Promise<void> {
  for (const { id } of await services.arrivals.of(story)) await forgetArrival(services, id);
}

/** For an erasure, which counts only once the store has confirmed it: can stop anywhere and be asked again (P17). */
export async function eraseArrivals(
  { arrivals, arriving }: ForgettingArrivals,
  story: StoryId,
): Promise<void> {
  for (const { id } of await arrivals.of(story)) {
    await arriving.remove(id);
    await arrivals.remove(id);
  }
}
