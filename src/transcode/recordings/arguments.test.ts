import { describe, expect, it } from '@jest/globals';
import { aStream } from '../../../test/support/recordings.ts';
import type { FilmFacts } from '../../story/media.ts';
import { planRenditions, soundTrack } from '../plan-renditions.ts';
import { toArguments } from '../tools/ffmpeg.ts';
import { type DecodedSound, unpackArguments } from './decode-sound.ts';
import { type FilmSource, filmArguments } from './film-arguments.ts';
import { measureArguments } from './loudness.ts';
import { narrationArguments } from './narration-arguments.ts';
import type { HeaderStream } from './parse-header.ts';
import { soundArguments } from './sound-arguments.ts';

const bounds = { seconds: 60, pixels: 1000 };
const facts: FilmFacts = {
  form: 'film',
  container: 'mp4',
  codec: 'h264',
  seconds: 20,
  width: 1920,
  height: 1080,
  frameRate: 30,
  hdr: null,
  audio: { codec: 'aac', channels: 2 },
};
const loudness = { integrated: -20, truePeak: -3 };
const picture: HeaderStream = aStream;
const decoded: DecodedSound = {
  files: [{ path: '/decoded.mka', stream: 1, from: 0, to: 4 }],
  mix: { tracks: [0], channels: 2, pans: ['stereo|c0=c0|c1=c1'] },
};
const film = (change: Partial<FilmFacts> = {}, from: Partial<FilmSource> = {}) =>
  filmArguments(
    planRenditions({ ...facts, ...change }),
    { path: '/in', picture, hold: 0, sounds: [], sound: { decoded, loudness }, ...from },
    (size) => `/out-${size.lines}`,
    bounds,
  );
const track = soundTrack(1, 'sound');
const sound = soundArguments(track, decoded, null, { m4a: '/m4a', opus: '/opus' }, bounds);

describe('every run on an upload', () => {
  const runs = {
    film: film(),
    sound,
    unpack: unpackArguments('/in', 1, [0], '/decoded.mka', bounds),
    'unpack with a meter': unpackArguments('/in', 1, [0], '/decoded.mka', bounds, true),
    measure: measureArguments(decoded, bounds, null),
    narration: narrationArguments(
      { path: '/in', picture, sound: { ...picture, index: 1 }, channels: 2 },
      { decoded, loudness, begins: 2.5 },
      20,
      soundTrack(2, 'film'),
      '/described.mp4',
      bounds,
    ),
  };
  it('guards what lies beside the input of a narration, which is of an upload too', () => {
    const [beside] = runs.narration.beside ?? [];
    expect(beside?.input.join(' ')).toContain('-protocol_whitelist file,pipe');
    expect(toArguments(runs.narration).join(' ')).toContain('-c:v copy');
  });
  it.each(Object.entries(runs))('guards the input of a %s (S1)', (_name, run) => {
    const before = run.input.join(' ');
    expect(before).toContain('-nostdin');
    expect(before).toContain('-protocol_whitelist file,pipe');
    expect(before).toContain('-format_whitelist mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,');
    expect(before).toMatch(/-codec_whitelist [a-z0-9_,-]*h264/);
    expect(before).toContain('-max_pixels 1000');
    expect(before).not.toMatch(/\b(hls|concat|dash|sdp|rtp|http)\b/);
  });

  it.each([runs.film, runs.unpack])('reads no more of an upload than is allowed', (run) => {
    expect(run.input.join(' ')).toContain('-t 60');
  });

  it.each([
    ['film', film()],
    ['sound', sound],
  ])('strips each output of a %s (S2)', (_name, run) => {
    for (const { options } of run.outputs) {
      const text = options.join(' ');
      expect(text).toContain('-map_metadata -1 -map_chapters -1 -dn -sn -fflags +bitexact');
      expect(text).toContain('-map [');
    }
  });
});

describe('filmArguments', () => {
  it('decodes once for all sizes', () => {
    const args = toArguments(film());
    expect(args.filter((arg) => arg === '/in')).toHaveLength(1);
    expect(args.filter((arg) => arg.startsWith('/out-'))).toEqual(['/out-1080', '/out-720', '/out-480']);
    expect(film().filter).toContain('split=3[v1080][s720][s480]');
  });

  it('puts key frames at the same frames of each size', () => {
    for (const { options } of film().outputs) {
      expect(options.join(' ')).toContain('-g 120 -keyint_min 120 -sc_threshold 0');
    }
  });

  it('maps high dynamic range and leaves the rest alone', () => {
    expect(film().filter).not.toContain('tonemap');
    expect(film({ hdr: 'pq' }).filter).toMatch(/zscale=w=1920:h=1080:tin=smpte2084:min=bt2020nc:.*tonemap/);
    expect(film({ hdr: 'hlg' }).filter).toContain('tin=arib-std-b67');
  });

  it('makes a picture of each field of interlaced film, and of no other', () => {
    expect(film().filter).not.toContain('bwdif');
    expect(film({ interlaced: true, frameRate: 50 }).filter).toMatch(/bwdif=mode=send_field.*fps=50/);
  });

  it('lets the sounds pass by, so that a clock that starts anew is mended alike in every run', () => {
    expect(toArguments(film({}, { sounds: [1, 2] })).join(' ')).toMatch(
      /-map 0:1 -map 0:2 -c copy -f null -$/,
    );
    expect(toArguments(unpackArguments('/in', 1, [0], '/decoded.mka', bounds)).join(' ')).toMatch(
      /-map 0:0 -c copy -f null -$/,
    );
  });

  it('holds the last picture while the sound goes on', () => {
    expect(film().filter).not.toContain('tpad');
    expect(film({}, { hold: 37.04 }).filter).toContain('tpad=stop_mode=clone:stop_duration=37.040');
  });

  it('converts the colours of what is not BT.709, and only scales what is', () => {
    expect(film().filter).not.toContain('zscale');
    const small = { ...picture, width: 640, height: 480 };
    expect(film({}, { picture: small }).filter).toContain('min=smpte170m:pin=bt709');
    const phone = {
      ...picture,
      colour: { range: 'pc', matrix: 'bt470bg', primaries: 'bt470bg', transfer: null },
    } as const;
    expect(film({}, { picture: phone }).filter).toMatch(
      /min=bt470bg:pin=bt470bg:tin=bt709:rin=pc:m=bt709:p=bt709/,
    );
  });

  it('leaves the sound out where there is none', () => {
    const mute = film({ audio: null }, { sound: null });
    expect(mute.filter).not.toContain('volume');
    for (const { options } of mute.outputs) expect(options).toContain('-an');
  });

  it('brings the measured loudness to the target in a straight line', () => {
    expect(film().filter).toContain('[decoded]volume=4.00dB,aresample=');
  });
});
