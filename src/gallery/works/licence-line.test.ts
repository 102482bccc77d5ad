import { describe, expect, it } from '@jest/globals';
import { licences } from '../../story/telling.ts';
import { licenceLine } from './licence-line.ts';

describe('The licence line', () => {
  it('leads to the licence’s own page, and to none where all rights are kept', () => {
    const deeds = licences.map((licence) => licenceLine({ licence, sample: false }).deed?.address ?? null);
    expect(deeds).toEqual([
      null,
      'https://creativecommons.org/licenses/by/4.0/',
      'https://creativecommons.org/licenses/by-nc/4.0/',
      'https://creativecommons.org/licenses/by-nc-nd/4.0/',
    ]);
  });

  it('says that a sample is everybody’s, unless it says otherwise itself', () => {
    expect(licenceLine({ licence: 'own', sample: true })).toEqual({
      words: 'Made up to show what an archive can hold. You may copy and change it.',
      deed: {
        address: 'https://creativecommons.org/publicdomain/zero/1.0/',
        name: 'Creative Commons Zero 1.0',
      },
    });
    expect(licenceLine({ licence: 'cc-by-4.0', sample: true }).deed?.name).toBe(
      'Creative Commons Attribution 4.0',
    );
  });
});
