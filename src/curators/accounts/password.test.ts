import { describe, expect, it } from '@jest/globals';
import { hashPassword, isPassword } from './password.ts';

describe('A password', () => {
  it('is kept as argon2id, salted anew each time', async () => {
    const [one, other] = await Promise.all([hashPassword('quiet river'), hashPassword('quiet river')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
    expect(await isPassword(one, 'quiet river')).toBe(true);
    expect(await isPassword(one, 'Quiet river')).toBe(false);
  });

  it('is the same however its letters were put together', async () => {
    const hash = await hashPassword('caf\u00e9 at noon');
    expect(await isPassword(hash, 'cafe\u0301 at noon')).toBe(true);
  });

  it('never fits an account without one, not even the decoy', async () => {
    expect(await isPassword(null, 'a decoy that nobody knows')).toBe(false);
  });
});
