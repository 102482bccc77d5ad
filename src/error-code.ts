/**
 * An error's own code, such as "ENOENT" or 11000. Asked of the value and not of its class: errors of Node's own can come
 * from another realm, where `instanceof Error` says no.
 */
export function errorCode(error: unknown): string | number | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' || typeof error.code === 'number' ? error.code : undefined;
}
