import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { beginHash, takeUpHash } from './running-hash.ts';

const data = randomBytes(300_000);
const sha256 = (end: number) => createHash('sha256').update(data.subarray(0, end)).digest('hex');

describe('A running hash', () => {
  it.each([0, 1, 63, 64, 65, 100_000])(
    'is taken up after %i bytes, by whoever has what was laid down',
    (at) => {
      const first = beginHash();
      first.update(data.subarray(0, at));
      const other = beginHash();
      const laidDown = first.layDown();
      other.update(data.subarray(0, 777));
      const second = takeUpHash(at, laidDown);
      second?.update(data.subarray(at));
      expect(second?.bytes()).toBe(data.length);
      expect(second?.digest()).toBe(sha256(data.length));
      expect(first.digest()).toBe(sha256(at));
      expect(other.digest()).toBe(sha256(777));
    },
  );

  it('says what came so far, and goes on', () => {
    const hash = beginHash();
    hash.update(data.subarray(0, 5000));
    expect(hash.digest()).toBe(sha256(5000));
    hash.update(data.subarray(5000, 9000));
    expect(hash.digest()).toBe(sha256(9000));
  });

  it.each(['', 'abc', Buffer.alloc(116).toString('base64')])('is not taken up from %j', (text) => {
    expect(takeUpHash(5, text)).toBeNull();
    const hash = beginHash();
    hash.update(data.subarray(0, 10));
    expect(hash.digest()).toBe(sha256(10));
  });
});
