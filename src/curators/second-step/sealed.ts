import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { keyFor, type Purpose } from '../key-for.ts';

const cipher = 'aes-256-gcm';

/** Sealed for one owner under a key that is derived from the archive's secret: whoever has the database alone reads nothing. */
export function seal(secret: string, purpose: Purpose, owner: string, text: string): string {
  const nonce = randomBytes(12);
  const sealing = createCipheriv(cipher, keyFor(secret, purpose), nonce).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([nonce, sealing.update(text, 'utf8'), sealing.final()]);
  return Buffer.concat([sealed, sealing.getAuthTag()]).toString('base64url');
}

/** What was sealed; null where it was changed, is another owner's, or the archive has another secret now. */
export function unseal(secret: string, purpose: Purpose, owner: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < 28) return null;
  const opening = createDecipheriv(cipher, keyFor(secret, purpose), bytes.subarray(0, 12));
  opening.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(-16));
  try {
    return Buffer.concat([opening.update(bytes.subarray(12, -16)), opening.final()]).toString('utf8');
  } catch {
    return null;
  }
}
