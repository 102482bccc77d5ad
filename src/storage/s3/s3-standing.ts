import { beginHash, type RunningHash, takeUpHash } from '../running-hash.ts';
import { partSize } from './part-size.ts';
import type { Part, Tail } from './s3-arrival-objects.ts';

/** What of an arrival counts. */
export interface Standing {
  /** Whole parts without a gap before them, from the first. */
  readonly count: number;
  /** Where they end. */
  readonly start: number;
  /** Bytes of the tail behind them. */
  readonly tail: number;
  /** Of all that counts; or of less, where that could not be known: the rest is read once the file is whole. */
  readonly hash: RunningHash;
}

/** What the hash was at the end of each part that this process sent last, by its number; it may have landed or not. */
export type Ends = Map<number, string>;

/**
 * What counts of what lies in the bucket. The tail says how far the hash has come, so what landed behind it is sent again
 * where its own hash is not known, as after a kill; but not where all of the file is there. Pure.
 */
export function whatCounts(
  parts: ReadonlyMap<number, Part>,
  tail: Tail | null,
  size: number | null,
  ends: Ends,
): Standing {
  const all = withoutGap(parts, size);
  const reached = (tail?.start ?? 0) + (tail?.bytes ?? 0);
  const isRunning = tail === null ? all.count === 0 || ends.has(1) : tail.hash?.bytes() === reached;
  const from = tail?.start ?? 0;
  const hash = tail?.hash ?? beginHash();
  if (isRunning && from <= all.bytes) {
    const seen = withoutGap(parts, size, { after: Math.ceil(from / partSize), ends });
    const end = ends.get(seen.count);
    const further = seen.bytes > from && end !== undefined ? takeUpHash(seen.bytes, end) : null;
    if (further) return { count: seen.count, start: seen.bytes, tail: 0, hash: further };
    if (all.bytes !== size) {
      return { count: Math.ceil(from / partSize), start: from, tail: tail?.bytes ?? 0, hash };
    }
  }
  return { count: all.count, start: all.bytes, tail: tail && from === all.bytes ? tail.bytes : 0, hash };
}

/**
 * The parts that lie without a gap before them: each is full, or is the end of the file.
 * @param known those behind `after` only where they are the ones of which the hash is known.
 */
export function withoutGap(
  parts: ReadonlyMap<number, Part>,
  size: number | null,
  known?: { readonly after: number; readonly ends: Ends },
): { bytes: number; count: number } {
  let bytes = 0;
  let count = 0;
  for (;;) {
    const next = parts.get(count + 1);
    const isWhole = next && (next.bytes === partSize || bytes + next.bytes === size);
    if (!isWhole) return { bytes, count };
    const isKnown = next.end !== undefined && next.end === known?.ends.get(count + 1);
    if (known && count >= known.after && !isKnown) return { bytes, count };
    bytes += next.bytes;
    count += 1;
  }
}

/** Notes what the hash is at the end of a part. What was seen behind it holds only where it was the same before. */
export function noteEnd(ends: Ends, number: number, end: string): void {
  if (ends.get(number) !== end) for (const later of [...ends.keys()]) if (later > number) ends.delete(later);
  ends.set(number, end);
}

/** What is listed now, with what this process knows of those that it sent itself and that are still the same. */
export function knownParts(
  listed: ReadonlyMap<number, Part>,
  before: ReadonlyMap<number, Part>,
): Map<number, Part> {
  const all = new Map(before);
  for (const [number, part] of listed) {
    const own = before.get(number);
    if (!own || bare(own.etag) !== bare(part.etag)) all.set(number, part);
  }
  return all;
}

/** Some stores put quotation marks around it in one answer and none in another. */
const bare = (etag: string) => etag.replaceAll('"', '');
