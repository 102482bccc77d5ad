/** What ffmpeg says of a file when it opens it (libavformat's av_dump_format), as data. Pure. */

export interface Header {
  /** ffmpeg's name of the reader, such as "mov,mp4,m4a,3gp,3g2,mj2". */
  readonly demuxer: string;
  /** Seconds that the file claims; null where it claims none, or where they are only guessed from its size. */
  readonly declared: number | null;
  /** Where its own clock begins, in seconds: what an encoder of sound puts before the start lies below 0. 0 where it does not say. */
  readonly starts: number;
  /** Such as "qt" or "isom"; empty where there is none. */
  readonly brand: string;
  /** The reader found it protected. */
  readonly locked: boolean;
  readonly streams: readonly HeaderStream[];
}

export type StreamType = 'video' | 'audio' | 'subtitle' | 'data' | 'attachment';

export interface HeaderStream {
  readonly index: number;
  readonly type: StreamType;
  /** ffmpeg's name, such as "h264"; "none" where it knows none. */
  readonly codec: string;
  /** Four letters that the container calls it by, such as "avc1"; empty where it has none. */
  readonly tag: string;
  /** ISO 639; empty or "und" where nobody said. */
  readonly language: string;
  /** Such as "default", "attached pic", "comment". */
  readonly dispositions: readonly string[];
  /** Pixels as they are stored; 0 where they are not known. */
  readonly width: number;
  readonly height: number;
  /** Width over height of one pixel. */
  readonly pixelShape: number;
  readonly pixelFormat: string;
  readonly colour: StreamColour;
  /** Whether the header says that the lines of each picture were taken at two moments. */
  readonly interlaced: boolean;
  /** Frames a second that the header claims; NaN where it claims none. */
  readonly frameRate: number;
  /** Degrees counter-clockwise, as the display matrix has it. */
  readonly rotation: number;
  /** Of Dolby Vision; null of everything else. */
  readonly dolbyVision: number | null;
  readonly sampleRate: number;
  /** Such as "stereo", "5.1(side)", "3 channels"; empty of all but sound. */
  readonly channelLayout: string;
}

/** In ffmpeg's names; null where the file does not say. */
export interface StreamColour {
  readonly range: 'tv' | 'pc' | null;
  readonly matrix: string | null;
  readonly primaries: string | null;
  readonly transfer: string | null;
}

/** Null where the text tells of no file that was opened. */
export function parseHeader(text: string): Header | null {
  const lines = text.split('\n');
  const demuxer = lines.map((line) => /^Input #0, (.+), from '/.exec(line)?.[1]).find(Boolean);
  if (!demuxer) return null;
  const guessed = lines.some((line) => /^\[.*Estimating duration from bitrate/.test(line));
  const duration = lines.map((line) => /^ {2}Duration: ([^,]+),/.exec(line)?.[1]).find(Boolean);
  return {
    demuxer,
    starts: Number(
      lines.map((line) => /^ {2}Duration: .*, start: (-?[\d.]+)/.exec(line)?.[1]).find(Boolean) ?? 0,
    ),
    declared: guessed ? null : secondsOf(duration ?? ''),
    brand: lines.map((line) => /^ {4}major_brand\s*: (.*)$/.exec(line)?.[1]?.trim()).find(Boolean) ?? '',
    locked: lines.some((line) => /^\[.*(?:DRM protected stream|Unsupported encoding type)/.test(line)),
    streams: streamsOf(lines),
  };
}

function secondsOf(clock: string): number | null {
  const [, hours, minutes, seconds] = /^(\d+):(\d\d):(\d\d(?:\.\d+)?)$/.exec(clock) ?? [];
  const sum = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return sum > 0 ? sum : null;
}

/** Its own lines have two spaces before them; whatever a file's tags hold is printed further in. */
const head =
  /^ {2}Stream #0:(\d+)(?:\[0x[\da-f]+\])?(?:\(([^)]*)\))?: (Video|Audio|Subtitle|Data|Attachment): (\w+)(.*)$/;

function streamsOf(lines: readonly string[]): HeaderStream[] {
  const streams: HeaderStream[] = [];
  for (const [at, line] of lines.entries()) {
    const [, index, language = '', type = '', codec = '', rest = ''] = head.exec(line) ?? [];
    if (index === undefined || streams.some((stream) => stream.index === Number(index))) continue;
    const below = lines.slice(at + 1);
    const end = below.findIndex((next) => !next.startsWith('   '));
    const more = end < 0 ? below : below.slice(0, end);
    streams.push({
      index: Number(index),
      type: type.toLowerCase() as StreamType,
      codec,
      tag: / \(([^()]{4}) \/ 0x[\dA-F]+\)/.exec(rest)?.[1]?.trim() ?? '',
      language,
      dispositions: [...rest.matchAll(/ \(([a-z][a-z ]*)\)(?= \(|\s*$)/g)].map(([, name = '']) => name),
      ...pictureOf(rest),
      ...besideOf(more),
      ...soundOf(rest),
    });
  }
  return streams;
}

function pictureOf(rest: string) {
  const [, width = '0', height = '0'] = /, (\d+)x(\d+)(?=[ ,]|$)/.exec(rest) ?? [];
  const shapes = [...rest.matchAll(/SAR (\d+):(\d+)/g)];
  const [, across = '1', down = '1'] = shapes.at(-1) ?? [];
  const shape = Number(across) / Number(down);
  const [, pixelFormat = '', inside = ''] = /, (\w+)(?:\((.*?)\))?(?=, \d+x\d+)/.exec(rest) ?? [];
  const fps = /, ([\d.]+k?) fps/.exec(rest)?.[1] ?? '';
  return {
    width: Number(width),
    height: Number(height),
    pixelShape: Number.isFinite(shape) && shape > 0 ? shape : 1,
    pixelFormat,
    colour: colourOf(inside.split(', ')),
    interlaced: /top first|bottom first|top coded first|bottom coded first/.test(inside),
    frameRate: fps.endsWith('k') ? Number(fps.slice(0, -1)) * 1000 : Number(fps || Number.NaN),
  };
}

const known = (name: string | undefined) =>
  name === undefined || ['unknown', 'reserved', 'unspecified'].includes(name) ? null : name;
const otherWords = /^(tv|pc|\d+ bpc|progressive|(top|bottom) .*|left|center|topleft|top)$/;

function colourOf(words: readonly string[]): StreamColour {
  const range = words.find((word) => word === 'tv' || word === 'pc') as 'tv' | 'pc' | undefined;
  const names = words.find((word) => word !== '' && !otherWords.test(word))?.split('/') ?? [];
  // Where all three have one name it is said once.
  const [matrix, primaries = matrix, transfer = matrix] = names;
  return {
    range: range ?? null,
    matrix: known(matrix),
    primaries: known(primaries),
    transfer: known(transfer),
  };
}

function besideOf(lines: readonly string[]) {
  const first = (pattern: RegExp) => lines.map((line) => pattern.exec(line)?.[1]).find(Boolean);
  const dolby = first(/^ {6}DOVI configuration record: .*profile: (\d+)/);
  return {
    rotation: Number(first(/^ {6}displaymatrix: rotation of (-?[\d.]+) degrees/) ?? 0),
    dolbyVision: dolby === undefined ? null : Number(dolby),
  };
}

function soundOf(rest: string) {
  const [, rate = '0', layout = ''] = /, (\d+) Hz, ([^,]+?)(?=,|$)/.exec(rest) ?? [];
  return { sampleRate: Number(rate), channelLayout: layout.trim() };
}
