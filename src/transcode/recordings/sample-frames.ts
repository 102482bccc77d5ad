import { brokenOff, isMachineFault } from '../tools/diagnosis.ts';
import { askTool, type ToolGuards } from '../tools/ffmpeg.ts';
import { ToolFailed } from '../tools/guarded.ts';
import { untrustedInput } from '../tools/tool-options.ts';

/** The first frames of a recording, decoded to see that they can be, and how they were taken. */
export interface FrameSample {
  /** Of the picture, where there is one: at most `fewFrames`. */
  readonly frames: number;
  /** Most of them were taken as two fields, one after the other. */
  readonly interlaced: boolean;
  /** Seconds from one of them to the next; NaN of one. */
  readonly interval: number;
  /** Frames of each stream of sound, by its index. */
  readonly sounds: ReadonlyMap<number, number>;
}

const fewFrames = 12;
/** A stream may begin late; once it has begun, so many seconds hold frames if any do. */
const patience = 30;

/** @throws ToolFailed where this machine is at fault, and what askTool throws. */
export async function sampleFrames(
  path: string,
  streams: { readonly picture: number | null; readonly sounds: readonly number[]; readonly begins: number },
  maxPixels: number,
  guards: ToolGuards,
): Promise<FrameSample> {
  const { picture, sounds, begins } = streams;
  const few = String(fewFrames);
  const args = [
    ...['-nostdin', '-hide_banner', '-loglevel', 'info', ...untrustedInput(maxPixels)],
    ...['-t', String(Math.ceil(begins + patience)), '-i', path],
    ...(picture === null
      ? []
      : ['-map', `0:${picture}`, '-vf', 'showinfo', '-frames:v', few, '-f', 'null', '-']),
    ...(sounds.length === 0
      ? []
      : [...sounds.flatMap((index) => ['-map', `0:${index}`]), '-frames:a', few, '-f', 'framecrc', '-']),
  ];
  const { stdout, stderr } = await askTool('ffmpeg', args, guards, {
    // What cannot be decoded ends it with an error; what was decoded before that counts.
    alsoWell: brokenOff,
    stderr: 256 * 1024,
  });
  if (isMachineFault(stderr)) throw new ToolFailed('ffmpeg', 'could not decode its first frames', stderr);
  return { ...picturesIn(stderr), sounds: soundsIn(stdout, sounds) };
}

function picturesIn(text: string) {
  const shown = [...text.matchAll(/\] n: *\d+ pts: *\S+ pts_time:(\S+) .* i:(\w) iskey/g)];
  const times = shown.map(([, time]) => Number(time)).sort((one, other) => one - other);
  const fields = shown.filter(([, , taken]) => taken !== 'P').length;
  const span = (times.at(-1) ?? Number.NaN) - (times[0] ?? Number.NaN);
  return {
    frames: shown.length,
    interlaced: shown.length > 0 && fields * 2 > shown.length,
    interval: span > 0 ? span / (times.length - 1) : Number.NaN,
  };
}

/** Of each output stream a line a frame, its number first. */
function soundsIn(text: string, sounds: readonly number[]): ReadonlyMap<number, number> {
  const numbers = text.split('\n').map((line) => /^(\d+),/.exec(line)?.[1]);
  return new Map(
    sounds.map((index, at) => [index, numbers.filter((number) => number === String(at)).length]),
  );
}
