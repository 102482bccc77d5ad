import { describe, expect, it } from '@jest/globals';
import type { FilmFacts } from '../story/media.ts';
import { toArguments } from './ffmpeg.ts';
import { filmArguments } from './film-arguments.ts';
import { measureArguments } from './loudness.ts';
import { planRenditions } from './plan-renditions.ts';
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
const loudness = { integrated: -20, truePeak: -3, range: 5, threshold: -30 };
const source = { path: '/in', picture: 0, interlaced: false, sound: { stream: 1, loudness } };
const film = (change: Partial<FilmFacts> = {}, from: Partial<typeof source> = {}) =>
  filmArguments(
    planRenditions({ ...facts, ...change }),
    { ...source, ...from },
    (size) => `/out-${size.lines}`,
    bounds,
  );
const sound = soundArguments(
  planRenditions({ form: 'sound', container: 'mp3', codec: 'mp3', seconds: 5, channels: 1 }),
  { path: '/in', stream: 0, loudness: null },
  { m4a: '/m4a', opus: '/opus' },
  bounds,
);

describe('every run on an upload', () => {
  const runs = { film: film(), sound, measure: measureArguments('/in', 1, 2, bounds, null) };
  it.each(Object.entries(runs))('guards the input of a %s (S1)', (_name, run) => {
    const before = run.input.join(' ');
    expect(before).toContain('-nostdin');
    expect(before).toContain('-protocol_whitelist file,pipe');
    expect(before).toContain('-format_whitelist mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,');
    expect(before).toMatch(/-codec_whitelist [a-z0-9_,-]*h264/);
    expect(before).toContain('-max_pixels 1000');
    expect(before).toContain('-t 60');
    expect(before).not.toMatch(/\b(hls|concat|dash|sdp|rtp|http)\b/);
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
    expect(args.filter((arg) => arg === '-i')).toHaveLength(1);
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
    expect(film({ hdr: 'pq' }).filter).toMatch(/zscale=w=1920:h=1080:tin=smpte2084.*tonemap/);
    expect(film({ hdr: 'hlg' }).filter).toContain('tin=arib-std-b67');
  });

  it('straightens interlaced pictures only', () => {
    expect(film().filter).not.toContain('yadif');
    expect(film({}, { interlaced: true }).filter).toContain('yadif');
  });

  it('leaves the sound out where there is none', () => {
    const mute = film({ audio: null });
    expect(mute.filter).not.toContain('loudnorm');
    for (const { options } of mute.outputs) expect(options).toContain('-an');
  });

  it('brings the measured loudness to the target in a straight line', () => {
    expect(film().filter).toContain('loudnorm=I=-16:TP=-1.5:LRA=11:measured_I=-20');
    expect(film().filter).toContain('linear=true');
  });
});
