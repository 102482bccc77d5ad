import { describe, expect, it } from '@jest/globals';
import { parseEmail } from './name-and-email.ts';

describe('An e-mail address', () => {
  it('is one account, however it is typed', () => {
    expect(parseEmail('  Ada.Holt@Example.ORG ')).toBe('ada.holt@example.org');
    expect(parseEmail('zoë@example.org')).toBe('zoë@example.org');
  });

  it.each([
    '',
    'ada',
    'ada@',
    '@example.org',
    'ada@example',
    'a b@example.org',
    'a@b@example.org',
    '<a@b.org>',
  ])('is not %j', (text) => {
    expect(parseEmail(text)).toBeNull();
  });

  it('has an end', () => {
    expect(parseEmail(`${'a'.repeat(250)}@example.org`)).toBeNull();
  });
});
