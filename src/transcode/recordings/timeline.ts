import { brokenOff, isMachineFault } from '../tools/diagnosis.ts';
import { askTool, type ToolGuards } from '../tools/ffmpeg.ts';
import { ToolFailed } from '../tools/guarded.ts';
import { untrustedInput } from '../tools/tool-options.ts';

/** When one stream is seen or heard, in seconds on the film's own time line (edit lists applied, its start at 0). */
export interface Span {
  readonly packets: number;
  /** First and last moment; NaN where there is nothing. */
  readonly from: number;
  readonly to: number;
  /** Frames a second of its fastest second, so that a film which stands still for long keeps its motion; NaN of one frame. */
  readonly fastest: number;
  /** Frames a second over its whole length; NaN of one frame. */
  readonly average: number;
  /** Nearly always a frame stands as long as any other. */
  readonly steady: boolean;
}

export interface Timeline {
  /** By the streams' indexes. */
  readonly spans: ReadonlyMap<number, Span>;
  /** What the reader missed on its way, in its own words. */
  readonly complaint: string;
}

/** More packets than any recording that we take has; beyond these a file is not what it says. */
const mostPackets = 4_000_000;

/** The file has more packets than any recording that we take. */
export class TooManyPackets extends Error {}

/**
 * Walks past every packet of the streams, decoding none. The times are those that a transcode of the same file has, or,
 * `asWritten`, those that stand in the file.
 * @throws TooManyPackets, and what askTool throws.
 */
export async function readTimeline(
  path: string,
  streams: readonly number[],
  maxPixels: number,
  guards: ToolGuards,
  asWritten = false,
): Promise<Timeline> {
  const packets = new PacketReader(streams.length);
  const args = [
    ...['-nostdin', '-hide_banner', '-loglevel', 'error', ...untrustedInput(maxPixels)],
    ...[...(asWritten ? ['-copyts'] : []), '-i', path],
    ...streams.flatMap((index) => ['-map', `0:${index}`]),
    ...packetList,
  ];
  // A file that ends too soon can end the walk with an error; what was walked past tells how far it goes.
  const { stderr } = await askTool('ffmpeg', args, guards, {
    alsoWell: brokenOff,
    onOutput: (chunk) => packets.hear(chunk),
  });
  if (isMachineFault(stderr)) throw new ToolFailed('ffmpeg', 'could not walk through it', stderr);
  const spans = packets.spans();
  return {
    spans: new Map(streams.map((index, at) => [index, spans[at] ?? new Walk().span()])),
    complaint: stderr,
  };
}

/** The output of ffmpeg that a PacketReader hears. */
export const packetList: readonly string[] = ['-c', 'copy', '-f', 'framecrc', '-'];

/** Reads the list of a file's packets as ffmpeg writes it. */
export class PacketReader {
  readonly #walks: readonly Walk[];
  #line = '';
  #packets = 0;

  constructor(streams: number) {
    this.#walks = Array.from({ length: streams }, () => new Walk());
  }

  /** False once there are too many. */
  hear(chunk: Buffer): boolean {
    const lines = (this.#line + chunk.toString('latin1')).split('\n');
    this.#line = lines.pop() ?? '';
    for (const line of lines) {
      this.#packets += 1;
      read(line, this.#walks);
    }
    return this.#packets <= mostPackets;
  }

  /** Of each stream. @throws TooManyPackets */
  spans(): Span[] {
    if (this.#packets > mostPackets) throw new TooManyPackets('Expected fewer packets');
    return this.#walks.map((walk) => walk.span());
  }
}

/** `stream, dts, pts, duration, size, checksum[, flags …]`, in units that a line before it names. */
function read(line: string, walks: readonly Walk[]): void {
  if (line.startsWith('#')) {
    const [, stream, top, bottom] = /^#tb (\d+): (\d+)\/(\d+)/.exec(line) ?? [];
    if (stream !== undefined) walks[Number(stream)]?.unit(Number(top) / Number(bottom));
    return;
  }
  const [stream, dts, pts, duration, , , flags = ''] = line.split(',').map((part) => part.trim());
  const bits = /^F=0x([\da-f]+)$/i.exec(flags)?.[1];
  walks[Number(stream)]?.add(Number(pts), Number(dts), Number(duration), Number.parseInt(bits ?? '0', 16));
}

/** Flag of a packet (libavcodec) that is decoded but not shown, as before the start of an edit list. */
const unshown = 4;
/** How a time is written that nobody knows (AV_NOPTS_VALUE). */
const unknown = -9e18;

class Walk {
  #unit = 1;
  #packets = 0;
  #lag = 0;
  #to = Number.NaN;
  readonly #times: number[] = [];

  unit(seconds: number): void {
    this.#unit = seconds;
  }

  add(pts: number, dts: number, duration: number, flags: number): void {
    if ((flags & unshown) !== 0) return;
    this.#packets += 1;
    // Older cameras give only some packets a time to be shown at; the others follow as they are decoded.
    if (pts > unknown && dts > unknown) this.#lag = pts - dts;
    const shown = pts > unknown ? pts : dts > unknown ? dts + this.#lag : Number.NaN;
    const start = shown * this.#unit;
    if (Number.isNaN(start)) return;
    const end = start + Math.max(0, duration || 0) * this.#unit;
    if (!(this.#to >= end)) this.#to = end;
    this.#times.push(start);
  }

  span(): Span {
    const times = Float64Array.from(this.#times).sort();
    const from = times[0] ?? Number.NaN;
    const last = times.at(-1) ?? Number.NaN;
    return {
      packets: this.#packets,
      // What begins before the start is trimmed to it, as a player does.
      from: Math.max(0, from),
      to: this.#to,
      fastest: fastestOf(times),
      average: last > from ? (times.length - 1) / (last - from) : Number.NaN,
      steady: isSteady(times),
    };
  }
}

/** The most frames that any second holds, as a rate; over the whole where it is shorter than that. */
function fastestOf(times: Float64Array): number {
  let fastest = Number.NaN;
  let first = 0;
  for (let at = 1; at < times.length; at += 1) {
    const now = times[at] ?? 0;
    while (first + 1 < at && now - (times[first + 1] ?? 0) >= 1) first += 1;
    const seconds = now - (times[first] ?? 0);
    const isWhole = seconds >= 1 || (first === 0 && at === times.length - 1);
    if (isWhole && seconds > 0 && !(fastest >= (at - first) / seconds)) fastest = (at - first) / seconds;
  }
  return fastest;
}

/** Clocks of containers are coarse: nine tenths of the time is spent on frames that stand as long as the middle one, give or take a quarter. */
function isSteady(times: Float64Array): boolean {
  const gaps = times.subarray(1).map((time, at) => time - (times[at] ?? 0));
  const middle = Float64Array.from(gaps).sort()[Math.floor(gaps.length / 2)] ?? 0;
  const sum = (list: Float64Array) => list.reduce((all, gap) => all + gap, 0);
  return sum(gaps.filter((gap) => Math.abs(gap - middle) <= middle / 4)) >= sum(gaps) * 0.9;
}
