import { Long } from 'bson';
import { CommandError } from '../errors.ts';
import { isNumber, toDouble } from '../query/numbers.ts';
import type { Doc } from '../query/values.ts';

interface Cursor {
  readonly ns: string;
  readonly rest: Uint8Array[];
  lastUsed: number;
}

/** As MongoDB: a cursor nobody asks is dropped after ten minutes. */
const IDLE_MS = 10 * 60_000;
const FIRST_BATCH = 101;
/** A reply stays below this, whatever the batch size; at least one document always goes. */
const MAX_BATCH_BYTES = 16 * 1024 * 1024;

function takeBatch(rest: Uint8Array[], size: number): Uint8Array[] {
  let bytes = 0;
  let count = 0;
  for (const document of rest) {
    bytes += document.length;
    if (count >= size || (count > 0 && bytes > MAX_BATCH_BYTES)) break;
    count += 1;
  }
  return rest.splice(0, count);
}

/** Results that did not fit a first batch. They were read whole when the query ran, so they are one snapshot. */
export class Cursors {
  private readonly open = new Map<string, Cursor>();
  private next = 1;

  /** The `cursor` part of a reply to find or aggregate. */
  first(ns: string, results: Uint8Array[], batchSize: unknown, single: boolean): Doc {
    this.dropIdle();
    const firstBatch = takeBatch(results, isNumber(batchSize) ? toDouble(batchSize) : FIRST_BATCH);
    if (single || results.length === 0) return { firstBatch, id: Long.ZERO, ns };
    const id = Long.fromNumber(this.next++);
    this.open.set(id.toString(), { ns, rest: results, lastUsed: Date.now() });
    return { firstBatch, id, ns };
  }

  /** The `cursor` part of a reply to getMore. */
  more(id: unknown, ns: string, batchSize: unknown): Doc {
    const key = String(id);
    const cursor = this.open.get(key);
    if (!cursor || cursor.ns !== ns) throw new CommandError(43, `cursor id ${key} not found`);
    cursor.lastUsed = Date.now();
    const size =
      isNumber(batchSize) && toDouble(batchSize) > 0 ? toDouble(batchSize) : Number.POSITIVE_INFINITY;
    const nextBatch = takeBatch(cursor.rest, size);
    const done = cursor.rest.length === 0;
    if (done) this.open.delete(key);
    return { nextBatch, id: done ? Long.ZERO : Long.fromString(key), ns };
  }

  kill(ids: readonly unknown[]): Doc {
    const cursorsKilled = ids.filter((id) => this.open.delete(String(id)));
    const cursorsNotFound = ids.filter((id) => !cursorsKilled.includes(id));
    return { cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [] };
  }

  private dropIdle(): void {
    const oldest = Date.now() - IDLE_MS;
    for (const [key, { lastUsed }] of this.open) if (lastUsed < oldest) this.open.delete(key);
  }
}
