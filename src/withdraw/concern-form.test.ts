import { describe, expect, it } from '@jest/globals';
import { readStoryAddress } from './concern-form.ts';

const id = '0123456789abcdef';

describe('The address of a story', () => {
  it.each([
    `https://stories.example.org/stories/${id}`,
    `stories.example.org/stories/${id}?from=mail#top`,
    `  /stories/${id}/i-am-in-this `,
    `It is this one: http://x/stories/${id.toUpperCase()}. Please help.`,
    id,
  ])('is found in %j', (text) => {
    expect(readStoryAddress(text)).toBe(id);
  });

  it.each(['', 'the one about the gate', '/stories/', '/stories/short', `/stories/${id}0`, `/media/${id}/x`])(
    'is not in %j',
    (text) => {
      expect(readStoryAddress(text)).toBeNull();
    },
  );
});
