import type { SoundTrack } from '../plan-renditions.ts';
import type { FfmpegRun } from '../tools/ffmpeg.ts';
import { quietOptions, untrustedInput, withoutMetadata } from '../tools/tool-options.ts';
import { type Bounds, decodedInputs, mixGraph } from './decode-sound.ts';
import { loudnessFilter } from './loudness.ts';
import type { FilmBelow, Voice } from './mix-narration.ts';

/**
 * How far the film's own sound goes down under the voice: both come at one loudness, so that a voice at a conversation's
 * level lowers it by about 17 dB, quickly, and lets it rise again once it has paused for a second.
 */
const ducking = 'sidechaincompress=threshold=0.015:ratio=12:attack=30:release=900';
/** What both together may reach, as a share of full scale; encoders overshoot a little. */
const ceiling = 'alimiter=limit=0.794:attack=2:release=50:level=0:latency=1';

/** The one run that lays a voice over a film, whose picture is copied packet by packet. `seconds`: of all of it. */
export function narrationArguments(
  film: FilmBelow & { readonly path: string },
  voice: Voice & { readonly begins: number },
  seconds: number,
  track: SoundTrack,
  to: string,
  bounds: Bounds,
): FfmpegRun {
  const { decoded, loudness, begins } = voice;
  const whole = seconds.toFixed(3);
  const told = [
    loudnessFilter(loudness, decoded.mix.channels),
    spreadTo(track, decoded.mix.channels),
    `adelay=${Math.round(begins * 1000)}:all=1`,
    `apad=whole_dur=${whole}`,
  ].join(',');
  const voiceGraph = `${mixGraph(decoded, 1)};[decoded]${told}`;
  const end = `${ceiling},aresample=48000,atrim=0:${whole}[mixed]`;
  return {
    input: [...quietOptions, ...untrustedInput(bounds.pixels)],
    source: film.path,
    beside: decodedInputs(decoded, bounds),
    filter: film.sound
      ? [
          `${voiceGraph},asplit[voice][key]`,
          `[0:${film.sound.index}]aresample=48000:async=1:first_pts=0,aformat=sample_fmts=flt,${spreadTo(track, film.channels)},apad=whole_dur=${whole}[film]`,
          `[film][key]${ducking}[lowered]`,
          `[lowered][voice]amix=inputs=2:duration=longest:normalize=0,${end}`,
        ].join(';')
      : `${voiceGraph},${end}`,
    outputs: [
      {
        options: [
          ...['-map', `0:${film.picture.index}`, '-c:v', 'copy'],
          ...['-map', '[mixed]', '-c:a', 'aac', '-b:a', String(track.aac), ...withoutMetadata],
          ...['-movflags', '+faststart', '-f', 'mp4'],
        ],
        path: to,
      },
    ],
  };
}

/** As many channels as the track has. What was one is heard on both sides, as loud as it was. */
function spreadTo(track: SoundTrack, channels: number): string {
  if (track.channels === 1) return 'aformat=channel_layouts=mono';
  return channels === 1 ? 'pan=stereo|c0=0.707*c0|c1=0.707*c0' : 'aformat=channel_layouts=stereo';
}
