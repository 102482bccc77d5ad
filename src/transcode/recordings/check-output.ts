import { brokenOff, isMachineFault } from '../tools/diagnosis.ts';
import { askTool, type ToolGuards } from '../tools/ffmpeg.ts';
import { ToolFailed } from '../tools/guarded.ts';
import { untrustedInput } from '../tools/tool-options.ts';
import { channelCount, silence } from './mix.ts';
import { type Header, type HeaderStream, parseHeader } from './parse-header.ts';
import { PacketReader, packetList, type Span } from './timeline.ts';

/** What a rendition must turn out to be, when it is opened again. Times are on the recording's own time line, in seconds. */
export interface Expected {
  readonly picture: {
    readonly codec: string;
    readonly width: number;
    readonly height: number;
    /** When the picture ends, and how much sooner it may: frames at the end that nobody can decode. */
    readonly to: number;
    readonly slack: number;
    /** Exactly so many, where that is known. */
    readonly frames?: number | undefined;
  } | null;
  readonly sound: {
    readonly codec: string;
    readonly channels: number;
    readonly to: number;
    /** There is something to hear in its source. */
    readonly sounding: boolean;
    /** It is copied packet by packet from a rendition that was checked, and need not be decoded again. */
    readonly isCopied?: boolean | undefined;
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
 * Opens a rendition again, decodes its first frames and all of its sound, and compares the span of each stream with the source's, so also the
 * offset between them. Gives its length in seconds.
 * @throws OutOfStep, or an Error that says what differs.
 */
export async function checkOutput(path: string, expected: Expected, guards: ToolGuards): Promise<number> {
  const { header, spans, frames, sound: heard } = await readOutput(path, expected, guards);
  const picture = header.streams.find(({ type }) => type === 'video') ?? null;
  const sound = header.streams.find(({ type }) => type === 'audio') ?? null;
  same('picture', expected.picture && pictureOf(expected.picture), picture && pictureIn(picture));
  same('sound', expected.sound && soundOf(expected.sound), sound && soundIn(sound));
  const pictureSpan = picture && spans[picture.index];
  const soundSpan = sound && spans[sound.index];
  const isHeard = expected.sound?.isCopied ? null : soundSpan;
  for (const [span, decoded] of [[pictureSpan, frames] as const, [isHeard, heard.samples] as const]) {
    if (span && span.packets > 0 && !(decoded > 0)) {
      throw new Error('Expected each stream to decode but received nothing of one');
    }
  }
  const { frames: counted } = expected.picture ?? {};
  if (counted !== undefined && pictureSpan?.packets !== counted) {
    throw new Error(`Expected ${counted} frames but received ${pictureSpan?.packets ?? 'none'}`);
  }
  if (expected.picture && pictureSpan)
    judge('picture', pictureSpan, expected.picture, expected.picture.slack);
  if (expected.sound && soundSpan) judge('sound', soundSpan, expected.sound, 0);
  if (expected.sound?.sounding && !(heard.peak > silence)) {
    throw new Error('Expected a sound that can be heard but received silence');
  }
  return Math.max(...[pictureSpan, soundSpan].flatMap((span) => (span ? [span.to] : [])));
}

interface Found {
  readonly header: Header;
  /** By the streams' indexes. */
  readonly spans: readonly Span[];
  /** Of the picture, among the first that were decoded. */
  readonly frames: number;
  /** Samples that were decoded, and the loudest of them in dBFS. */
  readonly sound: { readonly samples: number; readonly peak: number };
}

/** So many seconds of pictures are decoded. */
const firstSeconds = 1.5;
const mostStreams = 8;
/** As many as ffmpeg can count: these files are ours. */
const mostPixels = 2 ** 31 - 1;

/** All in one run, since on short recordings it is the start of a tool that takes its time. */
async function readOutput(path: string, expected: Expected, guards: ToolGuards): Promise<Found> {
  const packets = new PacketReader(mostStreams);
  const input = [...untrustedInput(mostPixels)];
  const levels = 'astats=measure_perchannel=none:measure_overall=Peak_level+Number_of_samples';
  const args = [
    ...['-nostdin', '-hide_banner', '-loglevel', 'info', ...input, '-i', path],
    // Once more, for only its beginning: a stream of the first input would be decoded to its end.
    ...(expected.picture ? [...input, '-t', String(firstSeconds), '-i', path] : []),
    ...['-map', '0', ...packetList],
    ...(expected.picture ? ['-map', '1:v:0', '-vf', 'showinfo', '-f', 'null', '-'] : []),
    ...(expected.sound && !expected.sound.isCopied
      ? ['-map', '0:a:0', '-af', levels, '-f', 'null', '-']
      : []),
  ];
  const { stderr } = await askTool('ffmpeg', args, guards, {
    // Where a stream is missing it ends with an error; what it said and walked past tells which.
    alsoWell: brokenOff,
    stderr: 512 * 1024,
    onOutput: (chunk) => packets.hear(chunk),
  });
  const header = parseHeader(stderr);
  if (!header || isMachineFault(stderr)) throw new ToolFailed('ffmpeg', 'could not open a rendition', stderr);
  return {
    header,
    spans: packets.spans(),
    frames: [...stderr.matchAll(/\] n: *\d+ pts:/g)].length,
    sound: {
      samples: Number(/Number of samples: (\d+)/.exec(stderr)?.[1] ?? 0),
      peak: Number(/Peak level dB: (-?[\d.]+)/.exec(stderr)?.[1] ?? Number.NEGATIVE_INFINITY),
    },
  };
}

function judge(what: string, { from, to }: Span, expected: { to: number }, slack: number): void {
  if (!(Math.abs(from) <= tolerance)) throw new OutOfStep(`${what}'s start`, 0, from);
  const isEarly = to < expected.to - tolerance - slack;
  if (isEarly || !(to <= expected.to + tolerance + Math.max(encoderFrame, slack))) {
    throw new OutOfStep(`${what}'s end`, expected.to, to);
  }
}

type Described = readonly (string | number)[];
const pictureOf = ({ codec, width, height }: NonNullable<Expected['picture']>): Described => [
  codec,
  width,
  height,
];
const soundOf = ({ codec, channels }: NonNullable<Expected['sound']>): Described => [codec, channels];
const pictureIn = ({ codec, width, height }: HeaderStream): Described => [codec, width, height];
const soundIn = ({ codec, channelLayout }: HeaderStream): Described => [codec, channelCount(channelLayout)];

function same(what: string, expected: Described | null, received: Described | null): void {
  const [wanted, given] = [expected, received].map((described) => described?.join(' ') ?? 'none');
  if (wanted !== given) throw new Error(`Expected ${what} ${wanted} but received ${given}`);
}
