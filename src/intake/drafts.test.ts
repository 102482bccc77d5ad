import { describe, expect, it } from '@jest/globals';
import { newPrivateCode } from '../random.ts';
import { draftCookieOptions, readDraftCookie } from './devices/draft-cookie.ts';

describe('The draft cookie', () => {
  const code = newPrivateCode();

  it.each([
    [`share=${code}`, code],
    [`other=1; share=${code}; last=2`, code],
    ['share=short', null],
    [`share=${code.toUpperCase()}X`, null],
    [`notshare=${code}`, null],
    [`share=${code}$ne`, null],
    [undefined, null],
    ['', null],
  ])('in %j is %j', (header, found) => {
    expect(readDraftCookie(header)).toBe(found);
  });

  it('is for the share pages only, out of reach of scripts, and Secure on https', () => {
    expect(draftCookieOptions(true, 'draft')).toMatchObject({
      path: '/share',
      httpOnly: true,
      sameSite: 'lax',
      secure: true,
    });
    expect(draftCookieOptions(false, 'sent')).toMatchObject({ secure: false, maxAge: 900_000 });
  });
});
