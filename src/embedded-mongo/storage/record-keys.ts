/** Keys in LMDB: four bytes of the collection or index, then what parts one record from the next. */

/** Bytes of a collection's or an index's number. */
export const INDEX_NUMBER = 4;

export function prefixed(id: number, rest: Uint8Array = new Uint8Array()): Buffer {
  const head = Buffer.alloc(INDEX_NUMBER);
  head.writeUInt32BE(id);
  return Buffer.concat([head, rest]);
}

export function recordKey(id: number): Buffer {
  const key = Buffer.alloc(8);
  key.writeBigUInt64BE(BigInt(id));
  return key;
}

export const recordId = (key: Buffer): number => Number(key.readBigUInt64BE(key.length - 8));
