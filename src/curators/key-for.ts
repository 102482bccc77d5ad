import { createHmac, hkdfSync } from 'node:crypto';

/** What a key is for: one that was made for one purpose is no use for another. */
export type Purpose = 'known device' | 'one-time codes' | 'recovery codes' | 'passkey challenge';

/** 32 bytes for one purpose, derived from the archive's secret (RFC 5869). */
export function keyFor(secret: string, purpose: Purpose): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'curators', purpose, 32));
}

/** What only the archive could have written of `text`: the first 16 bytes of a keyed hash, as base64url. */
export function markOf(secret: string, purpose: Purpose, text: string): string {
  const mark = createHmac('sha256', keyFor(secret, purpose)).update(text).digest();
  return mark.subarray(0, 16).toString('base64url');
}
