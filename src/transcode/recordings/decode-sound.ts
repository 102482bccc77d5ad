import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isFileFault } from '../tools/diagnosis.ts';
import { type FfmpegOutput, type FfmpegRun, runFfmpeg, type ToolGuards } from '../tools/ffmpeg.ts';
import { quietOptions, untrustedInput, withoutMetadata } from '../tools/tool-options.ts';
import { type Loudness, loudnessMeter, parseOneLoudness } from './loudness-meter.ts';
import { channelCount, isAudible, type Mix, planMix, type Track } from './mix.ts';
import type { HeaderStream } from './parse-header.ts';
import { readTimeline } from './timeline.ts';

/** A recording's sound, decoded to lossless files, and how they are mixed. */
export interface DecodedSound {
  readonly files: readonly DecodedFile[];
  readonly mix: Mix;
  /** How loud all of it is, where that was measured while it was decoded; null of silence. */
  readonly loudness?: Loudness | null;
}

export interface DecodedFile {
  readonly path: string;
  /** Index of the recording's stream that it was unpacked from. */
  readonly stream: number;
  /** Where its sound begins on the recording's own time line, in seconds: ffmpeg would have every file begin at 0. */
  readonly from: number;
  /** Where it ends there. */
  readonly to: number;
}

export interface Bounds {
  /** No more of a recording than this is read. */
  readonly seconds: number;
  readonly pixels: number;
}

export interface DecodeOptions {
  /** Hears how far it is, stream by stream. */
  readonly onSeconds?: (seconds: number) => void;
  /** What is seen with it. */
  readonly picture?: HeaderStream | null;
  /** Whether loudness is measured in the same pass. */
  readonly isMetered?: boolean;
}

/**
 * Decodes each stream of sound to a file of its own, with silence where packets are missing by their time stamps: before
 * anything else touches the sound, since no later filter knows of those. A stream that changes its channels or its rate
 * in the middle goes on in the same file. Null where nothing of any stream can be decoded.
 * @throws as runFfmpeg does.
 */
export async function decodeSound(
  path: string,
  streams: readonly HeaderStream[],
  scratch: string,
  bounds: Bounds,
  guards: ToolGuards,
  { onSeconds = () => {}, picture = null, isMetered = false }: DecodeOptions = {},
): Promise<DecodedSound | null> {
  const decoded: { file: DecodedFile; unpacked: Unpacked }[] = [];
  for (const [at, stream] of streams.entries()) {
    if (decoded.some(({ unpacked }) => isEnough(unpacked.track, stream))) continue;
    const file = join(scratch, `sound-${at}.mka`);
    const beside = [...(picture ? [picture] : []), ...streams].filter((each) => each !== stream);
    const unpacked = await unpack(path, stream, beside, file, bounds, guards, onSeconds, isMetered);
    if (!unpacked) continue;
    const { spans } = await readTimeline(file, [0], bounds.pixels, guards, true);
    const { from = 0, to = 0 } = spans.get(0) ?? {};
    decoded.push({ file: { path: file, stream: stream.index, from: from || 0, to: to || 0 }, unpacked });
  }
  if (decoded.length === 0) return null;
  const mix = planMix(decoded.map(({ unpacked }) => unpacked.track));
  const files = mix.tracks.flatMap((at) => decoded[at]?.file ?? []);
  await forget({ files: decoded.map(({ file }) => file).filter((file) => !files.includes(file)) });
  const [alone] = mix.tracks.flatMap((at) => decoded[at]?.unpacked ?? []);
  const isKnown = alone?.loudness !== undefined && isHeardAsItIs(mix, alone.track);
  return { files, mix, ...(isKnown && { loudness: alone.loudness }) };
}

/** One track, with each channel where it was and as loud. */
const isHeardAsItIs = ({ tracks, pans }: Mix, { peaks }: Track) =>
  tracks.length === 1 && pans[0] === (peaks.length === 1 ? 'mono|c0=c0' : 'stereo|c0=c0|c1=c1');

interface Unpacked {
  readonly track: Track;
  /** Undefined where it was not measured, or changed in the middle. */
  readonly loudness: Loudness | null | undefined;
}

/** One audible track is enough, since only mono tracks are mixed: no other language or mix need be decoded. */
const isEnough = (track: Track, next: HeaderStream) =>
  isAudible(track) && (track.peaks.length !== 1 || channelCount(next.channelLayout) !== 1);

/** Removes the files, once the renditions are made. */
export async function forget({ files }: Pick<DecodedSound, 'files'>): Promise<void> {
  await Promise.all(files.map(({ path }) => rm(path, { force: true })));
}

/** The most that a lossless file can take: 24 bits a sample, and a little for its container. */
const bytesOf = ({ sampleRate, channelLayout }: HeaderStream, seconds: number) =>
  32e6 + seconds * (sampleRate || 48_000) * (channelCount(channelLayout) || 2) * 3.2;

