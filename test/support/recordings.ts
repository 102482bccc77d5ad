import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { HeaderStream } from '../../src/transcode/recordings/parse-header.ts';

/** What is seen and heard in a recording, measured with the bare tools. Times are seconds from its start. */

const run = promisify(execFile);
const most = 512 * 1024 * 1024;

const soundRate = 48_000;

/** The loudest of all channels, sample by sample, at 48 kHz: silence where nothing lies on the time line. */
const samples = [
  ...['-map', '0:a:0', '-af', `aresample=${soundRate}:async=1:first_pts=0,aformat=channel_layouts=mono`],
  ...['-f', 'f32le', '-'],
];
const loudness = ['-map', '0:a:0', '-af', 'ebur128=framelog=verbose', '-f', 'null', '-'];
/** How bright each picture is, which a small copy tells as well. */
const light = [
  ...['-map', '0:v:0', '-vf', 'scale=64:48,signalstats,metadata=print:key=lavfi.signalstats.YAVG'],
  ...['-f', 'null', '-'],
];

interface Heard {
  /** When each beep begins: a sound after a quarter of a second without one. */
  readonly beeps: readonly number[];
  /** EBU R128, in LUFS. */
  readonly loudness: number;
}

interface SeenAndHeard extends Heard {
  /** When each flash begins: a picture that is much brighter than the one before. */
  readonly flashes: readonly number[];
}

async function measured(path: string, ...outputs: string[]): Promise<SeenAndHeard> {
  const args = ['-nostdin', '-hide_banner', '-i', path, ...outputs];
  const { stdout, stderr } = await run('ffmpeg', args, { encoding: 'buffer', maxBuffer: most });
  const said = stderr.toString();
  return { beeps: beepsAmong(stdout), loudness: loudnessSaid(said), flashes: flashesAmong(said) };
}

/** What is heard of a sound or a film, measured in one run. */
export const heardIn = (path: string): Promise<Heard> => measured(path, ...samples, ...loudness);

/** What is seen and heard of a film, measured in one run. */
export const seenAndHeardIn = (path: string): Promise<SeenAndHeard> =>
  measured(path, ...samples, ...loudness, ...light);

export const beepsIn = async (path: string) => (await measured(path, ...samples)).beeps;
export const flashesIn = async (path: string) => (await measured(path, ...light)).flashes;
export const loudnessOf = async (path: string) => (await measured(path, ...loudness)).loudness;

function beepsAmong(raw: Buffer): number[] {
  const found = new Float32Array(raw.buffer, raw.byteOffset, Math.floor(raw.length / 4));
  const beeps: number[] = [];
  let quietSince = -soundRate;
  // No iterator: there are millions.
  for (let at = 0; at < found.length; at += 1) {
    if (Math.abs(found[at] ?? 0) < 0.15) continue;
    if (at - quietSince > soundRate / 4) beeps.push(at / soundRate);
    quietSince = at;
  }
  return beeps;
}

function flashesAmong(said: string): number[] {
  const flashes: number[] = [];
  let time = 0;
  let before = 255;
  for (const line of said.split('\n')) {
    time = Number(/pts_time:(\S+)/.exec(line)?.[1] ?? time);
    const light = /YAVG=(\S+)/.exec(line)?.[1];
    if (light === undefined) continue;
    if (Number(light) > before + 40) flashes.push(time);
    before = Number(light);
  }
  return flashes;
}

const loudnessSaid = (said: string) =>
  Number(/I:\s+(-?[\d.]+) LUFS/.exec(said.slice(said.lastIndexOf('Summary:')))?.[1]);

/** How far apart in time each flash and its beep are, in seconds; the most of them. */
export function outOfStep(flashes: readonly number[], beeps: readonly number[]): number {
  return Math.max(...flashes.map((flash, at) => Math.abs(flash - (beeps[at] ?? Number.POSITIVE_INFINITY))));
}

/** How loud a pure tone is in a sound, in dBFS, or in one of its channels: to hear whether a voice of that pitch is there. */
export async function toneIn(path: string, hertz: number, channel?: 'FL' | 'FR'): Promise<number> {
  const from = channel ? `pan=mono|c0=${channel},` : '';
  const filter = `${from}bandpass=f=${hertz}:width_type=h:w=20,bandpass=f=${hertz}:width_type=h:w=20,volumedetect`;
  const args = ['-nostdin', '-hide_banner', '-i', path, '-map', '0:a:0', '-af', filter, '-f', 'null', '-'];
  const { stderr } = await run('ffmpeg', args, { maxBuffer: most });
  return Number(/mean_volume: (-?[\d.]+) dB/.exec(stderr)?.[1]);
}

/** Length of each stream in seconds, from its first packet to the end of its last. */
export async function lengthsOf(path: string): Promise<Record<string, number>> {
  const shown = 'stream=index,codec_type:packet=stream_index,pts_time,duration_time';
  const args = ['-v', 'error', '-show_entries', shown, '-of', 'json', path];
  const found = JSON.parse((await run('ffprobe', args, { maxBuffer: most })).stdout) as {
    packets: { stream_index: number; pts_time: string; duration_time?: string }[];
    streams: { index: number; codec_type: string }[];
  };
  return Object.fromEntries(
    found.streams.map(({ index, codec_type }) => {
      const own = found.packets.filter((packet) => packet.stream_index === index);
      const starts = own.map(({ pts_time }) => Number(pts_time));
      const ends = own.map(({ pts_time, duration_time }) => Number(pts_time) + Number(duration_time ?? 0));
      return [codec_type, Math.max(...ends) - Math.max(0, Math.min(...starts))];
    }),
  );
}

/** How many pictures of a film differ from the one before, by the second they are shown in. */
export async function changesIn(path: string): Promise<number[]> {
  const args = ['-i', path, '-vf', 'mpdecimate=max=0:frac=0.01,showinfo', '-f', 'null', '-'];
  const { stderr } = await run('ffmpeg', ['-nostdin', '-hide_banner', ...args], { maxBuffer: most });
  const counts: number[] = [];
  for (const [, time] of stderr.matchAll(/pts_time:(\S+)/g)) {
    const second = Math.floor(Number(time) + 0.02);
    counts[second] = (counts[second] ?? 0) + 1;
  }
  return counts;
}

/** A film's stream of pictures that says nothing of its colours. */
export const aStream: HeaderStream = {
  index: 0,
  type: 'video',
  codec: 'h264',
  tag: '',
  language: '',
  dispositions: [],
  width: 1920,
  height: 1080,
  pixelShape: 1,
  pixelFormat: 'yuv420p',
  colour: { range: null, matrix: null, primaries: null, transfer: null },
  interlaced: false,
  frameRate: 25,
  rotation: 0,
  dolbyVision: null,
  sampleRate: 0,
  channelLayout: '',
};
