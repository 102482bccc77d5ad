import { receiptAddress } from '../private-code.ts';

/** The storyteller's way back, on the archive's own address and never on the request's Host (P5, S11). */
export function privateLink(publicUrl: URL, code: string): string {
  return new URL(receiptAddress(code), publicUrl).href;
}
