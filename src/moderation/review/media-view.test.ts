import { describe, expect, it } from '@jest/globals';
import { aReadyArtwork } from '../../../test/support/stories.ts';
import { newStoryId } from '../../random.ts';
import { wholePicture } from '../../story/framing.ts';
import type { ReadyMedia, Rendition, RenditionKind } from '../../story/media.ts';
import { mediaView } from './media-view.ts';

const story = newStoryId();
const artwork = aReadyArtwork(story);
const [sample] = artwork.renditions;
if (!sample) throw new Error('Expected a rendition');

function made(kind: RenditionKind, name: string, type: string, width = 0, height = 0): Rendition {
  return { ...(sample as Rendition), kind, name, type, width, height };
}

describe('A medium on the review page', () => {
  it('shows a picture at a size that fits and leads to the largest', () => {
    const renditions = [2560, 320, 1280, 640].flatMap((width) => [
      made('image', `image-${width}.jpg`, 'image/jpeg', width, width),
      made('image', `image-${width}.avif`, 'image/avif', width, width),
    ]);
    const { show, heading, facts } = mediaView(story, { ...artwork, renditions }, 0, 1);
    const address = (name: string) => `/curate/stories/${story}/media/${artwork.id}/${name}`;
    expect(heading).toBe('Picture');
    expect(facts).toEqual(['320 × 200 pixels', 'JPEG']);
    expect(show).toMatchObject({
      image: { address: address('image-1280.jpg') },
      full: { address: address('image-2560.jpg') },
    });
    expect(show?.sources[0]).toEqual({
      type: 'image/avif',
      srcset: [320, 640, 1280, 2560].map((width) => `${address(`image-${width}.avif`)} ${width}w`).join(', '),
    });
  });

  it('plays a film at 720 lines first, upright or level, whatever order they came in', () => {
    const film = (sizes: [number, number][]): ReadyMedia => ({
      ...artwork,
      facts: {
        form: 'film',
        container: 'mov',
        codec: 'hevc',
        seconds: 61,
        width: 1080,
        height: 1920,
        frameRate: 30,
        hdr: null,
        audio: null,
      },
      renditions: sizes.map(([w, h]) => made('film', `film-${Math.min(w, h)}.mp4`, 'video/mp4', w, h)),
    });
    const names = (media: ReadyMedia) =>
      mediaView(story, media, 1, 2).show?.sources.map((source) => ('name' in source ? source.name : ''));
    const upright: [number, number][] = [
      [1080, 1920],
      [720, 1280],
      [480, 854],
    ];
    const level = upright.map(([w, h]): [number, number] => [h, w]).reverse();
    expect(names(film(upright))).toEqual(['film-720.mp4', 'film-480.mp4', 'film-1080.mp4']);
    expect(names(film(level))).toEqual(['film-720.mp4', 'film-480.mp4', 'film-1080.mp4']);
    expect(mediaView(story, film(upright), 1, 2)).toMatchObject({
      heading: 'Film, 2 of 2',
      facts: ['1 minute 1 second', '1080 × 1920 pixels', 'without sound'],
    });
  });

  it('says that a photo was straightened or turned, and in which size it shows', () => {
    expect(mediaView(story, artwork, 0, 1).framed).toBeNull();
    const turned = { corners: wholePicture, turn: 90 } as const;
    expect(mediaView(story, { ...artwork, framing: turned }, 0, 1)).toMatchObject({
      framed: expect.stringMatching(/^The storyteller turned this photo\./),
      facts: ['200 × 320 pixels', 'JPEG'],
    });
    const [, ...others] = wholePicture;
    const straightened = { corners: [{ x: 0.1, y: 0 }, ...others], turn: 0 } as const;
    expect(mediaView(story, { ...artwork, framing: straightened }, 0, 1).framed).toMatch(/straightened this/);
  });

  it('says how far it is, or why it never will be', () => {
    const { state: _s, facts: _f, renditions: _r, placeholder: _p, ...rest } = artwork;
    const attempt = { token: 'x' as never, leaseUntil: new Date(), percent: 42 };
    const working = mediaView(story, { ...rest, state: 'received', attempt, tries: 1 }, 0, 1);
    expect(working).toMatchObject({ show: null, percent: 42, reason: null });
    const failed = mediaView(story, { ...rest, state: 'failed', reason: 'It is damaged.' }, 0, 1);
    expect(failed).toMatchObject({ show: null, percent: null, reason: 'It is damaged.' });
  });
});
