import { Binary, BSONRegExp, ObjectId, Timestamp } from 'bson';
import { isNumber, numberKey } from '../query/numbers.ts';
import { isDoc, rankOf } from '../query/values.ts';

/** Zero bytes are escaped and the end is marked, so no text is a prefix of another and order holds. */
function textKey(text: string): Buffer {
  const bytes = Buffer.from(text);
  const end = Buffer.from([0, 1]);
  if (!bytes.includes(0)) return Buffer.concat([bytes, end]);
  const escaped: number[] = [];
  for (const byte of bytes) escaped.push(...(byte === 0 ? [0, 0xff] : [byte]));
  return Buffer.concat([Buffer.from(escaped), end]);
}

function long64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt.asUintN(64, value));
  return bytes;
}

function payload(value: unknown): Buffer {
  if (typeof value === 'string') return textKey(value);
  if (isNumber(value)) return numberKey(value);
  if (value instanceof ObjectId) return Buffer.from(value.id);
  if (value instanceof Date) return long64(BigInt(value.getTime()) + (1n << 63n));
  if (value instanceof Timestamp) return long64(value.toBigInt());
  if (typeof value === 'boolean') return Buffer.from([Number(value)]);
  if (value instanceof Binary) {
    const head = Buffer.alloc(5);
    head.writeUInt32BE(value.position);
    head[4] = value.sub_type;
    return Buffer.concat([head, value.value()]);
  }
  if (value instanceof BSONRegExp) return Buffer.concat([textKey(value.pattern), textKey(value.options)]);
  if (Array.isArray(value)) return Buffer.concat([...value.map(valueKey), Buffer.from([0])]);
  if (isDoc(value)) {
    const fields = Object.entries(value).flatMap(([key, field]) => [
      Buffer.from([rankOf(field)]),
      textKey(key),
      payload(field),
    ]);
    return Buffer.concat([...fields, Buffer.from([0])]);
  }
  return Buffer.alloc(0);
}

/** Bytes that sort as `compare` does; equal values give equal bytes and no key is a prefix of another. */
export function valueKey(value: unknown): Buffer {
  return Buffer.concat([Buffer.from([rankOf(value)]), payload(value)]);
}

export function inverted(key: Uint8Array): Buffer {
  return Buffer.from(key.map((byte) => ~byte & 0xff));
}

/** The least key above every key that starts with `prefix`. */
export function successor(prefix: Uint8Array): Buffer {
  const next = Buffer.from(prefix);
  let last = next.length - 1;
  while (last >= 0 && next[last] === 0xff) last -= 1;
  if (last < 0) return Buffer.concat([next, Buffer.alloc(16, 0xff)]);
  next[last] = (next[last] ?? 0) + 1;
  return next.subarray(0, last + 1);
}
