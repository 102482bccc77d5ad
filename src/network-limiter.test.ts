import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestArchive, type TestArchive } from '../test/support/archive.ts';
import { hour } from './limiter.ts';

/** What one asker gets who changes the network for each request, from the real counts in the store. */

let archive: TestArchive;
beforeAll(async () => {
  archive = await openTestArchive();
});
afterAll(() => archive.close());

const points = 1;
const limiterOf = (name: string) =>
  archive.stores.limiter({ name, points, seconds: hour, sentence: () => 'Too many' });

/** How many of these were let in before one was refused. */
async function letIn(name: string, askers: Iterable<string>): Promise<number> {
  const limiter = limiterOf(name);
  let taken = 0;
  for (const who of askers) {
    try {
      await limiter.take(who);
      taken += 1;
    } catch {
      return taken;
    }
  }
  return taken;
}

function* networks(of: (n: number) => string, most = 400): Generator<string> {
  for (let n = 0; n < most; n += 1) yield of(n);
}
const hex = (n: number) => n.toString(16);

describe('An asker who has many networks', () => {
  it('is told beforehand where less is left than it asks for', async () => {
    const limiter = limiterOf('asked');
    const who = '2001:db8:7:1::/64';
    await expect(limiter.check(who, points)).resolves.toBeUndefined();
    await expect(limiter.check(who, points + 1)).rejects.toThrow('Too many');
  });

  it('has the limit of one in one of them', async () => {
    expect(
      await letIn(
        'one',
        networks(() => '2001:db8:1:2::/64'),
      ),
    ).toBe(points);
  });

  it('has eight times that in 56 bits', async () => {
    expect(
      await letIn(
        'wide',
        networks((n) => `2001:db8:1:a${hex(n).padStart(2, '0')}::/64`, 250),
      ),
    ).toBe(points * 8);
  });

  it('has 64 times that in 48 bits, and takes nothing from networks beyond', async () => {
    expect(
      await letIn(
        'wider',
        networks((n) => `2001:db8:1:${hex(n * 256)}::/64`, 200),
      ),
    ).toBe(points * 64);
    expect(await letIn('wider', ['2001:db8:2:1::/64', '2001:db8:1:1::/64'])).toBe(1);
  });

  it('is checked by all of them, and its own count alone is forgotten', async () => {
    const limiter = limiterOf('checked');
    await limiter.spend('2001:db8:1:2::/64', points * 8);
    await expect(limiter.check('2001:db8:1:3::/64')).rejects.toThrow('Too many');
    await limiter.clear('2001:db8:1:2::/64');
    await expect(limiter.check('2001:db8:1:2::/64')).rejects.toThrow('Too many');
    await expect(limiter.check('2001:db8:1:102::/64')).resolves.toBeUndefined();
  });

  it('is not taken for one where it is no network', async () => {
    for (const who of ['192.0.2.7', 'unknown', 'to ada@example.org', '2001:db8:1:2::/64x'])
      expect(
        await letIn(
          'other',
          networks(() => who, 4),
        ),
      ).toBe(points);
  });
});
