import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { consentTo } from '../../test/support/stories.ts';
import type { Use } from '../story/consent.ts';
import type { Exhibition } from '../story/exhibitions.ts';
import { nothingChosen } from '../story/exhibitions.ts';
import type { ExhibitionSlug } from '../story/ids.ts';
import { readWordings } from './read-wordings.ts';
import { askedAgain, askedUses } from './wording.ts';

const { current } = readWordings(path.resolve(import.meta.dirname, '../../content/consent'));

function exhibition(slug: string, asking: boolean): Exhibition {
  return {
    slug: slug as ExhibitionSlug,
    name: `At the ${slug}`,
    about: '',
    place: 'The Library',
    opens: null,
    closes: null,
    asking,
    ...nothingChosen,
  };
}

const both = [exhibition('pier', true), exhibition('mill', false)];
const usesOf = (asked: readonly { readonly use: string }[]) => asked.map(({ use }) => use);

describe('What is asked', () => {
  it('is each standing use and each exhibition that is asking, by its name', () => {
    const asked = askedUses(current, both);
    expect(usesOf(asked)).toEqual(['web', 'kiosk', 'exhibition:pier', 'research']);
    expect(asked[2]?.question).toBe('May we show your story at At the pier?');
  });

  it('is asked again with every exhibition that was answered by name, so that no answer is lost', () => {
    const before = [consentTo({ kiosk: true, 'exhibition:mill': false })];
    expect(usesOf(askedAgain(current, both, usesOf(before[0]?.answers ?? []) as Use[]))).toEqual([
      'web',
      'kiosk',
      'exhibition:pier',
      'exhibition:mill',
      'research',
    ]);
    expect(usesOf(askedAgain(current, both, ['web']))).toEqual(usesOf(askedUses(current, both)));
    expect(usesOf(askedAgain(current, both, []))).toEqual(usesOf(askedUses(current, both)));
  });
});
