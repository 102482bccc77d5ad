import type { Logger } from '../../logger.ts';
import type { ArrivingBytes } from '../../storage/arriving-bytes.ts';
import type { ArrivalId, StoryId } from '../../story/ids.ts';
import type { ArrivalStore } from '../../story/stores/arrival-store.ts';
import { giveBack } from '../upload-admission.ts';
import type { UploadQuotas } from '../upload-services.ts';

/** What it takes to remove files on their way. */
export interface ForgettingArrivals {
  readonly arrivals: Pick<ArrivalStore, 'of' | 'remove'>;
  readonly arriving: Pick<ArrivingBytes, 'remove'>;
}

/**
 * Removes what came of a file so far; resolves to whether it was there. The record goes first: whoever is just sending it then loses the right to, and
 * bytes that are left or come late are swept, since no record names them.
 */
export async function forgetArrival(
  { arrivals, arriving, logger }: ForgettingArrivals & { readonly logger: Logger },
  id: ArrivalId,
): Promise<boolean> {
  const wasThere = await arrivals.remove(id);
  await arriving.remove(id).catch((error) => {
    logger.warn({ err: error }, 'a part of a file was left behind; the sweep will take it');
  });
  return wasThere;
}

/** The same for whoever is at the address `who` and wants it gone: what had come of it is theirs to send again. */
export async function removeArrival(
  services: ForgettingArrivals & {
    readonly arrivals: Pick<ArrivalStore, 'find'>;
    readonly quotas: Pick<UploadQuotas, 'bytes'>;
    readonly logger: Logger;
  },
  id: ArrivalId,
  who: string,
): Promise<void> {
  const arrival = await services.arrivals.find(id);
  const wasThere = await forgetArrival(services, id);
  // What became a file of the story is still there.
  if (arrival && !arrival.media && wasThere) await giveBack(who, arrival.received, services.quotas);
}

/**
 * Removes all of a story's, those that have arrived included: their files are the story's own by then. Resolves to the bytes
 * that had come of the others.
 */
export async function forgetArrivals(
  services: ForgettingArrivals & { readonly logger: Logger },
  story: StoryId,
): Promise<number> {
  let bytes = 0;
  for (const { id, media, received } of await services.arrivals.of(story)) {
    if ((await forgetArrival(services, id)) && !media) bytes += received;
  }
  return bytes;
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
