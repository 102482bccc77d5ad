import { describe, expect, it } from '@jest/globals';
import { masterPlaylist, type Variant, variantPlaylist } from './hls.ts';

const variant = (lines: number, width: number, codecs: string[]): Variant => ({
  size: { lines, width, height: lines, bitrate: 1 },
  film: `film-${lines}.mp4`,
  playlist: `film-${lines}.m3u8`,
  file: {
    head: 1000,
    fragments: [
      { start: 1000, size: 50_000, seconds: 4.004 },
      { start: 51_000, size: 25_000, seconds: 1 },
    ],
    codecs,
  },
});

describe('variantPlaylist', () => {
  it('names each fragment as a range of one file', () => {
    expect(variantPlaylist(variant(480, 854, [])).split('\n')).toEqual([
      '#EXTM3U',
      '#EXT-X-VERSION:7',
      '#EXT-X-TARGETDURATION:5',
      '#EXT-X-MEDIA-SEQUENCE:0',
      '#EXT-X-PLAYLIST-TYPE:VOD',
      '#EXT-X-INDEPENDENT-SEGMENTS',
      '#EXT-X-MAP:URI="film-480.mp4",BYTERANGE="1000@0"',
      '#EXTINF:4.00400,',
      '#EXT-X-BYTERANGE:50000@1000',
      'film-480.mp4',
      '#EXTINF:1.00000,',
      '#EXT-X-BYTERANGE:25000@51000',
      'film-480.mp4',
      '#EXT-X-ENDLIST',
      '',
    ]);
  });
});

describe('masterPlaylist', () => {
  it('names the smallest first, with what a player needs to choose', () => {
    const codecs = ['avc1.640028', 'mp4a.40.2'];
    const text = masterPlaylist([variant(1080, 1920, codecs), variant(480, 854, codecs)], 30000 / 1001);
    expect(text.split('\n').slice(3)).toEqual([
      '#EXT-X-STREAM-INF:BANDWIDTH=200000,AVERAGE-BANDWIDTH=119905,CODECS="avc1.640028,mp4a.40.2",RESOLUTION=854x480,FRAME-RATE=29.970',
      'film-480.m3u8',
      '#EXT-X-STREAM-INF:BANDWIDTH=200000,AVERAGE-BANDWIDTH=119905,CODECS="avc1.640028,mp4a.40.2",RESOLUTION=1920x1080,FRAME-RATE=29.970',
      'film-1080.m3u8',
      '',
    ]);
  });
});
