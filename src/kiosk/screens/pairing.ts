import { randomInt } from 'node:crypto';
import { Conflict } from '../../errors.ts';
import { hashCode, newPrivateCode } from '../../random.ts';
import type { KioskServices } from '../kiosk-services.ts';
import type { Pairing } from './pairing-store.ts';

/** Letters and numbers that nobody takes for each other: no 0 or O, 1, I or L, 2 or Z, 5 or S, 6 or G, 8 or B, U or V. */
const signs = '3479ACDEFHJKMNPQRTWXY';
const codeLength = 6;
/** How long a code waits for a curator. */
const waitSeconds = 15 * 60;

function newPairingCode(): string {
  return Array.from({ length: codeLength }, () => signs[randomInt(signs.length)]).join('');
}

/** A code as a person types it: with spaces, dashes or small letters. Null where it cannot be one. */
export function readPairingCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .replaceAll(/[\s\p{Pd}\p{Default_Ignorable_Code_Point}._]+/gu, '')
    .toUpperCase();
  return code.length === codeLength && [...code].every((sign) => signs.includes(sign)) ? code : null;
}

/** Offers a pairing under a fresh credential. Of a million codes few wait at a time; the same one twice is tried again. */
export async function offerPairing({
  pairings,
  now,
}: Pick<KioskServices, 'pairings' | 'now'>): Promise<{ pairing: Pairing; credential: string }> {
  const credential = newPrivateCode();
  for (let tries = 0; ; tries += 1) {
    const pairing = {
      code: newPairingCode(),
      credentialHash: hashCode(credential),
      expiresAt: new Date(now().getTime() + waitSeconds * 1000),
    };
    try {
      await pairings.insert(pairing);
      return { pairing, credential };
    } catch (error) {
      if (!(error instanceof Conflict) || tries >= 3) throw error;
    }
  }
}
