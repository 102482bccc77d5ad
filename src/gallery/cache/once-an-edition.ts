import type { HeldLease } from './held-lease.ts';

/**
 * What `read` finds for each key, asked once an edition of what the public may see: for what nothing but an edition can
 * change. What could not be read is asked again.
 */
export function onceAnEdition<Found>(
  lease: Pick<HeldLease, 'get'>,
  read: (key: string) => Promise<Found>,
): (key: string) => Promise<Found> {
  let edition: string | null = null;
  const known = new Map<string, Promise<Found>>();

  return async (key) => {
    const now = (await lease.get()).edition;
    if (now !== edition) known.clear();
    edition = now;
    const found = known.get(key) ?? read(key);
    known.set(key, found);
    found.catch(() => {
      if (known.get(key) === found) known.delete(key);
    });
    return found;
  };
}
