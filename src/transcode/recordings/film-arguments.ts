import { toBt709, toStandardRange } from '../pictures/colours.ts';
import type { FilmPlan, FilmSize } from '../plan-renditions.ts';
import type { FfmpegRun } from '../tools/ffmpeg.ts';
import { quietOptions, untrustedInput, withoutMetadata } from '../tools/tool-options.ts';
import { type Bounds, type DecodedSound, decodedInputs, discardStreams, mixGraph } from './decode-sound.ts';
import { loudnessFilter } from './loudness.ts';
import type { Loudness } from './loudness-meter.ts';
import type { HeaderStream } from './parse-header.ts';
import { rate } from './streams.ts';

export interface FilmSource {
  readonly path: string;
  /** The stream to see. */
  readonly picture: HeaderStream;
  /** Seconds for which the last picture stands, where the sound goes on after it. */
  readonly hold: number;
  /** Indexes of the streams of sound that are heard of it. */
  readonly sounds: readonly number[];
  /** What is heard, and what the first pass measured of it. */
  readonly sound: { readonly decoded: DecodedSound; readonly loudness: Loudness | null } | null;
}

/** A smaller size that is made already: whatever is made beside it has as many frames, and its very sound. */
export interface SmallerFilm {
  readonly path: string;
  readonly frames: number;
  readonly hasSound: boolean;
  /** Where its own clock begins, in seconds (Header). */
  readonly starts: number;
}

/**
 * The one run that makes sizes of a film: decoded once, turned upright, made constant in rate, scaled from large to
 * small. `to` gives each size's path. `toArguments` of the answer is the exact command line, for a measurement.
 */
export function filmArguments(
  plan: FilmPlan,
  source: FilmSource,
  to: (size: FilmSize) => string,
  bounds: Bounds,
): FfmpegRun {
  const { hold } = source;
  const end = hold > 0 ? [`tpad=stop_mode=clone:stop_duration=${hold.toFixed(3)}`] : [];
  const sound = plan.track && source.sound ? { track: plan.track, ...source.sound } : null;
  const filter = [pictureGraph(plan, source.picture, end)];
  if (sound) {
    const split = `asplit=${plan.sizes.length}${plan.sizes.map((size) => `[a${size.lines}]`).join('')}`;
    filter.push(
      mixGraph(sound.decoded, 1),
      `[decoded]${loudnessFilter(sound.loudness, sound.decoded.mix.channels)},${split}`,
    );
  }
  return {
    input: readingOptions(bounds),
    source: source.path,
    beside: sound ? decodedInputs(sound.decoded, bounds) : [],
    filter: filter.join(';'),
    outputs: [
      ...plan.sizes.map((size) => ({
        options: outputOptions(
          plan,
          size,
          sound ? ['-map', `[a${size.lines}]`, '-c:a', 'aac', '-b:a', String(sound.track.aac)] : ['-an'],
        ),
        path: to(size),
      })),
      ...discardStreams(source.sounds),
    ],
  };
}

/** The one run that makes further sizes of a film beside a smaller one, whose sound they get packet by packet. */
export function largerArguments(
  plan: FilmPlan,
  { path, picture, sounds }: Pick<FilmSource, 'path' | 'picture' | 'sounds'>,
  smaller: SmallerFilm,
  to: (size: FilmSize) => string,
  bounds: Bounds,
): FfmpegRun {
  const end = ['tpad=stop_mode=clone:stop=-1', `trim=end_frame=${smaller.frames}`];
  // What the encoder of sound put before the start is copied too: a decoder needs it to begin well.
  const sound = smaller.hasSound ? ['-map', '1:a', '-c:a', 'copy', '-copypriorss:a', '1'] : ['-an'];
  return {
    input: readingOptions(bounds),
    source: path,
    beside: smaller.hasSound ? [{ input: besideOptions(smaller, bounds), source: smaller.path }] : [],
    filter: pictureGraph(plan, picture, end),
    outputs: [
      ...plan.sizes.map((size) => ({ options: outputOptions(plan, size, sound), path: to(size) })),
      ...discardStreams(sounds),
    ],
  };
}

/** ffmpeg would have every input begin at 0, and so put off the sound by what its encoder put before the start. */
const besideOptions = ({ starts }: SmallerFilm, bounds: Bounds) => [
  ...untrustedInput(bounds.pixels),
  ...['-itsoffset', starts.toFixed(6)],
];

/** Some frames of a film, counted from 0 at its even rate: the first, and how many. */
export interface Frames {
  readonly from: number;
  readonly frames: number;
}

