import { askTool, type ToolGuards } from '../tools/ffmpeg.ts';
import { silence } from './mix.ts';
import { firstNumber, probeOutput, type Stream } from './probe.ts';
import { readTimeline, type Span } from './timeline.ts';

/** What a rendition must turn out to be, when it is opened again. Times are on the recording's own time line, in seconds. */
export interface Expected {
  readonly picture: {
    readonly codec: string;
    readonly width: number;
    readonly height: number;
    /** When the picture ends, and how much sooner it may: frames at the end that nobody can decode. */
    readonly to: number;
    readonly slack: number;
  } | null;
  readonly sound: {
    readonly codec: string;
    readonly channels: number;
    readonly to: number;
    /** There is something to hear in its source. */
    readonly sounding: boolean;
  } | null;
}

/** A stream of the rendition is shorter, longer or later than in the source. */
export class OutOfStep extends Error {
  constructor(what: string, expected: number, received: number) {
    super(`Expected the ${what} at ${expected.toFixed(3)} s but it is at ${received.toFixed(3)} s`);
    this.name = 'OutOfStep';
  }
}

/** Nobody sees or hears less; an encoder's own frames (AAC has 21 ms) may go beyond the end. */
const tolerance = 0.04;
const encoderFrame = 0.022;

/**
 * Opens a rendition again, decodes its first frames, and compares the span of each stream with the source's, so also the
 * offset between them. Gives its length in seconds.
 * @throws OutOfStep, or an Error that says what differs.
 */
export async function checkOutput(path: string, expected: Expected, guards: ToolGuards): Promise<number> {
  const found = await probeOutput(path, guards);
  const picture = found.streams.find(({ codec_type }) => codec_type === 'video') ?? null;
  const sound = found.streams.find(({ codec_type }) => codec_type === 'audio') ?? null;
  same('picture', expected.picture && pictureOf(expected.picture), picture && pictureIn(picture));
  same('sound', expected.sound && soundOf(expected.sound), sound && soundIn(sound));
  const streams = [picture, sound].filter((stream) => stream !== null);
  for (const stream of streams) {
    // Sound may lie beyond the stretch that was read; what was read must decode.
    if (firstNumber(stream.nb_read_packets, 0) > 0 && !(firstNumber(stream.nb_read_frames) > 0)) {
      throw new Error(`Expected frames that decode in stream ${stream.index} but received none`);
    }
  }
  const { spans } = await readTimeline(
    path,
    streams.map(({ index }) => index),
    Number.MAX_SAFE_INTEGER,
    guards,
  );
  const pictureSpan = picture && spans.get(picture.index);
  const soundSpan = sound && spans.get(sound.index);
  if (expected.picture && pictureSpan)
    judge('picture', pictureSpan, expected.picture, expected.picture.slack);
  if (expected.sound && soundSpan) judge('sound', soundSpan, expected.sound, 0);
  if (expected.sound?.sounding && !(await isAudible(path, guards))) {
    throw new Error('Expected a sound that can be heard but received silence');
  }
  return Math.max(...[...spans.values()].map(({ to }) => to));
}

function judge(what: string, { from, to }: Span, expected: { to: number }, slack: number): void {
  if (!(Math.abs(from) <= tolerance)) throw new OutOfStep(`${what}'s start`, 0, from);
  const isEarly = to < expected.to - tolerance - slack;
  if (isEarly || !(to <= expected.to + tolerance + Math.max(encoderFrame, slack))) {
    throw new OutOfStep(`${what}'s end`, expected.to, to);
  }
}

async function isAudible(path: string, guards: ToolGuards): Promise<boolean> {
  const peak = 'astats=measure_perchannel=none:measure_overall=Peak_level';
  const args = [
    '-nostdin',
    '-hide_banner',
    '-loglevel',
    'info',
    '-i',
    path,
    '-vn',
    '-af',
    peak,
    '-f',
    'null',
    '-',
  ];
  const { stderr } = await askTool('ffmpeg', args, guards);
  return Number(/Peak level dB: (-?[\d.]+)/.exec(stderr)?.[1] ?? Number.NEGATIVE_INFINITY) > silence;
}

type Described = readonly (string | number)[];
const pictureOf = ({ codec, width, height }: NonNullable<Expected['picture']>): Described => [
  codec,
  width,
  height,
];
const soundOf = ({ codec, channels }: NonNullable<Expected['sound']>): Described => [codec, channels];
const pictureIn = ({ codec_name = '', width = 0, height = 0 }: Stream): Described => [
  codec_name,
  width,
  height,
];
const soundIn = ({ codec_name = '', channels = 0 }: Stream): Described => [codec_name, channels];

function same(what: string, expected: Described | null, received: Described | null): void {
  const [wanted, given] = [expected, received].map((described) => described?.join(' ') ?? 'none');
  if (wanted !== given) throw new Error(`Expected ${what} ${wanted} but received ${given}`);
}
