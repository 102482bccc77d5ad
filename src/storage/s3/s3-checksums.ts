import { DeleteObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { base32 } from '../../random.ts';
import { isRefusedByS3 } from './s3-errors.ts';

/**
 * Whether a store takes SHA-256 checksums with what it is sent; some that speak S3 refuse every header that they do not
 * know. It is asked once, by a small object, when it is first of use: what is being streamed could not be sent again.
 * @param prefix what every key begins with.
 */
export function askForChecksums(client: S3Client, bucket: string, prefix: string): () => Promise<boolean> {
  let asked: Promise<boolean> | null = null;

  async function ask(): Promise<boolean> {
    const at = { Bucket: bucket, Key: `${prefix}probes/checksums-${base32(20)}` };
    const put = (checksum: { readonly ChecksumAlgorithm?: 'SHA256' }) =>
      client.send(new PutObjectCommand({ ...at, Body: 'probe', ...checksum }));
    const isTaken = await put({ ChecksumAlgorithm: 'SHA256' }).then(
      () => true,
      async (error) => {
        if (!isRefusedByS3(error)) throw error;
        // Only where it takes the same without them, it was the checksum that it refused.
        await put({});
        return false;
      },
    );
    await client.send(new DeleteObjectCommand(at));
    return isTaken;
  }

  return () => {
    asked ??= ask().catch((error) => {
      asked = null;
      throw error;
    });
    return asked;
  };
}
