import { describe, expect, it } from '@jest/globals';
import { parseHeader } from './parse-header.ts';

const dump = (...lines: string[]) =>
  [
    "Input #0, mov,mp4,m4a,3gp,3g2,mj2, from 'a.mp4':",
    ...lines,
    'At least one output file must be specified',
  ].join('\n');
const one = (line: string, ...below: string[]) => parseHeader(dump(line, ...below))?.streams[0];

describe('what ffmpeg says of a file', () => {
  it('is its reader, its length and its brand', () => {
    const text = dump(
      '  Metadata:',
      '    major_brand     : qt  ',
      '  Duration: 01:02:03.50, start: -0.021333, bitrate: 15 kb/s',
    );
    expect(parseHeader(text)).toEqual({
      demuxer: 'mov,mp4,m4a,3gp,3g2,mj2',
      declared: 3723.5,
      starts: -0.021333,
      brand: 'qt',
      locked: false,
      streams: [],
    });
  });

  it('is nothing where no file was opened', () => {
    expect(parseHeader('a.mp4: Invalid data found when processing input\n')).toBeNull();
  });

  it.each([
    ['  Duration: N/A, start: 0.000000, bitrate: N/A', ''],
    [
      '  Duration: 47:02:03.50, start: 0.000000, bitrate: 32 kb/s',
      '[mp3 @ 0x55] Estimating duration from bitrate, this may be inaccurate\n',
    ],
  ])('claims no length that it does not have or only guessed: %s', (line, before) => {
    expect(parseHeader(before + dump(line))?.declared).toBeNull();
  });

  it('is a stream of pictures with all that its colours mean', () => {
    const stream = one(
      '  Stream #0:0[0x1](und): Video: hevc (Main 10) (hvc1 / 0x31637668), yuv420p10le(tv, bt2020nc/bt2020/smpte2084, progressive), 3840x2160 [SAR 1:1 DAR 16:9], 15 kb/s, 59.94 fps, 60 tbr, 600 tbn (default)',
      '    Metadata:',
      '      handler_name    : Core Media Video',
      '    Side data:',
      '      DOVI configuration record: version: 1.0, profile: 8, level: 5, rpu flag: 1, el flag: 0, bl flag: 1, compatibility id: 4',
      '      displaymatrix: rotation of -90.00 degrees',
      '  Stream #0:1: Audio: aac (LC), 48000 Hz, stereo, fltp (default)',
    );
    expect(stream).toMatchObject({
      index: 0,
      type: 'video',
      codec: 'hevc',
      tag: 'hvc1',
      language: 'und',
      dispositions: ['default'],
      width: 3840,
      height: 2160,
      pixelShape: 1,
      pixelFormat: 'yuv420p10le',
      colour: { range: 'tv', matrix: 'bt2020nc', primaries: 'bt2020', transfer: 'smpte2084' },
      interlaced: false,
      frameRate: 59.94,
      rotation: -90,
      dolbyVision: 8,
    });
  });

  it.each<[string, object]>([
    [
      'yuv420p(tv, bt709, top first), 1440x1080 [SAR 4:3 DAR 16:9], 25 fps',
      { interlaced: true, pixelShape: 4 / 3 },
    ],
    [
      'yuvj420p(pc, bt470bg/unknown/unknown), 320x240',
      { colour: { range: 'pc', matrix: 'bt470bg', primaries: null, transfer: null } },
    ],
    [
      'yuv420p, 720x576, SAR 64:45 DAR 16:9, 25 fps',
      { pixelShape: 64 / 45, colour: { range: null, matrix: null, primaries: null, transfer: null } },
    ],
    ['yuv420p(bottom coded first (swapped)), 720x576 [SAR 16:15 DAR 4:3]', { interlaced: true, width: 720 }],
    ['gbrp(pc, gbr/bt709/iec61966-2-1), 64x48, 1k fps', { frameRate: 1000, pixelFormat: 'gbrp' }],
    ['none, 0x0', { width: 0, height: 0 }],
  ])('reads %s', (rest, expected) => {
    expect(one(`  Stream #0:0: Video: mpeg2video (Main), ${rest}`)).toMatchObject(expected);
  });

  it.each<[string, object]>([
    ['48000 Hz, 5.1(side), fltp, 448 kb/s', { sampleRate: 48000, channelLayout: '5.1(side)' }],
    ['44100 Hz, 3 channels, s16', { sampleRate: 44100, channelLayout: '3 channels' }],
    [
      '48000 Hz, 1 channels (FL), s16, 768 kb/s (default)',
      { channelLayout: '1 channels (FL)', dispositions: ['default'] },
    ],
    ['48000 Hz, mono, fltp (default) (visual impaired)', { dispositions: ['default', 'visual impaired'] }],
  ])('hears %s', (rest, expected) => {
    expect(one(`  Stream #0:3(eng): Audio: ac3, ${rest}`)).toMatchObject({
      index: 3,
      language: 'eng',
      ...expected,
    });
  });

  it('knows a cover, a subtitle and an attachment for what they are', () => {
    const header = parseHeader(
      dump(
        '  Stream #0:0: Video: png, rgb24(pc), 64x64 [SAR 1:1 DAR 1:1], 90k tbr, 90k tbn (attached pic)',
        '  Stream #0:1[0x3](und): Subtitle: mov_text (tx3g / 0x67337874), 0 kb/s (default)',
        '  Stream #0:2: Attachment: ttf',
      ),
    );
    expect(header?.streams.map(({ type, codec }) => `${type} ${codec}`)).toEqual([
      'video png',
      'subtitle mov_text',
      'attachment ttf',
    ]);
    expect(header?.streams[0]?.dispositions).toEqual(['attached pic']);
  });

  it('is not led astray by tags that look like streams', () => {
    const header = parseHeader(
      dump(
        '  Metadata:',
        '    comment         :   Stream #0:0: Video: h264, yuv420p, 64x64',
        '                    :   Stream #0:5: Audio: aac, 48000 Hz, stereo',
        '  Stream #0:0: Audio: mp3, 44100 Hz, mono, fltp, 64 kb/s',
      ),
    );
    expect(header?.streams.map(({ index, codec }) => [index, codec])).toEqual([[0, 'mp3']]);
  });

  it('tells of a lock that the reader found', () => {
    const text = `[asf @ 0x5] DRM protected stream detected, decoding will likely fail!\n${dump()}`;
    expect(parseHeader(text)?.locked).toBe(true);
  });
});
