import { describe, expect, it } from '@jest/globals';
import type { Exhibition } from '../story/exhibitions.ts';
import type { ExhibitionSlug } from '../story/ids.ts';
import { setApart } from '../story/text/plain-text.ts';
import { useName } from './use-names.ts';

const harbour: Pick<Exhibition, 'slug' | 'name' | 'place'> = {
  slug: 'harbour' as ExhibitionSlug,
  name: 'By the harbour',
  place: 'Workington Library',
};

describe('The name of a use', () => {
  it.each([
    ['web', 'for-storyteller', 'Our website'],
    ['web', 'for-curator', 'The website'],
    ['kiosk', 'for-curator-within', 'exhibition screens'],
    ['research', 'for-storyteller', 'Research'],
    [
      'exhibition:harbour',
      'for-storyteller',
      `${setApart('By the harbour')}, ${setApart('Workington Library')}`,
    ],
    ['exhibition:harbour', 'for-curator', `The exhibition “${setApart('By the harbour')}”`],
    ['exhibition:gone', 'for-curator-within', `the exhibition “${setApart('gone')}”`],
  ] as const)('%s, %s, is %j', (use, voice, name) => {
    expect(useName(use, voice, [harbour])).toBe(name);
  });
});
