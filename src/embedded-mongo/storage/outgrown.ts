import type { Store } from './store.ts';

/** So far it was measured (docs/bench.md), and pages cost no more than with a thousand. Beyond, a MongoDB is the safer home. */
export const outgrownAt = 1_000_000;

/** Returns a look that says once of each collection that it has outgrown this store. */
export function watchGrowth(store: Store, many = outgrownAt): () => void {
  const said = new Set<string>();
  return () => {
    for (const collection of store.collections.values()) {
      // Records are numbered as they come, so counting them is for those alone that may be so many.
      if (collection.nextRecord <= many || said.has(collection.ns)) continue;
      const documents = store.size(collection);
      if (documents < many) continue;
      said.add(collection.ns);
      store.log.warn(
        { ns: collection.ns, documents },
        'This archive has outgrown its own store: move it to a MongoDB (MONGODB_URI), as docs/engines.md says',
      );
    }
  };
}
