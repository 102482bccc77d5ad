import type { SoundTrack } from '../plan-renditions.ts';
import type { FfmpegRun } from '../tools/ffmpeg.ts';
import { quietOptions, withoutMetadata } from '../tools/tool-options.ts';
import { type Bounds, type DecodedSound, decodedInputs, mixGraph } from './decode-sound.ts';
import { loudnessFilter } from './loudness.ts';
import type { Loudness } from './loudness-meter.ts';

/** Two renditions of what is heard: AAC for everything, Opus for those who pay for each megabyte. */
export function soundArguments(
  track: SoundTrack,
  decoded: DecodedSound,
  loudness: Loudness | null,
  to: { m4a: string; opus: string },
  bounds: Bounds,
): FfmpegRun {
  const [first, ...rest] = decodedInputs(decoded, bounds);
  if (!first) throw new Error('Expected at least one file of sound but received none');
  return {
    input: [...quietOptions, ...first.input],
    source: first.source,
    beside: rest,
    filter: `${mixGraph(decoded, 0)};[decoded]${loudnessFilter(loudness, decoded.mix.channels)},asplit[m4a][opus]`,
    outputs: [
      {
        options: [
          ...['-map', '[m4a]', '-c:a', 'aac', '-b:a', String(track.aac), ...withoutMetadata],
          ...['-movflags', '+faststart', '-f', 'mp4'],
        ],
        path: to.m4a,
      },
      {
        options: [
          ...['-map', '[opus]', '-c:a', 'libopus', '-b:a', String(track.opus), ...withoutMetadata],
          ...['-f', 'ogg'],
        ],
        path: to.opus,
      },
    ],
  };
}
