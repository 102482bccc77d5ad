import { type FfmpegRun, runFfmpeg, type ToolGuards } from '../tools/ffmpeg.ts';
import { quietOptions } from '../tools/tool-options.ts';
import { type Bounds, type DecodedSound, decodedInputs, mixGraph } from './decode-sound.ts';
import { type Loudness, loudnessMeter, parseLoudness } from './loudness-meter.ts';

/** Where all sound is brought to (EBU R128, tech 3341): LUFS, and dBTP. */
const loudnessTarget = { integrated: -16, truePeak: -1.5 } as const;

/** The first pass: measures what is heard. `peaks` also gets it as 8 kHz mono 16-bit samples, for the waveform. */
export function measureArguments(decoded: DecodedSound, bounds: Bounds, peaks: string | null): FfmpegRun {
  const [first, ...rest] = decodedInputs(decoded, bounds);
  if (!first) throw new Error('Expected at least one file of sound but received none');
  const graph = mixGraph(decoded, 0);
  return {
    // The measurement is printed at this level.
    input: [...quietOptions, '-loglevel', 'info', ...first.input],
    source: first.source,
    beside: rest,
    filter:
      peaks === null
        ? `${graph};[decoded]${loudnessMeter}[loud]`
        : `${graph};[decoded]asplit[a][b];[a]${loudnessMeter}[loud];[b]aresample=8000,aformat=s16:channel_layouts=mono[peaks]`,
    outputs: [
      { options: ['-map', '[loud]', '-f', 'null'], path: '-' },
      ...(peaks === null ? [] : [{ options: ['-map', '[peaks]', '-f', 's16le'], path: peaks }]),
    ],
  };
}

/** A share of full scale, for a limiter: what it lets through lies a little below the target, since encoders overshoot. */
const ceiling = 10 ** ((loudnessTarget.truePeak - 0.5) / 20);

/**
 * The second pass: brings the sound to the target in one straight line, at 48 kHz, so that it breathes as it was
 * recorded. Only single peaks that would then be too high are held down. Silence passes as it is.
 */
export function loudnessFilter(loudness: Loudness | null, channels: 1 | 2): string {
  const end = `aresample=48000,aformat=channel_layouts=${channels === 1 ? 'mono' : 'stereo'}`;
  if (!loudness) return end;
  const gain = loudnessTarget.integrated - loudness.integrated;
  const isTooHigh = loudness.truePeak + gain > loudnessTarget.truePeak;
  // Peaks between two samples show at four times as many.
  const limiter = `aresample=192000,alimiter=limit=${ceiling.toFixed(4)}:attack=2:release=50:level=0:latency=1,`;
  return `volume=${gain.toFixed(2)}dB,${isTooHigh ? limiter : ''}${end}`;
}

/** @throws as runFfmpeg does. */
export async function measureLoudness(
  run: FfmpegRun,
  guards: ToolGuards,
  onSeconds?: (seconds: number) => void,
): Promise<Loudness | null> {
  return parseLoudness(await runFfmpeg(run, guards, onSeconds));
}

/** As loud as it was when it was decoded, where that is how it is heard; measured now, where it is mixed. @throws as runFfmpeg does. */
export async function loudnessOf(
  decoded: DecodedSound,
  bounds: Bounds,
  guards: ToolGuards,
): Promise<Loudness | null> {
  return decoded.loudness !== undefined
    ? decoded.loudness
    : measureLoudness(measureArguments(decoded, bounds, null), guards);
}
