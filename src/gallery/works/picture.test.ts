import { describe, expect, it } from '@jest/globals';
import type { PublishedMedia } from '../../publish/published-stories.ts';
import type { MediaId, StoryId } from '../../story/ids.ts';
import { nothingToRead } from '../../story/media.ts';
import { pictureView } from './picture.ts';

const story = '0123456789abcdef' as StoryId;

function image(width: number, format: string): PublishedMedia['renditions'][number] {
  return {
    kind: 'image',
    name: `image-${width}.${format}`,
    type: format === 'jpg' ? 'image/jpeg' : `image/${format}`,
    bytes: 10,
    sha256: 'ab',
    width,
    height: width / 2,
  };
}

function artwork(
  renditions: PublishedMedia['renditions'],
  alt: PublishedMedia['alt'] = null,
): PublishedMedia {
  return {
    id: '0123456789' as MediaId,
    form: 'artwork',
    width: 3000,
    height: 1500,
    seconds: null,
    alt,
    hearing: nothingToRead,
    pages: [],
    animation: false,
    placeholder: null,
    renditions,
  };
}

describe('pictureView', () => {
  const all = [2560, 320, 1280, 640].flatMap((width) =>
    ['jpg', 'webp', 'avif'].map((format) => image(width, format)),
  );

  it('offers every size, narrowest first, in the better formats first', () => {
    const view = pictureView(story, artwork(all));
    expect(view?.sources.map(({ type }) => type)).toEqual(['image/avif', 'image/webp']);
    expect(view?.srcset).toBe(
      [320, 640, 1280, 2560]
        .map((width) => `/media/${story}/0123456789/image-${width}.jpg ${width}w`)
        .join(', '),
    );
  });

  it('gives the largest size its pixels and its address', () => {
    const view = pictureView(story, artwork(all));
    expect([view?.width, view?.height]).toEqual([2560, 1280]);
    expect(view?.largest).toBe(`/media/${story}/0123456789/image-2560.jpg`);
    expect(view?.src).toBe(`/media/${story}/0123456789/image-1280.jpg`);
  });

  it('has its sketch with it, that of an earlier release too', () => {
    const sketch = 'data:image/webp;base64,UklGRg==';
    expect(pictureView(story, { ...artwork(all), placeholder: sketch })?.placeholder).toBe(sketch);
    const old = pictureView(story, {
      ...artwork(all),
      placeholder: 'HBkSHYSIeHiPiHh8eJd4eTN0EEQG',
    })?.placeholder;
    expect(old).toMatch(/^data:image\/png;base64,/);
    // Its width and height stand at the 17th byte of a PNG.
    const png = Buffer.from(old?.split(',')[1] ?? '', 'base64');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([8, 6]);
    expect(png.length).toBeLessThan(300);
  });

  it('takes the one size of a small picture', () => {
    const view = pictureView(story, artwork([image(90, 'jpg')]));
    expect(view?.src).toBe(`/media/${story}/0123456789/image-90.jpg`);
    expect(view?.sources).toEqual([]);
  });

  it('says what the picture shows, and nothing for a decorative one', () => {
    expect(pictureView(story, artwork(all, { kind: 'words', words: 'A dog.' }))?.alt).toBe('A dog.');
    expect(pictureView(story, artwork(all, { kind: 'decorative' }))?.alt).toBe('');
  });

  it('has nothing to show of a sound', () => {
    expect(pictureView(story, { ...artwork([]), form: 'sound' })).toBeNull();
  });
});
