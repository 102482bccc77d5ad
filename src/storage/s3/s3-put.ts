import { createHash } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { partSize } from './part-size.ts';
import { partsOfOne, permits, sideBySide } from './parts-under-way.ts';
import { openSpool, type Spool } from './spool.ts';

export interface Target {
  readonly Bucket: string;
  readonly Key: string;
  readonly ContentType?: string;
}

/**
 * Sends a stream to a bucket, of which nobody knows how long it is: by one request where it fits into a part, and in parts
 * side by side where it does not. Of one that fails nothing is left, where the store can be reached.
 * @param withChecksums whether the store takes SHA-256, and checks it.
 * @param folder a local one, for parts that find no room in memory.
 */
export async function putStream(
  client: S3Client,
  target: Target,
  chunks: AsyncIterable<Uint8Array>,
  { withChecksums, folder }: { readonly withChecksums: boolean; readonly folder: string },
): Promise<void> {
  const { Bucket, Key } = target;
  const algorithm = withChecksums ? ({ ChecksumAlgorithm: 'SHA256' } as const) : {};
  const parts: CompletedPart[] = [];
  const sending = sideBySide(partsOfOne);
  let upload: string | undefined;
  let spool = openSpool(folder);

  async function begin(): Promise<string> {
    const { UploadId } = await client.send(new CreateMultipartUploadCommand({ ...target, ...algorithm }));
    if (!UploadId) throw new Error('Expected an upload with a name but received none');
    return UploadId;
  }

  async function putPart(UploadId: string, PartNumber: number, Body: Buffer): Promise<void> {
    const checksum = checksumOf(Body, withChecksums);
    const command = new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body, ...checksum });
    const { ETag, ChecksumSHA256 } = await client.send(command);
    parts[PartNumber - 1] = { PartNumber, ETag, ...(ChecksumSHA256 ? { ChecksumSHA256 } : {}) };
  }

  /** @throws what failed before it; nothing is sent then. */
  async function send(full: Spool): Promise<void> {
    upload ??= await begin();
    const UploadId = upload;
    const number = parts.push({});
    await sending.begin(() => permits.use(() => full.lend((bytes) => putPart(UploadId, number, bytes))));
  }

  try {
    for await (const chunk of chunks) {
      for (let done = 0; done < chunk.length; ) {
        if (spool.bytes() === partSize) {
          await send(spool);
          spool = openSpool(folder);
        }
        done += await spool.add(chunk.subarray(done, done + partSize - spool.bytes()));
      }
      sending.throwIfFailed();
    }
    if (upload === undefined) {
      await permits.use(() =>
        spool.lend(async (Body) => {
          const checksum = checksumOf(Body, withChecksums);
          await client.send(new PutObjectCommand({ ...target, Body, ...checksum }));
        }),
      );
      return;
    }
    await send(spool);
    spool = openSpool(folder);
    await sending.all();
    const MultipartUpload = { Parts: parts };
    await client.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId: upload, MultipartUpload }));
  } catch (error) {
    await sending.all().catch(() => {});
    if (upload) await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId: upload }));
    throw error;
  } finally {
    await spool.close();
  }
}

function checksumOf(bytes: Buffer, isWanted: boolean): { readonly ChecksumSHA256?: string } {
  return isWanted ? { ChecksumSHA256: createHash('sha256').update(bytes).digest('base64') } : {};
}
