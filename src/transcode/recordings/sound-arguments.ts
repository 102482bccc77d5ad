import type { SoundTrack } from '../plan-renditions.ts';
import type { FfmpegRun } from '../tools/ffmpeg.ts';
import { nothingOfTheSource, quietly } from '../tools/tool-options.ts';
import { type Bounds, type Heard, heardGraph, heardInputs } from './hear.ts';
import { type Loudness, loudnessFilter } from './loudness.ts';

/** Two renditions of what is heard: AAC for everything, Opus for those who pay for each megabyte. */
export function soundArguments(
  track: SoundTrack,
  heard: Heard,
  loudness: Loudness | null,
  to: { m4a: string; opus: string },
  bounds: Bounds,
): FfmpegRun {
  const [first, ...rest] = heardInputs(heard, bounds);
  if (!first) throw new Error('Expected at least one file of sound but received none');
  return {
    input: [...quietly, ...first.input],
    source: first.source,
    beside: rest,
    filter: `${heardGraph(heard, 0)};[heard]${loudnessFilter(loudness, heard.mix.channels)},asplit[m4a][opus]`,
    outputs: [
      {
        options: [
          ...['-map', '[m4a]', '-c:a', 'aac', '-b:a', String(track.aac), ...nothingOfTheSource],
          ...['-movflags', '+faststart', '-f', 'mp4'],
        ],
        path: to.m4a,
      },
      {
        options: [
          ...['-map', '[opus]', '-c:a', 'libopus', '-b:a', String(track.opus), ...nothingOfTheSource],
          ...['-f', 'ogg'],
        ],
        path: to.opus,
      },
    ],
  };
}
