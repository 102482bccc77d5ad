import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandOutput,
  ListPartsCommand,
  type ListPartsCommandOutput,
  type MultipartUpload,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { base32 } from '../../random.ts';
import { type RunningHash, takeUpHash } from '../running-hash.ts';
import { isMissingInS3, isNotOffered } from './s3-errors.ts';

/** What has to be known of an arrival in a bucket to go on with it. */
export interface ArrivalNote {
  /** The store's own name for the multipart upload. */
  readonly uploadId: string;
  /** Of the whole file; null while nobody knows it. */
  readonly size: number | null;
}

export interface Part {
  readonly bytes: number;
  readonly etag: string;
  /** What the file's hash was at its end; only where this process sent it. */
  readonly end?: string | undefined;
}

/** What had come when a request ended and did not fill a part, maybe nothing; and what the hash was then. */
export interface Tail {
  /** Where in the file it begins. */
  readonly start: number;
  readonly bytes: number;
  /** Null where none was kept, or one that cannot be taken up. */
  readonly hash: RunningHash | null;
  /** Another one each time that it is written. */
  readonly mark: string;
}

/** A hash that can be taken up again. */
export interface LaidDown {
  readonly bytes: number;
  readonly laidDown: string;
}

/**
 * What lies in the bucket of one arrival: a multipart upload under `key`, a note of it in `key.info`, and what does not fill
 * a part in `key.part`. Errors are the client's own; null stands for what is not there.
 */
export function arrivalObjects(client: S3Client, bucket: string, key: string) {
  const at = { Bucket: bucket, Key: key };
  const noteAt = { Bucket: bucket, Key: `${key}.info` };
  const tailAt = { Bucket: bucket, Key: `${key}.part` };

  async function open(where: typeof at, range: { readonly Range?: string } = {}) {
    const found = await client.send(new GetObjectCommand({ ...where, ...range })).catch(orMissing);
    if (!found) return null;
    if (!(found.Body instanceof Readable))
      throw new TypeError(`Expected a stream but received ${typeof found.Body}`);
    return { bytes: found.Body, metadata: found.Metadata ?? {} };
  }

  const objects = {
    async begin(size: number | null): Promise<ArrivalNote> {
      const { UploadId = '' } = await client.send(new CreateMultipartUploadCommand(at));
      const note = { uploadId: UploadId, size };
      await objects.saveNote(note);
      return note;
    },

    async saveNote({ uploadId, size }: ArrivalNote): Promise<void> {
      const Body = JSON.stringify(size === null ? {} : { size });
      await client.send(new PutObjectCommand({ ...noteAt, Body, Metadata: { 'upload-id': uploadId } }));
    },

    async note(): Promise<ArrivalNote | null> {
      const found = await open(noteAt);
      if (!found) return null;
      const { size = null } = JSON.parse(await text(found.bytes));
      return { uploadId: found.metadata['upload-id'] ?? '', size };
    },

    /**
     * By their numbers, from 1; only those behind the number `after`. Null where the upload was completed, or cleared away
     * by a rule of the bucket; some stores find no parts then, where others say that there is no such upload.
     */
    async parts(uploadId: string, after = 0): Promise<Map<number, Part> | null> {
      const found = new Map<number, Part>();
      for (let marker = after > 0 ? String(after) : undefined; ; ) {
        const page: ListPartsCommandOutput | null = await client
          .send(new ListPartsCommand({ ...at, UploadId: uploadId, PartNumberMarker: marker }))
          .catch(orMissing);
        if (!page) return null;
        for (const { PartNumber = 0, Size = 0, ETag = '' } of page.Parts ?? []) {
          found.set(PartNumber, { bytes: Size, etag: ETag });
        }
        if (!page.IsTruncated) return found;
        marker = page.NextPartNumberMarker;
      }
    },

    async putPart(uploadId: string, number: number, bytes: Buffer): Promise<Part> {
      const part = { ...at, UploadId: uploadId, PartNumber: number, Body: bytes };
      const { ETag = '' } = await client.send(new UploadPartCommand(part));
      return { bytes: bytes.length, etag: ETag };
    },

    async tail(): Promise<Tail | null> {
      const found = await client.send(new HeadObjectCommand(tailAt)).catch(orMissing);
      if (!found) return null;
      const { start, hash, hashed, mark = '' } = found.Metadata ?? {};
      return {
        start: Number(start),
        bytes: found.ContentLength ?? 0,
        hash: hash === undefined ? null : takeUpHash(Number(hashed), hash),
        mark,
      };
    },

    /** The first bytes, at most so many, of what a completed upload has become. */
    async head(bytes: number): Promise<Buffer | null> {
      const found = await open(at, { Range: `bytes=0-${bytes - 1}` });
      return found && buffer(found.bytes);
    },

    /** What a completed upload has become, from a byte of it on. */
    async open(from = 0): Promise<Readable | null> {
      return (await open(at, from > 0 ? { Range: `bytes=${from}-` } : {}))?.bytes ?? null;
    },

    /** The bytes of a tail that begins at `start`; null where it begins elsewhere. */
    async openTail(start: number): Promise<Readable | null> {
      const tail = await open(tailAt);
      if (!tail || Number(tail.metadata.start) === start) return tail?.bytes ?? null;
      tail.bytes.destroy();
      return null;
    },

    /** Resolves to its mark. */
    async putTail(start: number, bytes: Buffer, hash: LaidDown): Promise<string> {
      const mark = base32(10);
      const Metadata = { start: String(start), hash: hash.laidDown, hashed: String(hash.bytes), mark };
      await client.send(new PutObjectCommand({ ...tailAt, Body: bytes, Metadata }));
      return mark;
    },

    /** `parts` in the order of their numbers, from 1. */
    async complete(uploadId: string, parts: readonly Part[]): Promise<void> {
      const Parts = parts.map(({ etag }, index) => ({ PartNumber: index + 1, ETag: etag }));
      await client.send(
        new CompleteMultipartUploadCommand({ ...at, UploadId: uploadId, MultipartUpload: { Parts } }),
      );
    },

    /** Of the object that a completed upload has become. */
    async completed(): Promise<number | null> {
      const found = await client.send(new HeadObjectCommand(at)).catch(orMissing);
      return found?.ContentLength ?? null;
    },

    /**
     * Removes all of it, the note last: a removal that breaks off can be done again.
     * @param isWhole where it is known that no upload is left.
     */
    async remove(isWhole = false): Promise<void> {
      if (isWhole) {
        await Promise.all([at, tailAt, noteAt].map((each) => client.send(new DeleteObjectCommand(each))));
        return;
      }
      const note = await objects.note();
      // An upload whose note was never written is found by the store's own list, where it has one.
      const uploads = note
        ? [{ Key: key, UploadId: note.uploadId }]
        : await unfinishedUploads(client, at.Bucket, key);
      for (const { Key, UploadId } of uploads) {
        await client
          .send(new AbortMultipartUploadCommand({ Bucket: bucket, Key, UploadId }))
          .catch(orMissing);
      }
      await Promise.all([at, tailAt].map((each) => client.send(new DeleteObjectCommand(each))));
      await client.send(new DeleteObjectCommand(noteAt));
    },
  };
  return objects;
}

