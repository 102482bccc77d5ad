import { createHash, randomBytes } from 'node:crypto';

/** A picture by its first bytes, which is all that is looked at while it arrives. */
export function aPicture(bytes: number): Buffer {
  return withHead(
    '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4897fffffff49444154',
    bytes,
  );
}

/** A film by its first bytes. */
export function aFilm(bytes: number): Buffer {
  return withHead('00000018667479706d703432000000006d70343269736f6d', bytes);
}

/** Of a kind that is not taken, as its first bytes show. */
export function aPhotoshopFile(bytes: number): Buffer {
  return withHead(Buffer.from('8BPS\x00\x01').toString('hex'), bytes);
}

function withHead(hex: string, bytes: number): Buffer {
  const head = Buffer.from(hex, 'hex');
  return Buffer.concat([head, randomBytes(Math.max(0, bytes - head.length))]).subarray(0, bytes);
}

export const sha256Of = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** An Upload-Checksum header. */
export function checksumOf(data: Buffer, algorithm: 'sha1' | 'sha256' = 'sha1') {
  return { 'upload-checksum': `${algorithm} ${createHash(algorithm).update(data).digest('base64')}` };
}
