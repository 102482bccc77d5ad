import { describe, expect, it } from '@jest/globals';
import { aFullDraft, anEmptyDraft, someContext } from '../../../test/support/drafts.ts';
import type { DraftAnswers, DraftStory } from '../../story/story.ts';
import { inTheseWords } from '../drafts.ts';
import { backAddress, formPages, nextAddress, openQuestions, placeOf, resumeAddress } from './form-pages.ts';
import { addressOfOldPage, oldPages } from './old-pages.ts';

const withThese = (answers: Partial<DraftAnswers>): DraftStory => {
  const draft = aFullDraft();
  return { ...draft, answers: { ...draft.answers, ...answers } };
};
const slugs = ['place', 'files', 'words', 'you', 'people', 'rights', 'showing', 'contact'];

describe('The pages of the form', () => {
  it('are nine with the last, on which all is checked, and lead on and back', () => {
    expect(formPages.map(({ slug }) => slug)).toEqual(slugs);
    for (const [index, page] of formPages.entries()) {
      const next = slugs[index + 1];
      expect(nextAddress(page)).toBe(next ? `/share/${next}` : '/share/check');
      expect(backAddress(page)).toBe(index === 0 ? '/share' : `/share/${slugs[index - 1]}`);
      expect(placeOf(page)).toEqual({ number: index + 1, total: 9 });
    }
    expect(backAddress(null)).toBe('/share/contact');
    expect(placeOf(null)).toEqual({ number: 9, total: 9 });
  });

  it('are led to by every address of the longer form of before', () => {
    for (const slug of oldPages)
      expect(addressOfOldPage(slug)).toMatch(/^\/share\/(?:place|you|people|rights|showing|check)$/);
    expect(addressOfOldPage('guardian-contact')).toBe('/share/you');
    expect(addressOfOldPage('licence')).toBe('/share/check');
  });
});

describe('An empty draft', () => {
  it('has all open that cannot be left out, but a file or words', () => {
    expect(openQuestions(anEmptyDraft(), someContext).map(({ address, field }) => [address, field])).toEqual([
      ['/share/place', 'neighbourhood'],
      ['/share/place', 'themes'],
      ['/share/words', 'title'],
      ['/share/words', 'words'],
      ['/share/you', 'credit'],
      ['/share/you', 'age'],
      ['/share/people', 'others'],
      ['/share/rights', 'rights'],
      ['/share/showing', 'consent-web'],
      ['/share/showing', 'consent-kiosk'],
      ['/share/showing', 'consent-research'],
    ]);
    expect(resumeAddress(anEmptyDraft(), someContext)).toBe('/share/place');
  });

  it('waits for a file that is on its way', () => {
    expect(openQuestions(aFullDraft(), { ...someContext, arriving: 1 })).toEqual([
      {
        address: '/share/files',
        field: 'files',
        message: 'A file is still on its way. Wait until it has arrived, or remove it.',
      },
    ]);
  });
});

describe('A returning storyteller', () => {
  it('goes on at the first page that was neither answered nor left behind', () => {
    const at = (answers: Partial<DraftAnswers>) => resumeAddress(withThese(answers), someContext);
    expect(at({})).toBe('/share/check');
    expect(at({ contactAsked: false })).toBe('/share/contact');
    expect(at({ uses: {} })).toBe('/share/showing');
    expect(at({ rights: null, uses: {} })).toBe('/share/rights');
  });

  it('is asked again where the words have changed since', () => {
    const context = { ...someContext, wording: { ...someContext.wording, version: '2099-01' } };
    const draft = inTheseWords(withThese({ age: 'teen', guardianAgreed: true }), context.wording);
    expect(draft.answers).toMatchObject({ uses: {}, guardianAgreed: null, wordingVersion: '2099-01' });
    expect(inTheseWords(draft, context.wording)).toBe(draft);
    expect(openQuestions(draft, context).map(({ field }) => field)).toEqual([
      'guardian',
      'consent-web',
      'consent-kiosk',
      'consent-research',
    ]);
  });
});
