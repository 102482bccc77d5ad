import { type FfmpegRun, runFfmpeg, type ToolGuards } from './ffmpeg.ts';
import { quietly, untrustedInput } from './tool-options.ts';

/** Where all sound is brought to (EBU R128, tech 3341): LUFS, dBTP, LU. */
const loudnessTarget = { integrated: -16, truePeak: -1.5, range: 11 } as const;

/** What the first pass measured. */
export interface Loudness {
  readonly integrated: number;
  readonly truePeak: number;
  readonly range: number;
  readonly threshold: number;
}

const target = `loudnorm=I=${loudnessTarget.integrated}:TP=${loudnessTarget.truePeak}:LRA=${loudnessTarget.range}`;

/**
 * The first pass: reads the sound only. `peaks` also gets the sound as 8 kHz mono 16-bit samples, for the waveform.
 * ebur128 measures what loudnorm would, at a third of the cost.
 */
export function measureArguments(
  source: string,
  stream: number,
  channels: number,
  bounds: { readonly seconds: number; readonly pixels: number },
  peaks: string | null,
): FfmpegRun {
  const mixed = `[0:${stream}]aformat=channel_layouts=${channels === 1 ? 'mono' : 'stereo'}`;
  const measure = 'ebur128=peak=true:framelog=verbose';
  return {
    // The measurement is printed at this level.
    input: [
      ...[...quietly, '-loglevel', 'info', ...untrustedInput(bounds.pixels)],
      ...['-t', String(bounds.seconds), '-vn'],
    ],
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

/** Reads what the first pass printed. Null where there is nothing to bring up: silence, or less than a moment. */
export function parseLoudness(text: string): Loudness | null {
  const summary = text.slice(text.lastIndexOf('Summary:'));
  const read = (pattern: RegExp) => Number(pattern.exec(summary)?.[1] ?? Number.NaN);
  const integrated = read(/I:\s+(-?[\d.]+) LUFS/);
  // Silence peaks at "-inf", which is no number here.
  const truePeak = read(/Peak:\s+(-?[\d.]+) dBFS/);
  const range = read(/LRA:\s+(-?[\d.]+) LU/);
  const threshold = read(/Threshold:\s+(-?[\d.]+) LUFS/);
  // -70 is the gate of the measurement itself: nothing was louder.
  if (![integrated, truePeak, range, threshold].every(Number.isFinite) || integrated <= -70) return null;
  return {
    integrated: clamp(integrated, -99, 0),
    truePeak: clamp(truePeak, -99, 99),
    range: clamp(range, 0, 99),
    threshold: clamp(threshold, -99, 0),
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
  const { integrated, truePeak, range, threshold } = loudness;
  const measured =
    `measured_I=${integrated}:measured_TP=${truePeak}:measured_LRA=${range}` +
    `:measured_thresh=${threshold}:linear=true`;
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
