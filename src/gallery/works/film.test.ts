import { describe, expect, it } from '@jest/globals';
import type { PublishedMedia } from '../../publish/published-stories.ts';
import type { MediaId, StoryId } from '../../story/ids.ts';
import { nothingToRead } from '../../story/media.ts';
import { filmView } from './film.ts';

const story = '0123456789abcdef' as StoryId;

function film(sizes: readonly (readonly [number, number])[], master = true): PublishedMedia {
  const common = { type: 'video/mp4', bytes: 10, sha256: 'ab' };
  return {
    id: '0123456789' as MediaId,
    form: 'film',
    width: 1920,
    height: 1080,
    seconds: 20,
    alt: null,
    hearing: nothingToRead,
    pages: [],
    animation: false,
    placeholder: null,
    renditions: [
      ...sizes.map(([width, height]) => ({
        ...common,
        kind: 'film' as const,
        name: `film-${Math.min(width, height)}.mp4`,
        width,
        height,
      })),
      ...(master
        ? [
            {
              ...common,
              kind: 'hls-master' as const,
              name: 'master.m3u8',
              type: 'application/vnd.apple.mpegurl',
            },
          ]
        : []),
    ],
  };
}

describe('filmView', () => {
  it('offers the largest to large screens and the smallest to all', () => {
    const view = filmView(
      story,
      film([
        [854, 480],
        [1920, 1080],
        [1280, 720],
      ]),
      null,
    );
    expect(view?.sources.map(({ src, media }) => [src.split('/').at(-1), media])).toEqual([
      ['film-1080.mp4', '(min-width: 80rem)'],
      ['film-720.mp4', '(min-width: 40rem)'],
      ['film-480.mp4', null],
    ]);
    expect(view?.hls).toBe(`/media/${story}/0123456789/master.m3u8`);
  });

  it('asks nothing of the screen where there is one size only, however large', () => {
    const view = filmView(story, film([[1080, 1920]], false), null);
    expect(view?.sources.map(({ media }) => media)).toEqual([null]);
    expect(view?.hls).toBeNull();
  });

  it('has nothing to play without renditions', () => {
    expect(filmView(story, film([], false), null)).toBeNull();
  });
});
