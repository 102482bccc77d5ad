/** One key that a write adds (1) or takes away (-1). */
export type KeyChange = readonly [key: Buffer, by: 1 | -1];

/** More than these are not worth what each write pays for them. */
const MOST = 2000;
const ID_BYTES = 4;

/**
 * How many keys begin with a prefix, for prefixes that were counted once: LMDB counts by walking, which takes a large
 * archive as much longer as it is larger. Writes keep the numbers true once they are committed.
 */
export class KeptCounts {
  /** By the number that keys of an index or a collection begin with; then by the prefix's length. */
  private readonly counts = new Map<number, Map<number, Map<string, number>>>();
  private size = 0;

  get(prefix: Buffer): number | undefined {
    return this.counts.get(prefix.readUInt32BE(0))?.get(prefix.length)?.get(prefix.toString('latin1'));
  }

  /** Only where no write is under way, which might be in the number already and be added once more. */
  keep(prefix: Buffer, count: number): void {
    if (this.size >= MOST) this.forget();
    const id = prefix.readUInt32BE(0);
    const byLength = this.counts.get(id) ?? new Map<number, Map<string, number>>();
    const byPrefix = byLength.get(prefix.length) ?? new Map<string, number>();
    this.counts.set(id, byLength.set(prefix.length, byPrefix.set(prefix.toString('latin1'), count)));
    this.size += 1;
  }

  note(changes: readonly KeyChange[]): void {
    if (this.size === 0) return;
    for (const [key, by] of changes) {
      for (const [length, byPrefix] of this.counts.get(key.readUInt32BE(0)) ?? []) {
        if (key.length < Math.max(length, ID_BYTES)) continue;
        const prefix = key.toString('latin1', 0, length);
        const count = byPrefix.get(prefix);
        if (count !== undefined) byPrefix.set(prefix, count + by);
      }
    }
  }

  forget(): void {
    this.counts.clear();
    this.size = 0;
  }
}
