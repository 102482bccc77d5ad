import { type ArrivalId, type BlobKey, parseArrivalId } from '../../story/ids.ts';
import { type ArrivingBytes, arrivingFolder, nothingArrived, throwMissing } from '../arriving-bytes.ts';
import { type BlobFacts, BlobNotFound, type BlobStore } from '../blob-store.ts';
import { requireKey } from '../require-key.ts';
import { arrivalObjects, listArrivalKeys } from './s3-arrival-objects.ts';
import { createS3ArrivingStore } from './s3-arriving-store.ts';
import { createS3Client, type S3Options, s3Prefix } from './s3-client.ts';
import { copyWithinBucket } from './s3-copy.ts';
import { isRefusedByS3, readS3Error } from './s3-errors.ts';

export interface S3ArrivingOptions extends S3Options {
  /** A local folder for parts on their way. */
  readonly scratch: string;
  /** Where what has arrived becomes a blob. */
  readonly blobs: Pick<BlobStore, 'put'>;
}

/** Files that are still arriving, as multipart uploads in the bucket, under a folder in which no blob is. */
export function createS3ArrivingBytes(options: S3ArrivingOptions): ArrivingBytes {
  const { bucket, scratch, blobs } = options;
  const client = createS3Client(options);
  const folder = `${s3Prefix(options)}${arrivingFolder}/`;
  const tus = createS3ArrivingStore(client, { bucket, folder, scratch });
  const objectsOf = (id: ArrivalId) => arrivalObjects(client, bucket, folder + id);

  async function copy(id: ArrivalId, key: BlobKey, facts: BlobFacts): Promise<BlobFacts> {
    const names = { from: folder + id, to: s3Prefix(options) + requireKey(key), bytes: facts.bytes };
    try {
      await copyWithinBucket(client, bucket, names);
      return facts;
    } catch (error) {
      if (!isRefusedByS3(error)) throw readS3Error(error, key);
    }
    // A store that copies nothing by itself: the bytes pass through here, and are measured on their way.
    const bytes = await objectsOf(id).open().catch(throwRead);
    if (!bytes) throw new BlobNotFound(key);
    return blobs.put(key, bytes).catch(throwRead);
  }

  return {
    tus,
    async head(id, length) {
      const head = tus.head(id, length) ?? (await objectsOf(id).head(length).catch(throwRead));
      if (!head) throw nothingArrived();
      return head;
    },
    left: tus.left,
    end: (id) => tus.end(id).catch(throwMissing),
    async keep(id, key) {
      const found = await tus.facts(id);
      if (!found) throw new BlobNotFound(key);
      const facts = await copy(id, key, found);
      await tus.remove(id);
      return facts;
    },
    remove: tus.remove,
    async *list() {
      const seen = new Map<ArrivalId, Date>();
      try {
        for await (const { key, at } of listArrivalKeys(client, bucket, folder)) {
          const id = parseArrivalId(key.slice(folder.length).split('.')[0] ?? '');
          const before = id && seen.get(id);
          if (id && (!before || before < at)) seen.set(id, at);
        }
      } catch (error) {
        throw readS3Error(error);
      }
      for (const [id, changedAt] of seen) yield { id, changedAt };
    },
    close: async () => client.destroy(),
  };
}

function throwRead(error: unknown): never {
  throw readS3Error(error);
}
