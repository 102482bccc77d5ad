import { z } from 'zod';
import { type FfmpegRun, runFfmpeg, type ToolGuards } from './ffmpeg.ts';
import { quietly, untrustedInput } from './tool-options.ts';

/** Where all sound is brought to (EBU R128, tech 3341): LUFS, dBTP, LU. */
export const loudnessTarget = { integrated: -16, truePeak: -1.5, range: 11 } as const;

/** What the first pass measured. */
export interface Loudness {
  readonly integrated: number;
  readonly truePeak: number;
  readonly range: number;
  readonly threshold: number;
  readonly offset: number;
}

const target = `loudnorm=I=${loudnessTarget.integrated}:TP=${loudnessTarget.truePeak}:LRA=${loudnessTarget.range}`;

/** The first pass: reads the sound only. `peaks` also gets the sound as 8 kHz mono 16-bit samples, for the waveform. */
export function measureArguments(
  source: string,
  stream: number,
  channels: number,
  maxSeconds: number,
  maxPixels: number,
  peaks: string | null,
): FfmpegRun {
  const mixed = `[0:${stream}]aformat=channel_layouts=${channels === 1 ? 'mono' : 'stereo'}`;
  const measure = `${target}:print_format=json`;
  return {
    // loudnorm prints at this level.
    input: [...quietly, '-loglevel', 'info', ...untrustedInput(maxPixels), '-t', String(maxSeconds), '-vn'],
    source,
    filter:
      peaks === null
        ? `${mixed},${measure}[loud]`
        : `${mixed},asplit[a][b];[a]${measure}[loud];[b]aresample=8000,aformat=s16:channel_layouts=mono[peaks]`,
    outputs: [
      { options: ['-map', '[loud]', '-f', 'null'], path: '-' },
      ...(peaks === null ? [] : [{ options: ['-map', '[peaks]', '-f', 's16le'], path: peaks }]),
    ],
  };
}

const printed = z.object({
  input_i: z.coerce.number(),
  input_tp: z.coerce.number(),
  input_lra: z.coerce.number(),
  input_thresh: z.coerce.number(),
  target_offset: z.coerce.number(),
});

/** Reads what the first pass printed. Null where there is nothing to measure: silence, or less than a moment. */
export function parseLoudness(text: string): Loudness | null {
  const json = /\{[^{}]*"input_i"[^{}]*\}/.exec(text)?.[0];
  if (json === undefined) return null;
  const read = printed.safeParse(JSON.parse(json));
  // Silence is "-inf", which is no number.
  if (!read.success || !Number.isFinite(read.data.input_i) || !Number.isFinite(read.data.input_tp))
    return null;
  if (read.data.input_i < -70) return null;
  const { input_i, input_tp, input_lra, input_thresh, target_offset } = read.data;
  return {
    integrated: clamp(input_i, -99, 0),
    truePeak: clamp(input_tp, -99, 99),
    range: clamp(input_lra, 0, 99),
    threshold: clamp(input_thresh, -99, 0),
    offset: clamp(target_offset, -99, 99),
  };
}

/** The ranges that loudnorm takes; it refuses the whole graph otherwise. */
function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

/** The second pass: brings the sound to the target, at 48 kHz. Silence passes as it is. */
export function loudnessFilter(loudness: Loudness | null): string {
  const resample = 'aresample=48000';
  if (!loudness) return resample;
  const { integrated, truePeak, range, threshold, offset } = loudness;
  const measured =
    `measured_I=${integrated}:measured_TP=${truePeak}:measured_LRA=${range}` +
    `:measured_thresh=${threshold}:offset=${offset}:linear=true`;
  return `${target}:${measured},${resample}`;
}

/** @throws as runFfmpeg does. */
export async function measureLoudness(
  run: FfmpegRun,
  guards: ToolGuards,
  onSeconds?: (seconds: number) => void,
): Promise<Loudness | null> {
  return parseLoudness(await runFfmpeg(run, guards, onSeconds));
}
