import { readFile, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { type MetadataValue, S3Store } from '@tus/s3-store';
import { ERRORS, Upload } from '@tus/server';
import { Unavailable } from '../../errors.ts';
import { readDiskError, retryAfter, storeUnavailable } from '../disk/disk-errors.ts';
import { sweepScratch, withScratch } from '../local-copy.ts';
import { type S3Options, s3ClientConfig } from './s3-client.ts';
import { isMissingInS3, readS3Error } from './s3-errors.ts';
import { openSpool, type Spool } from './spool.ts';

/** Every part but the last has exactly so many bytes, as some stores ask for. */
const partSize = 8 * 1024 * 1024;
/** Parts that are in memory, and on their way to the store, at once: all uploads share them. */
const partsInFlight = 8;
const day = 24 * 3600 * 1000;

/**
 * The S3 store of tus, whose own way of writing would lose what a cut left behind, fill the system's folder for temporary
 * files, count parts that never were, and take a store that is away for a file that is gone. A piece is collected in
 * scratch, part by part, and goes on its way one part after the other; what does not fill a part is kept as an object of
 * its own until more comes.
 */
export class S3ArrivingStore extends S3Store {
  readonly #folder: string;
  readonly #scratch: string;
  #swept: Promise<unknown> | null = null;

  /** @param options.folder what the key of every arrival begins with. */
  constructor(options: S3Options & { readonly folder: string; readonly scratch: string }) {
    super({
      s3ClientConfig: { ...s3ClientConfig(options), bucket: options.bucket },
      partSize,
      minPartSize: partSize,
      maxConcurrentPartUploads: partsInFlight,
      useTags: false,
      cache: knownLengths(),
    });
    this.#folder = options.folder;
    this.#scratch = options.scratch;
  }

  /** For what the protocol does not ask of a store. */
  get s3() {
    return { client: this.client, bucket: this.bucket };
  }

  /** Every object of an arrival; the note last, so that a removal that breaks off can be done again. */
  keysOf(key: string): readonly string[] {
    return [this.partKey(key), this.partKey(key, true), this.infoKey(key)];
  }

  /** Null where the arrival's note was never written. */
  async uploadIdOf(key: string): Promise<string | null> {
    const metadata = await this.getMetadata(key).catch(orMissing);
    return metadata?.['upload-id'] ?? null;
  }

  override create({ id, size }: Upload): Promise<Upload> {
    const known = size === undefined ? {} : { size };
    return inOurWords(super.create(new Upload({ id: this.#folder + id, offset: 0, ...known })));
  }

  override declareUploadLength(id: string, length: number): Promise<void> {
    return inOurWords(super.declareUploadLength(this.#folder + id, length));
  }

  override getUpload(id: string): Promise<Upload> {
    return inOurWords(this.#getUpload(id));
  }

  override write(source: Readable, id: string, offset: number): Promise<number> {
    // What a killed server left of pieces that it had collected.
    this.#swept ??= sweepScratch(this.#scratch, new Date(Date.now() - day)).catch(() => 0);
    return inOurWords(
      withScratch(this.#scratch, (scratch) => this.#write(source, this.#folder + id, offset, scratch)),
    );
  }

  /** A bucket shows an object only once its upload was completed, which a write of nothing does. */
  async end(id: string): Promise<number> {
    const { offset, size } = await this.getUpload(id);
    if (size === undefined) await this.declareUploadLength(id, offset);
    const isWhole = size === undefined || size === offset;
    if (isWhole && (await inOurWords(this.retrieveParts(this.#folder + id).catch(orMissing)))) {
      await this.write(Readable.from([]), id, offset);
    }
    return offset;
  }

  async #getUpload(id: string): Promise<Upload> {
    const key = this.#folder + id;
    const metadata = await this.getMetadata(key).catch(orMissing);
    if (!metadata) throw ERRORS.FILE_NOT_FOUND;
    const { size } = metadata.file;
    const parts = await this.retrieveParts(key).catch(orMissing);
    const offset = parts
      ? sizeOf(parts) + ((await this.getIncompletePartSize(key)) ?? 0)
      : await this.#completed(key);
    if (offset === null) throw ERRORS.FILE_NOT_FOUND;
    return new Upload({ id, offset, ...(size === undefined ? {} : { size }) });
  }

  /** An upload without parts was completed, or was cleared away by a rule of the bucket: then null. */
  async #completed(id: string): Promise<number | null> {
    const found = await this.client
      .headObject({ Bucket: this.bucket, Key: this.partKey(id) })
      .catch(orMissing);
    return found?.ContentLength ?? null;
  }

  async #write(source: Readable, id: string, offset: number, scratch: string): Promise<number> {
    const metadata = await this.getMetadata(id);
    const { size } = metadata.file;
    const parts = await this.retrieveParts(id);
    let number = parts.at(-1)?.PartNumber ?? 0;
    let left = offset - sizeOf(parts);
    let reached = offset;
    let sent: Promise<void> = Promise.resolve();
    let spool = openSpool(scratch);

    const send = async (path: string, partNumber: number) => {
      const permit = await this.partUploadSemaphore.acquire();
      try {
        const bytes = await readFile(path);
        await rm(path);
        // Before the part that holds it too: a server killed in between has to be sent it again, and counts nothing twice.
        if (left > 0) await this.deleteIncompletePart(id);
        left = 0;
        await this.uploadPart(metadata, bytes, partNumber);
      } finally {
        await permit.release();
      }
    };

    try {
      if (left > 0) await this.#recall(id, left, spool);
      for await (const chunk of source) {
        for (let done = 0; done < chunk.length; ) {
          done += await spool.add(chunk.subarray(done, done + partSize - spool.bytes()));
          if (spool.bytes() < partSize) continue;
          await spool.close();
          await sent;
          number += 1;
          sent = send(spool.path, number);
          sent.catch(() => {});
          spool = openSpool(scratch);
        }
        reached += chunk.length;
      }
      await spool.close();
      await sent;
      if (spool.bytes() > 0 && reached === size) await send(spool.path, number + 1);
      else if (spool.bytes() > left) await this.#leave(id, spool.path);
      if (reached === size) await this.#complete(metadata);
      return reached;
    } finally {
      await spool.close();
      await sent.catch(() => {});
    }
  }

  /** Brings back what was left of the piece before. */
  async #recall(id: string, bytes: number, spool: Spool): Promise<void> {
    const left = await this.getIncompletePart(id);
    for await (const chunk of left ?? []) await spool.add(chunk);
    if (spool.bytes() !== bytes) throw new Unavailable(storeUnavailable, { retryAfter });
  }

  async #leave(id: string, path: string): Promise<void> {
    const permit = await this.partUploadSemaphore.acquire();
    try {
      const Body = await readFile(path);
      await this.client.putObject({ Bucket: this.bucket, Key: this.partKey(id, true), Body });
    } finally {
      await permit.release();
    }
  }

  async #complete(metadata: MetadataValue): Promise<void> {
    const { id, size } = metadata.file;
    try {
      await this.finishMultipartUpload(metadata, await this.retrieveParts(id));
    } catch (error) {
      // The answer to a completion can be lost though it was made; asked again, the upload is gone.
      if (!isMissingInS3(error) || (await this.#completed(id)) !== size) throw error;
    }
  }
}

function sizeOf(parts: readonly { readonly Size?: number | undefined }[]): number {
  return parts.reduce((sum, { Size = 0 }) => sum + Size, 0);
}

/** What is known of an upload changes once, when its length becomes known: then it is remembered, and several servers agree. */
function knownLengths() {
  const most = 1000;
  const known = new Map<string, MetadataValue>();
  return {
    get: async (id: string) => known.get(id),
    async set(id: string, value: MetadataValue) {
      if (value.file.size === undefined) return;
      known.set(id, value);
      for (const oldest of known.keys()) {
        if (known.size <= most) break;
        known.delete(oldest);
      }
    },
    async delete(id: string) {
      known.delete(id);
    },
  };
}

function orMissing(error: unknown): null {
  if (isMissingInS3(error)) return null;
  throw error;
}

async function inOurWords<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw readDiskError(readS3Error(error));
  }
}
