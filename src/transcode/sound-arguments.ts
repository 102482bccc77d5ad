import type { FfmpegRun } from './ffmpeg.ts';
import { type Loudness, loudnessFilter } from './loudness.ts';
import type { SoundPlan } from './plan-renditions.ts';
import { nothingOfTheSource, quietly, untrustedInput } from './tool-options.ts';

export interface SoundSource {
  readonly path: string;
  /** Index of the stream to hear. */
  readonly stream: number;
  readonly loudness: Loudness | null;
}

/** One decode, two renditions: AAC for everything, Opus for those who pay for each megabyte. */
export function soundArguments(
  plan: SoundPlan,
  source: SoundSource,
  to: { m4a: string; opus: string },
  limits: { seconds: number; pixels: number },
): FfmpegRun {
  const { channels, aac, opus } = plan.track;
  const layout = channels === 1 ? 'mono' : 'stereo';
  return {
    input: [...quietly, ...untrustedInput(limits.pixels), '-t', String(limits.seconds), '-vn'],
    source: source.path,
    filter:
      `[0:${source.stream}]aformat=channel_layouts=${layout},${loudnessFilter(source.loudness)},` +
      'asplit[m4a][opus]',
    outputs: [
      {
        options: [
          ...['-map', '[m4a]', '-c:a', 'aac', '-b:a', String(aac), ...nothingOfTheSource],
          ...['-movflags', '+faststart', '-f', 'mp4'],
        ],
        path: to.m4a,
      },
      {
        options: [
          ...['-map', '[opus]', '-c:a', 'libopus', '-b:a', String(opus), ...nothingOfTheSource],
          ...['-f', 'ogg'],
        ],
        path: to.opus,
      },
    ],
  };
}
