import { describe, expect, it } from '@jest/globals';
import { hashOfCode, newRecoveryCodes, parseRecoveryCode } from './recovery-codes.ts';
import { seal, unseal } from './sealed.ts';

const secret = 'a secret of the archive, long enough for it';

describe('What is sealed', () => {
  it('opens for its owner alone, by the same secret, and unchanged', () => {
    const sealed = seal(secret, 'one-time codes', 'ada', 'GEZDGNBV');
    expect(sealed).not.toContain('GEZDGNBV');
    expect(seal(secret, 'one-time codes', 'ada', 'GEZDGNBV')).not.toBe(sealed);
    expect(unseal(secret, 'one-time codes', 'ada', sealed)).toBe('GEZDGNBV');
    expect(unseal(secret, 'one-time codes', 'bob', sealed)).toBeNull();
    expect(unseal(secret, 'recovery codes', 'ada', sealed)).toBeNull();
    expect(unseal(`${secret}!`, 'one-time codes', 'ada', sealed)).toBeNull();
    expect(unseal(secret, 'one-time codes', 'ada', `A${sealed.slice(1)}`.replace(/^AA/, 'AB'))).toBeNull();
    for (const nothing of ['', 'x', sealed.slice(0, 20)])
      expect(unseal(secret, 'one-time codes', 'ada', nothing)).toBeNull();
  });
});

describe('Recovery codes', () => {
  it('are ten, and each is read as people write it', () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) {
      expect(code).toMatch(/^[0-9a-z]{5}-[0-9a-z]{5}$/);
      expect(parseRecoveryCode(` ${code.toUpperCase().replace('-', ' ')} `)).toBe(code);
    }
    expect(parseRecoveryCode('OIL00-abcde')).toBe('01100-abcde');
    for (const none of ['', '123456', 'k7qm2-x9dp', 'k7qm2-x9dpwx', 'k7qm2-x9dpu'])
      expect(parseRecoveryCode(none)).toBeNull();
  });

  it('are kept as a hash that is the account’s own', () => {
    const hash = hashOfCode(secret, 'ada', 'k7qm2-x9dpw');
    expect(hash).toMatch(/^[\w-]{22}$/);
    expect(hashOfCode(secret, 'bob', 'k7qm2-x9dpw')).not.toBe(hash);
    expect(hashOfCode(`${secret}!`, 'ada', 'k7qm2-x9dpw')).not.toBe(hash);
  });
});
