import { z } from 'zod';
import { askTool, type ToolGuards } from '../tools/ffmpeg.ts';

const number = z.coerce.number().catch(Number.NaN);

const streamShape = z.object({
  index: z.number(),
  codec_name: z.string().optional(),
  codec_type: z.string().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  channels: z.number().optional(),
  nb_read_frames: number.optional(),
  nb_read_packets: number.optional(),
});

const probeShape = z.object({
  streams: z.array(streamShape).default([]),
  format: z.object({ start_time: number.optional() }),
});

/** One stream, as ffprobe tells of it. */
export type Stream = z.infer<typeof streamShape>;
/** A file, as ffprobe tells of it. */
type Probe = z.infer<typeof probeShape>;

/**
 * Opens one of our own renditions and decodes its first frames. Uploads are read by readHeader: ffprobe would open a
 * decoder for every stream of theirs. @throws as askTool does.
 */
export async function probeOutput(path: string, guards: ToolGuards): Promise<Probe> {
  const args = [
    ...['-v', 'error', '-of', 'json=compact=1', '-show_streams', '-show_format'],
    ...['-count_packets', '-count_frames', '-read_intervals', '%+1.5', '-i', path],
  ];
  return probeShape.parse(JSON.parse((await askTool('ffprobe', args, guards)).stdout));
}

/** The first of them that is a number, or NaN. */
export function firstNumber(...values: readonly (number | undefined)[]): number {
  return values.find((value) => value !== undefined && Number.isFinite(value)) ?? Number.NaN;
}
