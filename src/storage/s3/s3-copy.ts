import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  HeadObjectCommand,
  type S3Client,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { storeUnavailable } from '../disk/disk-errors.ts';
import { sideBySide } from './parts-under-way.ts';

/** What S3 copies by one request stays within the time that a request may take; more than 5 GB it copies only by parts. */
const mostByOne = 256 * 1024 * 1024;
const partsUnderWay = 8;

/**
 * Copies an object within its bucket, of which no byte passes through here. It shows whole under `to`, or not at all.
 * @throws the client's own errors; Unavailable where what is there then is not as long.
 */
export async function copyWithinBucket(
  client: S3Client,
  bucket: string,
  { from, to, bytes }: { readonly from: string; readonly to: string; readonly bytes: number },
  mostAtOnce = mostByOne,
): Promise<void> {
  const target = { Bucket: bucket, Key: to, CopySource: encodeURI(`${bucket}/${from}`) };
  if (bytes <= mostAtOnce) await client.send(new CopyObjectCommand(target));
  else await copyInParts(client, target, bytes, mostAtOnce);
  const { ContentLength } = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: to }));
  if (ContentLength !== bytes) throw storeUnavailable();
}

async function copyInParts(
  client: S3Client,
  target: { readonly Bucket: string; readonly Key: string; readonly CopySource: string },
  bytes: number,
  mostAtOnce: number,
): Promise<void> {
  const at = { Bucket: target.Bucket, Key: target.Key };
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(at));
  const count = Math.ceil(bytes / mostAtOnce);
  const etags = new Map<number, string | undefined>();
  const copying = sideBySide(partsUnderWay);
  try {
    for (let number = 1; number <= count; number += 1) {
      const first = (number - 1) * mostAtOnce;
      const last = Math.min(bytes, first + mostAtOnce) - 1;
      const part = { ...target, UploadId, PartNumber: number, CopySourceRange: `bytes=${first}-${last}` };
      await copying.begin(async () => {
        const { CopyPartResult } = await client.send(new UploadPartCopyCommand(part));
        etags.set(number, CopyPartResult?.ETag);
      });
    }
    await copying.all();
    const Parts = [...Array(count).keys()].map((index) => ({
      PartNumber: index + 1,
      ETag: etags.get(index + 1),
    }));
    await client.send(new CompleteMultipartUploadCommand({ ...at, UploadId, MultipartUpload: { Parts } }));
  } catch (error) {
    await copying.all().catch(() => {});
    await client.send(new AbortMultipartUploadCommand({ ...at, UploadId })).catch(() => {});
    throw error;
  }
}
