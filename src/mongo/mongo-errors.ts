import { errorCode } from '../error-code.ts';

/** True for MongoDB's "duplicate key" (11000). */
export function isDuplicateKey(error: unknown): boolean {
  return errorCode(error) === 11_000;
}
