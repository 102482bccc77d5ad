import type { ByteRange } from './blob-store.ts';

/**
 * Reads a Range header (RFC 9110 §14.2) against a representation of `size` bytes.
 * - a range: answer 206 with these bytes, the end already cut to the size;
 * - 'unsatisfiable': answer 416 with `Content-Range: bytes * /size` (without the space);
 * - null: answer 200 with the whole, as RFC 9110 allows for a missing, malformed or foreign header. Several ranges at
 *   once get the whole too: no player asks for them, and they are a known way to make a server work hard.
 */
export function parseRange(header: string | undefined, size: number): ByteRange | 'unsatisfiable' | null {
  const [, first = '', last = ''] = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(header ?? '') ?? [];
  if (first === '' && last === '') return null;
  if (first === '') return suffix(Number(last), size);
  const start = Number(first);
  const end = last === '' ? Number.POSITIVE_INFINITY : Number(last);
  if (end < start) return null;
  return start < size ? { start, end: Math.min(end, size - 1) } : 'unsatisfiable';
}

function suffix(length: number, size: number): ByteRange | 'unsatisfiable' | null {
  if (length === 0) return 'unsatisfiable';
  // The last bytes of nothing are satisfiable, but Content-Range has no words for them.
  if (size === 0) return null;
  return { start: Math.max(0, size - length), end: size - 1 };
}

/**
 * Whether a Range may be honoured beside this If-Range (RFC 9110 §13.1.5): where there is none, or it is exactly our
 * strong `etag`. A date or a weak tag cannot prove that the bytes are the same, so it gets the whole.
 */
export function rangeMayApply(ifRange: string | undefined, etag: string): boolean {
  return ifRange === undefined || (ifRange.trim() === etag && !etag.startsWith('W/'));
}
