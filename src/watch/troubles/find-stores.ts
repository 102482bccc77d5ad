import { inTime } from '../../in-time.ts';
import { type BlobStore, conditionOf, type StoreCondition } from '../../storage/blob-store.ts';
import { archive, type Finding } from './trouble.ts';

/** Milliseconds in which a store must have answered. */
const patience = 8000;

/** Whether files can be stored and read. */
export async function findFiles(blobs: BlobStore): Promise<Finding> {
  const condition = await inTime(conditionOf(blobs), patience).then(
    (found) => found.condition,
    (): StoreCondition => 'away',
  );
  return {
    kind: 'files',
    about: archive,
    sign: condition === 'well' ? 'well' : 'trouble',
    facts: { condition },
  };
}
