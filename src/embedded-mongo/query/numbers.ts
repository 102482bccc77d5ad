import { Decimal128, Double, Int32, Long, Timestamp } from 'bson';
import { CommandError } from '../errors.ts';

/** BSON's four number types; a plain number is a double that an expression worked out. */
export type BsonNumber = number | Int32 | Double | Long | Decimal128;

export function isNumber(value: unknown): value is BsonNumber {
  return (
    typeof value === 'number' ||
    value instanceof Int32 ||
    value instanceof Double ||
    (value instanceof Long && !(value instanceof Timestamp)) ||
    value instanceof Decimal128
  );
}

const exact = (value: Exclude<BsonNumber, Decimal128>): number | bigint =>
  typeof value === 'number' ? value : value instanceof Long ? value.toBigInt() : value.value;

/** The nearest double; NaN stays NaN. */
export function toDouble(value: BsonNumber): number {
  return value instanceof Decimal128 ? Number(value.toString()) : Number(exact(value));
}

export const isNaNValue = (value: unknown): boolean => isNumber(value) && Number.isNaN(toDouble(value));

/** Compares by mathematical value, exactly, across types; NaN equals itself and sorts first. */
export function compareNumbers(a: BsonNumber, b: BsonNumber): number {
  if (a instanceof Decimal128 || b instanceof Decimal128) return Buffer.compare(numberKey(a), numberKey(b));
  const x = exact(a);
  const y = exact(b);
  if (x < y) return -1;
  if (x > y) return 1;
  return Number(Number.isNaN(y)) - Number(Number.isNaN(x));
}

/** Adds as $inc and $sum do: int overflows to long, a double makes a double, long overflow is refused. */
export function add(a: BsonNumber, b: BsonNumber): Int32 | Long | Double {
  if (a instanceof Decimal128 || b instanceof Decimal128) {
    throw new CommandError(2, 'The embedded store does not do sums with Decimal128');
  }
  const x = exact(a);
  const y = exact(b);
  const isDouble = (value: BsonNumber) => value instanceof Double || typeof value === 'number';
  if (isDouble(a) || isDouble(b)) return new Double(Number(x) + Number(y));
  const sum = BigInt(x) + BigInt(y);
  if (BigInt.asIntN(64, sum) !== sum) throw new CommandError(2, 'The sum does not fit a 64-bit integer');
  const fitsInt = BigInt.asIntN(32, sum) === sum && !(a instanceof Long) && !(b instanceof Long);
  return fitsInt ? new Int32(Number(sum)) : Long.fromBigInt(sum);
}

interface Scaled {
  digits: bigint;
  exponent: number;
}

/** A decimal string as digits × 10^exponent. */
function scaled(text: string): Scaled {
  const [mantissa = '0', exponent = '0'] = text.toLowerCase().split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length };
}

/** A double's exact value: every binary fraction is a finite decimal one. */
function scaledDouble(value: number): Scaled {
  let exponent = 0;
  let mantissa = value;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    exponent -= 1;
  }
  return { digits: BigInt(mantissa) * 5n ** BigInt(-exponent), exponent };
}

function difference(a: Scaled, b: Scaled): Scaled {
  const exponent = Math.min(a.exponent, b.exponent);
  const at = (x: Scaled) => x.digits * 10n ** BigInt(x.exponent - exponent);
  return { digits: at(a) - at(b), exponent };
}

/** What rounding to a double lost, as bytes that sort by value: 0x80 for nothing. */
function remainderKey(value: Long | Decimal128, double: number): Buffer {
  const rest = difference(scaled(value.toString()), scaledDouble(double));
  if (rest.digits === 0n) return Buffer.from([0x80]);
  const negative = rest.digits < 0n;
  const digits = (negative ? -rest.digits : rest.digits).toString();
  const size = Buffer.alloc(2);
  size.writeUInt16BE(0x8000 + rest.exponent + digits.length);
  const body = Buffer.concat([size, Buffer.from(digits.replace(/0+$/, '')), Buffer.from([0])]);
  if (negative) for (let i = 0; i < body.length; i += 1) body[i] = ~(body[i] ?? 0) & 0xff;
  return Buffer.concat([Buffer.from([negative ? 0x7f : 0x81]), body]);
}

/** Bytes that sort as the numbers do, whatever their types; equal numbers give equal bytes. */
export function numberKey(value: BsonNumber): Buffer {
  let double = toDouble(value);
  if (Number.isNaN(double)) return Buffer.from([0]);
  // A decimal too large for a double still sorts below infinity.
  if (value instanceof Decimal128 && !Number.isFinite(double) && !/inf/i.test(value.toString())) {
    double = double > 0 ? Number.MAX_VALUE : -Number.MAX_VALUE;
  }
  const key = Buffer.alloc(10);
  key[0] = 1;
  key.writeDoubleBE(double === 0 ? 0 : double, 1);
  // Flip the sign bit of positives and every bit of negatives, so that bytes sort as numbers.
  if ((key[1] ?? 0) & 0x80) for (let i = 1; i < 9; i += 1) key[i] = ~(key[i] ?? 0) & 0xff;
  else key[1] = (key[1] ?? 0) | 0x80;
  key[9] = 0x80;
  const needsRest = value instanceof Decimal128 || (value instanceof Long && !Number.isSafeInteger(double));
  if (!needsRest || !Number.isFinite(double)) return key;
  return Buffer.concat([key.subarray(0, 9), remainderKey(value, double)]);
}
