import { timingSafeEqual } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** Codes of an app, as every such app makes them (RFC 6238): six digits, anew every thirty seconds. */

const period = 30;
const digits = 6;

/** 160 bits in base32, as people can type it into an app that reads no picture. */
export const newCodeSecret = (): string => new Secret({ size: 20 }).base32;

const codesOf = (secret: string, issuer = '', label = '') =>
  new TOTP({ secret: Secret.fromBase32(secret), issuer, label, digits, period });

/** What an app reads off the picture: "otpauth://totp/…". */
export const codesAddress = (secret: string, { issuer, label }: { issuer: string; label: string }): string =>
  codesOf(secret, issuer, label).toString();

/**
 * The time step whose code was typed, where it is that of `now` or a neighbour's and later than `after`; null otherwise. Two
 * steps can have the same code, so the latest counts.
 */
export function stepOfCode(secret: string, typed: string, now: Date, after: number): number | null {
  return newestStep(secret, typed, now, after, 1);
}

/**
 * How many minutes the clock of a device is off that just showed the code; null where no time near by has that code. A
 * positive number is a clock that is fast.
 */
export function clockError(secret: string, typed: string, now: Date): number | null {
  const step = newestStep(secret, typed, now, 0, 40);
  return step === null ? null : Math.round(((step - stepAt(now)) * period) / 60);
}

const stepAt = (at: Date) => Math.floor(at.getTime() / 1000 / period);

function newestStep(secret: string, typed: string, now: Date, after: number, drift: number): number | null {
  const code = plainDigits(typed);
  if (code.length !== digits) return null;
  const codes = codesOf(secret);
  const here = stepAt(now);
  for (let step = here + drift; step >= here - drift && step > after; step -= 1)
    if (isSame(codes.generate({ timestamp: step * period * 1000 }), code)) return step;
  return null;
}

/** "123 456", as apps show it, is the same code, and so are the digits of Arabic, Persian, Hindi and Bengali keyboards. */
function plainDigits(typed: string): string {
  const plain = typed.normalize('NFKC').replaceAll(/[\s\p{Dash_Punctuation}]/gu, '');
  const code = plain.replaceAll(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef]/g, (digit) =>
    // Each of these blocks of ten begins at a code point that ends in 0 or 6.
    String(((digit.codePointAt(0) ?? 0) & 0xf) - ((digit.codePointAt(0) ?? 0) >= 0x966 ? 6 : 0)),
  );
  return /^[0-9]+$/.test(code) ? code : '';
}

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
