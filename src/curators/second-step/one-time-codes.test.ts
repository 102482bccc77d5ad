import { describe, expect, it } from '@jest/globals';
import { clockError, codesAddress, newCodeSecret, stepOfCode } from './one-time-codes.ts';

// RFC 6238's own secret, "12345678901234567890", and what it gives for SHA-1, cut to six digits.
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const vectors = [
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
] as const;

const at = (seconds: number) => new Date(seconds * 1000);
const step = (seconds: number) => Math.floor(seconds / 30);

describe('A one-time code', () => {
  it.each(vectors)('is at %d seconds what the standard says', (seconds, code) => {
    expect(stepOfCode(secret, code, at(seconds), 0)).toBe(step(seconds));
  });

  it('counts one step early or late, and no more', () => {
    const [, [seconds, code]] = [vectors[0], vectors[3]];
    for (const off of [-30, 0, 30])
      expect(stepOfCode(secret, code, at(seconds + off), 0)).toBe(step(seconds));
    for (const off of [-60, 60, 3600]) expect(stepOfCode(secret, code, at(seconds + off), 0)).toBeNull();
  });

  it('counts no more once it or a later one has counted', () => {
    const [seconds, code] = vectors[3];
    expect(stepOfCode(secret, code, at(seconds), step(seconds))).toBeNull();
    expect(stepOfCode(secret, code, at(seconds), step(seconds) + 1)).toBeNull();
    expect(stepOfCode(secret, code, at(seconds), step(seconds) - 1)).toBe(step(seconds));
  });

  it.each(['005 924', ' 005924\n', '００５９２４', '005-924', '٠٠٥٩٢٤', '۰۰۵۹۲۴', '००५९२४', '০০৫৯২৪'])(
    'is the same as %j',
    (typed) => {
      expect(stepOfCode(secret, typed, at(1234567890), 0)).toBe(step(1234567890));
    },
  );

  it.each(['', '5924', '0059240', '00592x', '-05924', '0.5924', '五九二四零零', '1e5924'])(
    'is not %j',
    (typed) => {
      expect(stepOfCode(secret, typed, at(1234567890), 0)).toBeNull();
    },
  );

  it('tells of a clock that is off', () => {
    const [seconds, code] = vectors[3];
    expect(clockError(secret, code, at(seconds + 300))).toBe(-5);
    expect(clockError(secret, code, at(seconds - 240))).toBe(4);
    expect(clockError(secret, code, at(seconds + 24 * 3600))).toBeNull();
  });

  it('is set up by an address that says whose it is', () => {
    const own = newCodeSecret();
    expect(own).toMatch(/^[A-Z2-7]{32}$/);
    expect(newCodeSecret()).not.toBe(own);
    const address = new URL(codesAddress(own, { issuer: 'Stories & more', label: 'ada+1@example.org' }));
    expect(address.protocol).toBe('otpauth:');
    expect(address.searchParams.get('secret')).toBe(own);
    expect(address.searchParams.get('issuer')).toBe('Stories & more');
    expect(decodeURIComponent(address.pathname)).toContain('ada+1@example.org');
  });
});
