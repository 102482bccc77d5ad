import { describe, expect, it } from '@jest/globals';
import { channelCount, channelNames, planMix, type Track } from './mix.ts';

const none = Number.NEGATIVE_INFINITY;
const track = (layout: string, peaks: number[], more: Partial<Track> = {}): Track => ({
  layout,
  peaks,
  language: '',
  dispositions: [],
  ...more,
});
const mono = (peak: number, more: Partial<Track> = {}) => track('mono', [peak], more);

describe('planMix', () => {
  it('leaves mono mono and stereo stereo', () => {
    expect(planMix([mono(-3)])).toEqual({ tracks: [0], channels: 1, pans: ['mono|c0=c0'] });
    expect(planMix([track('stereo', [-3, -9])])).toEqual({
      tracks: [0],
      channels: 2,
      pans: ['stereo|c0=c0|c1=c1'],
    });
  });

  it('hears the track in which there is something to hear', () => {
    expect(planMix([mono(none), mono(-12)]).tracks).toEqual([1]);
    expect(planMix([track('stereo', [none, none]), track('stereo', [-9, -9])]).tracks).toEqual([1]);
    expect(planMix([mono(none)]).tracks).toEqual([0]);
  });

  it('mixes mono tracks of one recording', () => {
    expect(planMix([mono(-3), mono(-20)])).toEqual({
      tracks: [0, 1],
      channels: 1,
      pans: ['mono|c0=c0', 'mono|c0=c0'],
    });
  });

  it('makes stereo of a left and a right track, whichever comes first', () => {
    expect(planMix([track('1 channels (FR)', [-3]), track('1 channels (FL)', [-3])])).toEqual({
      tracks: [0, 1],
      channels: 2,
      pans: ['stereo|c0=0*c0|c1=c0', 'stereo|c0=c0|c1=0*c0'],
    });
    expect(planMix([track('1 channels (FL)', [-3]), track('1 channels (FR)', [none])])).toMatchObject({
      tracks: [0],
      channels: 1,
    });
  });

  it.each<[string, Track[]]>([
    ['another language', [mono(-3, { language: 'eng' }), mono(-3, { language: 'pol' })]],
    ['a commentary', [mono(-3), mono(-3, { dispositions: ['comment'] })]],
    ['two mixes in stereo', [track('stereo', [-3, -3]), track('stereo', [-3, -3])]],
  ])('does not mix in %s', (_what, tracks) => {
    expect(planMix(tracks).tracks).toEqual([0]);
  });

  it('brings a voice that is in one side only to both ears', () => {
    expect(planMix([track('stereo', [none, -6])])).toEqual({
      tracks: [0],
      channels: 1,
      pans: ['mono|c0=c1'],
    });
  });

  it('loses no channel of which nobody says where it belongs', () => {
    expect(planMix([track('3 channels', [-3, -3, -3])])).toEqual({
      tracks: [0],
      channels: 1,
      pans: ['mono|c0<c0+c1+c2'],
    });
  });

  it('keeps each channel of a surround sound on its side', () => {
    expect(planMix([track('5.1(side)', [-3, -3, -3, -3, -3, -3])]).pans).toEqual([
      'stereo|c0<1*c0+0.707*c2+0.707*c3+0.707*c4|c1<1*c1+0.707*c2+0.707*c3+0.707*c5',
    ]);
  });
});

it.each([
  ['mono', 1],
  ['7.1', 8],
  ['3 channels', 3],
  ['3 channels (FL+FR+FC)', 3],
  ['1 channels (FL)', 1],
  ['ambisonic 1', 4],
  ['hexadecagonal', Number.POSITIVE_INFINITY],
  ['', 0],
])('%s has %d channels', (layout, count) => {
  expect(channelCount(layout)).toBe(count);
});

it('names of channels come from the file, or not at all', () => {
  expect(channelNames('2 channels (FL+LFE)')).toEqual(['FL', 'LFE']);
  expect(channelNames('5 channels')).toBeNull();
});
