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
    'a\u0001@b.org',
    'a@b\u0085.org',
    'a@b.org\u0000x',
    'a\u007f@b.org',
    'a\r\nBcc: c@d.org',
    'a@b.\ud800org',
  ])('is not %j', (text) => {
    expect(parseEmail(text)).toBeNull();
  });

  it('has an end', () => {
    expect(parseEmail(`${'a'.repeat(250)}@example.org`)).toBeNull();
  });
});
