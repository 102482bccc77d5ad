import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { NotFound } from '../../errors.ts';
import { type ArrivalId, parseArrivalId } from '../../story/ids.ts';
import { type ArrivingBytes, arrivingFolder, nothingThere, throwMissing } from '../arriving-bytes.ts';
import { BlobNotFound } from '../blob-errors.ts';
import type { BlobStore } from '../blob-store.ts';
import { S3ArrivingStore } from './s3-arriving-store.ts';
import { type S3Options, s3Prefix } from './s3-client.ts';
import { isMissingInS3, isNotOffered, readS3Error } from './s3-errors.ts';

export interface S3ArrivingOptions extends S3Options {
  /** A local folder for parts on their way. */
  readonly scratch: string;
  /** Where what has arrived becomes a blob. */
  readonly blobs: Pick<BlobStore, 'put'>;
}

/** Files that are still arriving, as multipart uploads in the bucket, under a folder in which no blob is. */
export function createS3ArrivingBytes(options: S3ArrivingOptions): ArrivingBytes {
  const folder = `${s3Prefix(options)}${arrivingFolder}/`;
  const tus = new S3ArrivingStore({ ...options, folder });
  const { client, bucket } = tus.s3;
  const inBucket = { Bucket: bucket };

  async function open(id: ArrivalId, range?: string): Promise<Readable | null> {
    const wanted = { ...inBucket, Key: folder + id, ...(range ? { Range: range } : {}) };
    try {
      const { Body } = await client.getObject(wanted);
      return Body instanceof Readable ? Body : null;
    } catch (error) {
      if (isMissingInS3(error)) return null;
      throw readS3Error(error);
    }
  }

  /** Uploads whose notes were never written are found by the store's own list, where it has one. */
  async function abort(key: string): Promise<void> {
    const known = await tus.uploadIdOf(key);
    const uploads = known ? [{ Key: key, UploadId: known }] : await unfinished(key);
    for (const { Key, UploadId } of uploads) {
      await client.abortMultipartUpload({ ...inBucket, Key, UploadId }).catch((error) => {
        if (!isMissingInS3(error)) throw error;
      });
    }
  }

  async function unfinished(prefix: string) {
    const found: { Key: string | undefined; UploadId: string | undefined; Initiated: Date | undefined }[] =
      [];
    let after: { KeyMarker?: string; UploadIdMarker?: string } | null = {};
    try {
      while (after) {
        const page = await listUploads(prefix, after);
        for (const { Key, UploadId, Initiated } of page.Uploads ?? [])
          found.push({ Key, UploadId, Initiated });
        const { NextKeyMarker: KeyMarker, NextUploadIdMarker: UploadIdMarker } = page;
        after = page.IsTruncated && KeyMarker && UploadIdMarker ? { KeyMarker, UploadIdMarker } : null;
      }
    } catch (error) {
      if (!isNotOffered(error)) throw error;
    }
    return found;
  }

  const listUploads = (prefix: string, after: object) =>
    client.listMultipartUploads({ ...inBucket, Prefix: prefix, ...after });

  async function remove(id: ArrivalId): Promise<void> {
    try {
      await abort(folder + id);
      for (const Key of tus.keysOf(folder + id)) await client.deleteObject({ ...inBucket, Key });
    } catch (error) {
      throw readS3Error(error);
    }
  }

  return {
    tus,
    async head(id, length) {
      const head = await open(id, `bytes=0-${length - 1}`);
      if (!head) throw new NotFound(nothingThere);
      return buffer(head).catch((error) => {
        throw readS3Error(error);
      });
    },
    end: (id) => tus.end(id).catch(throwMissing),
    async keep(id, key) {
      const bytes = await open(id);
      if (!bytes) throw new BlobNotFound(key);
      // Through here and not within the bucket: it has to be read to be measured, and is checked as it is written.
      const facts = await options.blobs.put(key, bytes).catch((error) => {
        throw readS3Error(error);
      });
      await remove(id);
      return facts;
    },
    remove,
    async *list() {
      const seen = new Map<ArrivalId, Date>();
      const see = (key: string | undefined, at: Date | undefined) => {
        const id = parseArrivalId(key?.slice(folder.length).split('.')[0] ?? '');
        const before = id && seen.get(id);
        if (id && at && (!before || before < at)) seen.set(id, at);
      };
      try {
        for (const { Key, Initiated } of await unfinished(folder)) see(Key, Initiated);
        for (let token: string | undefined; ; ) {
          const more = token ? { ContinuationToken: token } : {};
          const page = await client.listObjectsV2({ ...inBucket, Prefix: folder, ...more });
          for (const { Key, LastModified } of page.Contents ?? []) see(Key, LastModified);
          token = page.NextContinuationToken;
          if (!token) break;
        }
      } catch (error) {
        throw readS3Error(error);
      }
      for (const [id, changedAt] of seen) yield { id, changedAt };
    },
    close: async () => client.destroy(),
  };
}