/**
 * The one run that makes a part of the larger sizes, without sound, exactly as the run over the whole would have it: it begins to read at
 * the key frame before, so that a frame which began earlier still stands where the part begins.
 */
export function partArguments(
  plan: FilmPlan,
  { path, picture }: Pick<FilmSource, 'path' | 'picture'>,
  { from, frames }: Frames,
  to: (size: FilmSize) => string,
  bounds: Bounds,
  reading: 'from the key frame before' | 'from the start' = 'from the key frame before',
): FfmpegRun {
  const before = reading === 'from the start' ? from : Math.min(from, plan.keyframeEvery);
  const begins = (from - before) / rate(plan.frameRate);
  const cut = [
    'tpad=stop_mode=clone:stop=-1',
    `trim=start_frame=${before}:end_frame=${before + frames}`,
    'setpts=PTS-STARTPTS',
  ];
  return {
    input: [...readingOptions(bounds), ...(begins > 0 ? ['-noaccurate_seek', '-ss', begins.toFixed(6)] : [])],
    source: path,
    filter: pictureGraph(plan, picture, cut),
    outputs: plan.sizes.map((size) => ({ options: outputOptions(plan, size, ['-an']), path: to(size) })),
  };
}

/** Joins the parts that `list` names, as they are, and puts the sound of the smaller size to them. */
export function joinArguments(
  list: string,
  parts: readonly string[],
  smaller: SmallerFilm,
  to: string,
  bounds: Bounds,
): FfmpegRun {
  const sound = smaller.hasSound ? ['-map', '1:a', '-copypriorss:a', '1'] : ['-an'];
  return {
    input: [...quietOptions, ...['-protocol_whitelist', 'file', '-f', 'concat', '-safe', '0']],
    source: list,
    reads: parts,
    beside: smaller.hasSound ? [{ input: besideOptions(smaller, bounds), source: smaller.path }] : [],
    filter: null,
    outputs: [
      { options: ['-map', '0:v', ...sound, '-c', 'copy', ...withoutMetadata, ...inFragments], path: to },
    ],
  };
}

const readingOptions = (bounds: Bounds) => [
  ...quietOptions,
  ...untrustedInput(bounds.pixels),
  '-t',
  String(bounds.seconds),
  '-reinit_filter',
  '0',
];

/** One fragment a key frame, with an index in front: one file serves HLS by ranges and a plain <video>. */
const inFragments: readonly string[] = [
  ...['-movflags', '+frag_keyframe+delay_moov+default_base_moof+dash+global_sidx+skip_trailer'],
  ...['-f', 'mp4'],
];

/** `end`: filters of the even frames that decide how many there are. */
function pictureGraph(plan: FilmPlan, picture: HeaderStream, end: readonly string[]): string {
  const [largest, ...smaller] = plan.sizes;
  if (!largest) throw new Error('Expected at least one size of film but received none');
  const first = [
    // Each field becomes a picture of its own, so that what moves moves as it was taken.
    ...(plan.interlaced ? ['bwdif=mode=send_field:deint=interlaced'] : []),
    `fps=${plan.frameRate}:start_time=0`,
    ...end,
    ...(plan.hdr === null ? toBt709(picture, largest) : toStandardRange(picture, largest, plan.hdr)),
    'setsar=1',
  ].join(',');
  const start = `[0:${picture.index}]${first}`;
  if (smaller.length === 0) return `${start}[v${largest.lines}]`;
  const names = smaller.map((size) => `[s${size.lines}]`).join('');
  return [
    `${start},split=${smaller.length + 1}[v${largest.lines}]${names}`,
    ...smaller.map((size) => `[s${size.lines}]scale=${size.width}:${size.height},setsar=1[v${size.lines}]`),
  ].join(';');
}

function outputOptions(plan: FilmPlan, size: FilmSize, sound: readonly string[]): string[] {
  const every = String(plan.keyframeEvery);
  return [
    ...['-map', `[v${size.lines}]`, '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23'],
    ...['-profile:v', 'high', '-pix_fmt', 'yuv420p', '-a53cc', '0'],
    ...['-maxrate', String(size.bitrate), '-bufsize', String(size.bitrate * 2)],
    // Key frames at the same moments in every size, and nowhere else, so that a player can change size at each.
    ...['-g', every, '-keyint_min', every, '-sc_threshold', '0'],
    ...['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv'],
    ...sound,
    ...withoutMetadata,
    ...inFragments,
  ];
}
