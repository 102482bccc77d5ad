import { describe, expect, it } from '@jest/globals';
import { anEmptyDraft, aReceivedFile } from '../../test/support/drafts.ts';
import { attach } from './attach.ts';

describe('Attaching files', () => {
  const draft = anEmptyDraft();
  const [one, two, three] = ['1', '2', '3'].map((digit) => aReceivedFile(draft, 'sound', digit.repeat(64)));
  if (!one || !two || !three) throw new Error('Expected three files');

  it('puts them in their order', () => {
    expect(attach([], [one, two], 10)).toEqual({ media: [one, two], repeated: [], leftOut: [] });
  });

  it('takes the same bytes once, so that a retry makes no second file (S17)', () => {
    const again = aReceivedFile(draft, 'sound', one.original.sha256);
    const { media, repeated } = attach([one], [again, again], 10);
    expect(media).toEqual([one]);
    expect(repeated).toEqual([again, again]);
  });

  it('stops where the story is full', () => {
    const { media, leftOut } = attach([one], [two, three], 2);
    expect(media).toEqual([one, two]);
    expect(leftOut).toEqual([three]);
  });
});
