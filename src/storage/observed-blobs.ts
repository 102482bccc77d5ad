import type { BlobStore } from './blob-store.ts';

/** Hears of a call to a store as it begins, and then how it ended. */
export type ObserveCall = (store: 'database' | 'files', operation: string) => (isWell: boolean) => void;

/** The same store, of whose calls somebody hears. Reading a blob is over for this once its first bytes can be had. */
export function observedBlobs(blobs: BlobStore, observe: ObserveCall): BlobStore {
  const heard =
    <Given extends unknown[], Result>(operation: string, call: (...given: Given) => Promise<Result>) =>
    async (...given: Given): Promise<Result> => {
      const end = observe('files', operation);
      let isWell = false;
      try {
        const result = await call(...given);
        isWell = true;
        return result;
      } finally {
        end(isWell);
      }
    };
  return {
    ...blobs,
    put: heard('put', blobs.put),
    get: heard('get', blobs.get),
    read: heard('read', blobs.read),
    stat: heard('stat', blobs.stat),
    delete: heard('delete', blobs.delete),
    check: heard('check', blobs.check),
  };
}
