import { errorCode } from '../error-code.ts';

/** MongoDB's code for "duplicate key". */
export const duplicateKey = 11_000;

export function isDuplicateKey(error: unknown): boolean {
  return errorCode(error) === duplicateKey;
}