async function unpack(
  path: string,
  stream: HeaderStream,
  beside: readonly HeaderStream[],
  file: string,
  bounds: Bounds,
  guards: ToolGuards,
  onSeconds: (seconds: number) => void,
  isMetered: boolean,
): Promise<Unpacked | null> {
  const output = Math.max(guards.output, bytesOf(stream, bounds.seconds));
  const besideIndexes = beside.map(({ index }) => index);
  try {
    const said = await runFfmpeg(
      unpackArguments(path, stream.index, besideIndexes, file, bounds, isMetered),
      { ...guards, output },
      onSeconds,
    );
    const { size } = await stat(file);
    const peaks = peaksIn(said);
    if (size === 0 || peaks.length === 0) return null;
    return {
      track: {
        layout: stream.channelLayout,
        peaks,
        language: stream.language,
        dispositions: stream.dispositions,
      },
      loudness: isMetered ? parseOneLoudness(said) : undefined,
    };
  } catch (error) {
    if (!isFileFault(error)) throw error;
    await rm(file, { force: true });
    return null;
  }
}

/** Gaps of more than 30 ms are filled, and sound that overlaps by more is trimmed; a clock that drifts is not stretched. */
const byTimeStamps = 'aresample=async=1:min_hard_comp=0.03';

/** `beside` are the indexes of the other streams that are seen or heard of the recording. */
export function unpackArguments(
  path: string,
  index: number,
  beside: readonly number[],
  file: string,
  bounds: Bounds,
  isMetered = false,
): FfmpegRun {
  const unpacked = `[0:${index}]${byTimeStamps},astats=measure_overall=none:measure_perchannel=Peak_level`;
  return {
    // The peaks are printed at this level.
    input: [
      ...[...quietOptions, '-loglevel', 'info', ...untrustedInput(bounds.pixels)],
      ...['-t', String(bounds.seconds)],
    ],
    source: path,
    filter: isMetered
      ? `${unpacked},asplit[sound][metered];[metered]aresample=48000,${loudnessMeter}[loud]`
      : `${unpacked}[sound]`,
    outputs: [
      {
        options: [
          ...['-map', '[sound]', '-c:a', 'flac', '-compression_level', '0', ...withoutMetadata],
          ...['-f', 'matroska'],
        ],
        path: file,
      },
      ...(isMetered ? [{ options: ['-map', '[loud]', '-f', 'null'], path: '-' }] : []),
      ...discardStreams(beside),
    ],
  };
}

/**
 * Lets streams pass that a run has no use for. Where the clock of a recording starts anew (joined tapes, broadcasts), ffmpeg
 * mends it by what it reads: runs that read the same streams mend it alike, and sound and picture stay in step.
 */
export function discardStreams(streams: readonly number[]): FfmpegOutput[] {
  const maps = streams.flatMap((index) => ['-map', `0:${index}`]);
  return streams.length === 0 ? [] : [{ options: [...maps, '-c', 'copy', '-f', 'null'], path: '-' }];
}

/** Of each channel in dBFS. A stream that changes in the middle is told of in parts: the loudest counts. */
function peaksIn(said: string): number[] {
  const peaks: number[] = [];
  let channel = 0;
  for (const line of said.split('\n')) {
    const next = /\] Channel: (\d+)/.exec(line)?.[1];
    if (next) channel = Number(next);
    const peak = /\] Peak level dB: (\S+)/.exec(line)?.[1];
    if (!peak || channel === 0) continue;
    const value = peak === '-inf' ? Number.NEGATIVE_INFINITY : Number(peak);
    peaks[channel - 1] = Math.max(peaks[channel - 1] ?? Number.NEGATIVE_INFINITY, value);
  }
  return peaks;
}

/** How ffmpeg is given the files, from its input number `first` on. */
export function decodedInputs({ files }: DecodedSound, bounds: Bounds) {
  return files.map(({ path, from }) => ({
    input: [...untrustedInput(bounds.pixels), '-itsoffset', from.toFixed(3), '-vn'],
    source: path,
  }));
}

/** The graph that makes one sound of them, from the start of the recording on, and ends in `[heard]`. */
export function mixGraph({ files, mix }: DecodedSound, first: number): string {
  const parts = files.map((_, at) => {
    const end = files.length === 1 ? `,${layoutOf(mix)}[decoded]` : `[track${at}]`;
    return (
      `[${first + at}:0]aresample=48000:async=1:first_pts=0,aformat=sample_fmts=flt,` +
      `pan=${mix.pans[at]}${end}`
    );
  });
  if (files.length === 1) return parts.join(';');
  const names = files.map((_, at) => `[track${at}]`).join('');
  const mixed = `amix=inputs=${files.length}:duration=longest:normalize=0`;
  return `${parts.join(';')};${names}${mixed},${layoutOf(mix)}[decoded]`;
}

const layoutOf = ({ channels }: Mix) => `aformat=channel_layouts=${channels === 1 ? 'mono' : 'stereo'}`;
