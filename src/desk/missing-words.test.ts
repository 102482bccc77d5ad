import { describe, expect, it } from '@jest/globals';
import { missingWords } from './missing-words.ts';

describe('missingWords', () => {
  it.each([
    [
      'We sat on the old wall.',
      'We sat on the wall.',
      [
        ['We sat on the', false],
        [' old', true],
        [' wall.', false],
      ],
    ],
    [
      'One\n\ntwo three\n',
      'One two',
      [
        ['One\n\ntwo', false],
        [' three\n', true],
      ],
    ],
    ['All of it', '', [['All of it', true]]],
    [
      'The same',
      'The very same',
      [
        ['The', false],
        [' same', false],
      ],
    ],
    ['', 'Something', []],
  ])('of %j beside %j', (text, now, stretches) => {
    expect(missingWords(text, now).map((each) => [each.text, each.isMissing])).toEqual(stretches);
  });
});
