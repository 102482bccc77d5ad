import { z } from 'zod';
import { runFfprobe, type ToolGuards } from './ffmpeg.ts';
import { untrustedInput } from './tool-options.ts';

const number = z.coerce.number().catch(Number.NaN);
const flag = z.number().optional();

const streamShape = z.object({
  index: z.number(),
  codec_name: z.string().optional(),
  codec_type: z.string().optional(),
  codec_tag_string: z.string().optional(),
  profile: z.coerce.string().optional(),
  pix_fmt: z.string().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  sample_aspect_ratio: z.string().optional(),
  field_order: z.string().optional(),
  color_transfer: z.string().optional(),
  avg_frame_rate: z.string().optional(),
  r_frame_rate: z.string().optional(),
  channels: z.number().optional(),
  duration: number.optional(),
  nb_frames: number.optional(),
  nb_read_frames: number.optional(),
  nb_read_packets: number.optional(),
  disposition: z
    .object({ attached_pic: flag, still_image: flag, timed_thumbnails: flag, default: flag })
    .optional(),
  tags: z.record(z.string(), z.string()).optional(),
  side_data_list: z
    .array(z.object({ side_data_type: z.string().optional(), rotation: z.number().optional() }))
    .optional(),
});

const probeShape = z.object({
  streams: z.array(streamShape).default([]),
  format: z.object({
    format_name: z.string(),
    duration: number.optional(),
    start_time: number.optional(),
    tags: z.record(z.string(), z.string()).optional(),
  }),
});

/** One stream, as ffprobe tells of it. */
export type Stream = z.infer<typeof streamShape>;
/** A file, as ffprobe tells of it. */
export type Probe = z.infer<typeof probeShape>;

/** @throws ToolFailed where ffprobe cannot open it, and what runFfprobe throws. */
export async function probe(path: string, maxPixels: number, guards: ToolGuards): Promise<Probe> {
  const args = [...untrustedInput(maxPixels), '-show_streams', '-show_format'];
  return probeShape.parse(JSON.parse(await runFfprobe(args, path, guards)));
}

/** Opens one of our own renditions and decodes its first frames. @throws as runFfprobe does. */
export async function probeOutput(path: string, guards: ToolGuards): Promise<Probe> {
  const args = [
    '-show_streams',
    '-show_format',
    '-count_packets',
    '-count_frames',
    '-read_intervals',
    '%+1.5',
  ];
  return probeShape.parse(JSON.parse(await runFfprobe(args, path, guards)));
}

const packetsShape = z.object({
  packets: z
    .array(
      z.object({
        stream_index: z.number(),
        pts_time: number.optional(),
        dts_time: number.optional(),
        duration_time: number.optional(),
      }),
    )
    .default([]),
  streams: z.array(z.object({ index: z.number(), nb_read_frames: number.optional() })).default([]),
});

/** Parts of a file to read: from a second on (null: the start), for so many seconds (null: to the end). */
export interface Stretch {
  readonly from: number | null;
  readonly seconds: number | null;
}

export interface StreamReading {
  readonly packets: number;
  /** First and last moment that a packet covers, in seconds; NaN where there is none. */
  readonly from: number;
  readonly to: number;
  /** Frames that could be decoded; 0 where decoding was not asked for. */
  readonly frames: number;
}

/**
 * Reads packets, and decodes them where `decode` is true. What cannot be read or decoded is left out, as in a player.
 * @throws as runFfprobe does.
 */
export async function readPackets(
  path: string,
  streams: readonly number[],
  stretches: readonly Stretch[],
  decode: boolean,
  maxPixels: number,
  guards: ToolGuards,
): Promise<ReadonlyMap<number, StreamReading>> {
  const intervals = stretches
    .map(
      ({ from, seconds }) => `${from?.toFixed(3) ?? ''}%${seconds === null ? '' : `+${seconds.toFixed(3)}`}`,
    )
    .join(',');
  const args = [
    ...untrustedInput(maxPixels),
    '-show_packets',
    '-show_entries',
    'packet=stream_index,pts_time,dts_time,duration_time:stream=index,nb_read_frames',
    ...(decode ? ['-count_frames'] : []),
    ...(intervals === '%' ? [] : ['-read_intervals', intervals]),
  ];
  const read = packetsShape.parse(JSON.parse(await runFfprobe(args, path, guards)));
  const readings = new Map<number, StreamReading>();
  for (const index of streams) {
    let packets = 0;
    let from = Number.NaN;
    let to = Number.NaN;
    for (const packet of read.packets) {
      if (packet.stream_index !== index) continue;
      packets += 1;
      const start = firstNumber(packet.pts_time, packet.dts_time);
      if (Number.isNaN(start)) continue;
      const end = start + firstNumber(packet.duration_time, 0);
      if (!(from <= start)) from = start;
      if (!(to >= end)) to = end;
    }
    const frames = firstNumber(read.streams.find((stream) => stream.index === index)?.nb_read_frames, 0);
    readings.set(index, { packets, from, to, frames });
  }
  return readings;
}

/** The first of them that is a number, or NaN. */
export function firstNumber(...values: readonly (number | undefined)[]): number {
  return values.find((value) => value !== undefined && Number.isFinite(value)) ?? Number.NaN;
}
