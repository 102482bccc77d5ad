import { describe, expect, it } from '@jest/globals';
import { aStream } from '../../../test/support/recordings.ts';
import type { Header, HeaderStream } from './parse-header.ts';
import { chooseStreams, containerName, quarterTurns, rate, uprightSize } from './streams.ts';

const picture = (more: Partial<HeaderStream> = {}): HeaderStream => ({ ...aStream, ...more });
const sound = (more: Partial<HeaderStream> = {}): HeaderStream => ({
  ...aStream,
  index: 1,
  type: 'audio',
  codec: 'aac',
  ...more,
});
const header = (streams: HeaderStream[], demuxer = 'mov,mp4,m4a,3gp,3g2,mj2', brand = ''): Header => ({
  demuxer,
  declared: 1,
  starts: 0,
  brand,
  locked: false,
  streams,
});
const choose = (...streams: HeaderStream[]) => chooseStreams(header(streams));

describe('chooseStreams', () => {
  it('takes the default picture, and every sound, a player’s choice first', () => {
    const chosen = choose(
      picture(),
      sound(),
      sound({ index: 2, dispositions: ['default'] }),
      picture({ index: 3, dispositions: ['default'] }),
    );
    expect(chosen.picture?.index).toBe(3);
    expect(chosen.sounds.map(({ index }) => index)).toEqual([2, 1]);
  });

  it.each([{ dispositions: ['attached pic'] }, { dispositions: ['timed thumbnails'] }])(
    'takes no cover for a film: %j',
    (cover) => {
      expect(choose(picture(cover), sound())).toMatchObject({ picture: null, strangePicture: null });
    },
  );

  it('lets no subtitle, data or attachment decide anything', () => {
    const extras = (['subtitle', 'data', 'attachment'] as const).map((type, at) =>
      picture({ index: 2 + at, type, codec: 'mov_text' }),
    );
    expect(choose(picture(), sound(), ...extras)).toEqual(choose(picture(), sound()));
  });

  it.each<[HeaderStream[], Partial<ReturnType<typeof chooseStreams>>]>([
    [[picture({ codec: 'rv40' }), sound()], { strangePicture: 'rv40', strangeSound: null }],
    [[picture(), sound({ codec: 'gsm_ms' })], { strangePicture: null, strangeSound: 'gsm_ms' }],
    [[picture({ codec: 'none', tag: 'CFHD' })], { strangePicture: 'CFHD' }],
    [[picture({ codec: 'hevc', dolbyVision: 5 })], { strangePicture: 'dolby_vision_5' }],
    [[picture({ codec: 'hevc', dolbyVision: 8 })], { strangePicture: null }],
    [[picture(), sound({ codec: 'none' }), sound({ index: 2 })], { strangeSound: null }],
  ])('names what it cannot play, where it can play nothing else of the kind', (streams, expected) => {
    expect(choose(...streams)).toMatchObject(expected);
  });
});

describe('containerName', () => {
  it.each([
    ['qt', 'mov'],
    ['M4A ', 'm4a'],
    ['3gp4', '3gp'],
    ['isom', 'mp4'],
    ['avis', 'avif'],
  ])('of the brand %s is %s', (brand, name) => {
    expect(containerName(header([], undefined, brand.trim()))).toBe(name);
  });

  it('tells WebM from other Matroska, whatever is attached, and WMV from WMA', () => {
    const web = [
      picture({ codec: 'vp9' }),
      sound({ codec: 'opus' }),
      picture({ index: 2, type: 'attachment' }),
    ];
    expect(containerName(header(web, 'matroska,webm'))).toBe('webm');
    expect(containerName(header([picture(), sound()], 'matroska,webm'))).toBe('mkv');
    expect(containerName(header([sound({ codec: 'wmav2' })], 'asf'))).toBe('wma');
    expect(containerName(header([picture({ codec: 'wmv2' })], 'asf'))).toBe('wmv');
    expect(containerName(header([], 'mpegts'))).toBe('mts');
  });
});

it.each([
  [-90, 1],
  [90, 3],
  [180, 2],
  [0, 0],
])('a display matrix of %d degrees is %d quarter turns', (rotation, turns) => {
  expect(quarterTurns(picture({ rotation }))).toBe(turns);
});

it('the upright size counts turns and pixels that are not square', () => {
  expect(uprightSize(picture({ rotation: -90 }))).toEqual({ width: 1080, height: 1920 });
  expect(uprightSize(picture({ width: 720, height: 576, pixelShape: 64 / 45 }))).toEqual({
    width: 1024,
    height: 576,
  });
});

it('rates are fractions', () => {
  expect(rate('30000/1001')).toBeCloseTo(29.97, 2);
  expect(rate('0/0')).toBeNaN();
});
