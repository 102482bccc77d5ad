import type { ToolGuards } from '../transcode/ffmpeg.ts';
import { firstNumber, type Probe, readPackets, type Stream, type StreamReading } from '../transcode/probe.ts';
import { rate } from '../transcode/streams.ts';
import type { AcceptedContainer, MediaLimits } from './accepted-media.ts';

export interface Measured {
  /** Length in seconds that was found in the data; NaN where there is none. */
  readonly seconds: number;
  /** What the header claims, where it claims anything. */
  readonly declared: number | null;
  /** Average frames a second; 0 for a sound. */
  readonly frameRate: number;
  /** Frames were decoded of the film's picture, or of the sound. */
  readonly decodes: boolean;
  readonly soundDecodes: boolean;
}

interface Streams {
  readonly picture: Stream | null;
  readonly sound: Stream | null;
}

/** Seconds at each end that are decoded to see that they can be. */
const taste = 1.5;

/**
 * Finds how long a recording really is. Where the container has an index, its length is taken once its last packets are
 * seen to be there; else (and where a browser wrote no length, as MediaRecorder does) all packets are walked past.
 */
export async function measureRecording(
  path: string,
  probe: Probe,
  streams: Streams,
  container: AcceptedContainer,
  limits: MediaLimits,
  guards: ToolGuards,
): Promise<Measured> {
  const { picture, sound } = streams;
  const indexes = [picture, sound].flatMap((stream) => (stream ? [stream.index] : []));
  const length = firstNumber(probe.format.duration);
  const declared = length > 0 ? length : null;
  const origin = firstNumber(probe.format.start_time, 0);
  const pixels = limits.film.pixels;
  const read = (from: number | null, seconds: number | null, decode: boolean) =>
    readPackets(path, indexes, [{ from, seconds }], decode, pixels, guards);

  const start = await read(null, taste, true);
  const rateClaimed = picture ? plausibleRate(picture, limits.film.framesPerSecond) : 0;
  const whole = declared === null || !container.index || Number.isNaN(rateClaimed);
  const rest = whole ? await read(null, null, false) : await read(origin + tail(declared), null, true);

  const main = (picture ?? sound)?.index ?? -1;
  const tasted = (index: number) => (start.get(index)?.frames ?? 0) > 0;
  // Sound that begins late, or lies further on in the file, was not tasted; only what fails to decode is left out.
  const silent = sound !== null && (start.get(sound.index)?.packets ?? 0) > 0 && !tasted(sound.index);
  const span = rest.get(main);
  const end = latest([...rest.values(), ...start.values()]);
  return {
    seconds: Math.round((end - origin) * 1000) / 1000,
    declared,
    frameRate: Number.isNaN(rateClaimed) ? measuredRate(span) : rateClaimed,
    decodes: tasted(main) && (whole || (span?.frames ?? 0) > 0 || (declared ?? 0) <= taste * 2),
    soundDecodes: sound !== null && !silent,
  };
}

function tail(declared: number): number {
  return Math.max(0, declared - taste);
}

function latest(readings: readonly StreamReading[]): number {
  return Math.max(0, ...readings.map(({ to }) => to).filter((to) => !Number.isNaN(to)));
}

/** Files of a browser claim a thousand frames a second, or none: those are counted instead. */
function plausibleRate(picture: Stream, most: number): number {
  const average = rate(picture.avg_frame_rate);
  return average > 0 && average <= most ? average : Number.NaN;
}

function measuredRate(span: StreamReading | undefined): number {
  if (!span || !(span.to > span.from)) return 1;
  return Math.round((span.packets / (span.to - span.from)) * 1000) / 1000;
}
