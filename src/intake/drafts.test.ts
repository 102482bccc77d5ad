import { describe, expect, it } from '@jest/globals';
import { anEmptyDraft, aReceivedFile } from '../../test/support/drafts.ts';
import { newPrivateCode } from '../random.ts';
import { draftCookieOptions, readDraftCookie } from './draft-cookie.ts';
import { attach } from './drafts.ts';

describe('Attaching files', () => {
  const draft = anEmptyDraft();
  const [one, two, three] = ['1', '2', '3'].map((digit) => aReceivedFile(draft, 'sound', digit.repeat(64)));
  if (!one || !two || !three) throw new Error('Expected three files');

  it('puts them in their order', () => {
    const { draft: after, repeated, leftOut } = attach(draft, [one, two], 10);
    expect(after.media).toEqual([one, two]);
    expect([repeated, leftOut]).toEqual([[], []]);
  });

  it('takes the same bytes once, so that a retry makes no second file (S17)', () => {
    const again = aReceivedFile(draft, 'sound', one.original.sha256);
    const { draft: after, repeated } = attach({ ...draft, media: [one] }, [again, again], 10);
    expect(after.media).toEqual([one]);
    expect(repeated).toEqual([again, again]);
  });

  it('stops where the story is full', () => {
    const { draft: after, leftOut } = attach({ ...draft, media: [one] }, [two, three], 2);
    expect(after.media).toEqual([one, two]);
    expect(leftOut).toEqual([three]);
  });
});

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