/** Everything under `prefix` by its key, unfinished uploads too, with when it was begun or last written. */
export async function* listArrivalKeys(
  client: S3Client,
  bucket: string,
  prefix: string,
): AsyncGenerator<{ readonly key: string; readonly at: Date }> {
  for (const { Key, Initiated } of await unfinishedUploads(client, bucket, prefix)) {
    if (Key && Initiated) yield { key: Key, at: Initiated };
  }
  for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix })) {
    for (const { Key, LastModified } of page.Contents ?? []) {
      if (Key && LastModified) yield { key: Key, at: LastModified };
    }
  }
}

/** Uploads under `prefix` that are neither completed nor aborted; none where the store cannot list them. */
async function unfinishedUploads(
  client: S3Client,
  bucket: string,
  prefix: string,
): Promise<readonly MultipartUpload[]> {
  const found: MultipartUpload[] = [];
  let after: { KeyMarker?: string | undefined; UploadIdMarker?: string | undefined } | null = {};
  try {
    while (after) {
      const page: ListMultipartUploadsCommandOutput = await client.send(
        new ListMultipartUploadsCommand({ Bucket: bucket, Prefix: prefix, ...after }),
      );
      found.push(...(page.Uploads ?? []));
      const { NextKeyMarker: KeyMarker, NextUploadIdMarker: UploadIdMarker } = page;
      after = page.IsTruncated && KeyMarker && UploadIdMarker ? { KeyMarker, UploadIdMarker } : null;
    }
  } catch (error) {
    if (!isNotOffered(error)) throw error;
  }
  return found;
}

function orMissing(error: unknown): null {
  if (isMissingInS3(error)) return null;
  throw error;
}
