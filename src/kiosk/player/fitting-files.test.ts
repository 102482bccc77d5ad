import { describe, expect, it } from '@jest/globals';
import type { PublishedMedia } from '../../publish/published-stories.ts';
import { fittingFiles } from './fitting-files.ts';

type Rendition = PublishedMedia['renditions'][number];
const hd = { width: 1080, height: 1920 };

function file(kind: Rendition['kind'], name: string, type: string, over: Partial<Rendition> = {}): Rendition {
  return { kind, name, type, bytes: 1000, sha256: 'a'.repeat(64), ...over };
}

function pictures(kind: 'image' | 'poster', ...widths: number[]): Rendition[] {
  const formats = [
    ['avif', 'image/avif', 10],
    ['webp', 'image/webp', 20],
    ['jpg', 'image/jpeg', 30],
  ] as const;
  return widths.flatMap((width) =>
    formats.map(([ending, type, weight]) =>
      file(kind, `${kind}-${width}.${ending}`, type, {
        ...{ width, height: Math.round((width * 2) / 3), bytes: width * weight },
      }),
    ),
  );
}

const film = (lines: number) =>
  file('film', `film-${lines}.mp4`, 'video/mp4', { height: lines, width: Math.round((lines * 16) / 9) });
const chosen = (form: PublishedMedia['form'], renditions: Rendition[], glass = hd) =>
  Object.fromEntries(
    fittingFiles({ form, renditions, pages: [] }, glass).map((each) => [each.role, each.rendition.name]),
  );

describe('The files for a screen', () => {
  it('of artwork are the smallest that fill the glass, in the lightest format', () => {
    const renditions = pictures('image', 320, 640, 1280, 2560);
    expect(chosen('artwork', renditions)).toEqual({
      image: 'image-2560.avif',
      thumbnail: 'image-640.avif',
    });
    expect(chosen('artwork', renditions, { width: 1280, height: 800 })).toMatchObject({
      image: 'image-1280.avif',
    });
  });

  it('go by the longer side, so that an upright work is not fetched too large', () => {
    const upright = pictures('image', 640, 1280, 2560).map((each) => ({
      ...each,
      height: (each.width ?? 0) * 2,
    }));
    expect(chosen('artwork', upright)).toMatchObject({ image: 'image-1280.avif' });
  });

  it('are the largest there are where none fills the glass, and may be one for two ends', () => {
    expect(chosen('artwork', pictures('image', 200, 320))).toEqual({
      image: 'image-320.avif',
      thumbnail: 'image-320.avif',
    });
  });

  it('of a film are one whole file of at most 1080 lines, a poster and a thumbnail, and no playlist', () => {
    const playlist = file('hls-master', 'master.m3u8', 'application/vnd.apple.mpegurl');
    const variant = file('hls-variant', 'film-1080.m3u8', 'application/vnd.apple.mpegurl');
    const all = [playlist, variant, film(480), film(1080), film(2160), film(720)];
    expect(chosen('film', [...all, ...pictures('poster', 320, 640, 1280)])).toEqual({
      film: 'film-1080.mp4',
      poster: 'poster-1280.avif',
      thumbnail: 'poster-640.avif',
    });
    expect(chosen('film', all, { width: 1280, height: 720 })).toEqual({ film: 'film-720.mp4' });
    const described = file('described', 'film-described.mp4', 'video/mp4');
    expect(chosen('film', [film(480), described])).toEqual({
      ...{ film: 'film-480.mp4', described: 'film-described.mp4' },
    });
    expect(chosen('film', [film(480)], { width: 3840, height: 2160 })).toEqual({ film: 'film-480.mp4' });
  });

  it('of sound are AAC before Opus, and the drawing of its waveform', () => {
    const all = [
      file('sound', 'sound.opus', 'audio/ogg'),
      file('sound', 'sound.m4a', 'audio/mp4'),
      file('peaks', 'peaks.json', 'application/json'),
      file('waveform', 'waveform.svg', 'image/svg+xml'),
    ];
    expect(chosen('sound', all)).toEqual({ sound: 'sound.m4a', waveform: 'waveform.svg' });
    expect(chosen('sound', all.slice(0, 1))).toEqual({ sound: 'sound.opus' });
  });

  it('of a booklet are a fitting picture a page, and one thumbnail', () => {
    const ofPage = (page: number) =>
      pictures('image', 320, 640, 1280, 2560).map((each) => ({
        ...each,
        page,
        name: `page-${page}-${each.name}`,
      }));
    const media = { form: 'artwork', renditions: [1, 2, 3].flatMap(ofPage) } as const;
    const files = fittingFiles({ ...media, pages: [{ alt: null }, { alt: null }, { alt: null }] }, hd);
    expect(files.map(({ role, rendition }) => `${role} ${rendition.name}`)).toEqual([
      'image page-1-image-2560.avif',
      'image page-2-image-2560.avif',
      'image page-3-image-2560.avif',
      'thumbnail page-1-image-640.avif',
    ]);
  });

  it('bring the real detail where the picture is larger than the glass, up to 200 MB a work', () => {
    const detail = (width: number, bytes: number, page = 1) => [
      file('tiles', `page-${page}-tiles.pack`, 'application/octet-stream', {
        width,
        height: 900,
        bytes,
        page,
      }),
      file('tiles-index', `page-${page}-tiles.json`, 'application/json', { width, height: 900, page }),
    ];
    const with_ = (...more: Rendition[]) =>
      Object.keys(chosen('artwork', [...pictures('image', 640, 1280), ...more]));
    expect(with_(...detail(5000, 1e6))).toEqual(['image', 'thumbnail', 'tiles', 'tiles-index']);
    expect(with_(...detail(1900, 1e6))).toEqual(['image', 'thumbnail']);
    expect(with_(...detail(5000, 201e6))).toEqual(['image', 'thumbnail']);
    expect(with_(...detail(5000, 120e6), ...detail(5000, 120e6, 2))).toEqual(['image', 'thumbnail']);
  });

  it('of a strip are large enough to walk along', () => {
    const strip = [640, 2560, 16_000].map((width) =>
      file('image', `image-${width}.jpg`, 'image/jpeg', { width, height: width / 40 }),
    );
    expect(chosen('artwork', strip)).toEqual({ image: 'image-16000.jpg', thumbnail: 'image-640.jpg' });
  });

  it('are none where nothing can be played', () => {
    for (const form of ['artwork', 'sound', 'film'] as const) expect(chosen(form, [])).toEqual({});
  });
});
