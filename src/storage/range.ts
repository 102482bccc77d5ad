import rangeParser from 'range-parser';
import type { ByteRange } from './blob-store.ts';

/**
 * Reads a Range header (RFC 9110 §14.2) against a representation of `size` bytes.
 * - a range: answer 206 with these bytes, the end already cut to the size;
 * - 'unsatisfiable': answer 416 with `Content-Range: bytes * /size` (without the space);
 * - null: answer 200 with the whole, as RFC 9110 allows for a missing, malformed or unknown header. Several ranges at
 *   once get the whole too: no player asks for them, and they are a known way to make a server work hard.
 */
export function parseRange(header: string | undefined, size: number): ByteRange | 'unsatisfiable' | null {
  // The parser takes any unit and any number of ranges.
  const [, first = '', last = ''] = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(header ?? '') ?? [];
  if (first === '' && last === '') return null;
  // More last bytes than there are means all of them (§14.1.2); the parser would find that unsatisfiable.
  const range = first === '' ? `-${Math.min(Number(last), size)}` : `${first}-${last}`;
  const ranges = rangeParser(size, `bytes=${range}`);
  return Array.isArray(ranges) ? (ranges[0] ?? 'unsatisfiable') : 'unsatisfiable';
}

/**
 * Whether a Range may be honoured beside this If-Range (RFC 9110 §13.1.5): where there is none, or it is exactly our
 * strong `etag`. A date or a weak tag cannot prove that the bytes are the same, so it gets the whole.
 */
export function rangeMayApply(ifRange: string | undefined, etag: string): boolean {
  return ifRange === undefined || (ifRange.trim() === etag && !etag.startsWith('W/'));
}
