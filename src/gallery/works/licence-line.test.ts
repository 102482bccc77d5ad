import { describe, expect, it } from '@jest/globals';
import { licences } from '../../story/telling.ts';
import { licenceLine } from './licence-line.ts';

describe('The licence line', () => {
  it('leads to the licence’s own page, and to none where all rights are kept', () => {
    const deeds = licences.map((licence) => licenceLine(licence).deed?.address ?? null);
    expect(deeds).toEqual([
      null,
      'https://creativecommons.org/licenses/by/4.0/',
      'https://creativecommons.org/licenses/by-nc/4.0/',
      'https://creativecommons.org/licenses/by-nc-nd/4.0/',
    ]);
  });
});
