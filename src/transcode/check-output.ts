import type { ToolGuards } from './ffmpeg.ts';
import { firstNumber, probeOutput, type Stream } from './probe.ts';

/** What a rendition must turn out to be, when it is opened again. */
export interface Expected {
  readonly seconds: number;
  readonly picture: { readonly codec: string; readonly width: number; readonly height: number } | null;
  readonly sound: { readonly codec: string; readonly channels: number } | null;
}

/** The rendition is much shorter or longer than the facts said: the file's own header was wrong, or its data is. */
export class WrongLength extends Error {
  constructor(expected: number, received: number) {
    super(`Expected ${expected.toFixed(2)} seconds but received ${received.toFixed(2)}`);
    this.name = 'WrongLength';
  }
}

/** Encoders pad and rates are rounded; beyond this something is missing. */
function tolerance(seconds: number): number {
  return Math.max(0.75, seconds * 0.02);
}

/**
 * Opens a rendition again, decodes its first frames and compares it. Gives its length in seconds.
 * @throws WrongLength, or an Error that says what differs.
 */
export async function checkOutput(path: string, expected: Expected, guards: ToolGuards): Promise<number> {
  const found = await probeOutput(path, guards);
  const seconds = firstNumber(found.format.duration);
  const picture = found.streams.find(({ codec_type }) => codec_type === 'video') ?? null;
  const sound = found.streams.find(({ codec_type }) => codec_type === 'audio') ?? null;
  same('picture', describe(expected.picture), describe(picture && pictureOf(picture)));
  same('sound', describe(expected.sound), describe(sound && soundOf(sound)));
  for (const stream of [picture, sound]) {
    // Sound may lie beyond the stretch that was read; what was read must decode.
    if (stream && firstNumber(stream.nb_read_packets, 0) > 0 && !(firstNumber(stream.nb_read_frames) > 0)) {
      throw new Error(`Expected frames that decode in stream ${stream.index} but received none`);
    }
  }
  if (!(Math.abs(seconds - expected.seconds) <= tolerance(expected.seconds))) {
    throw new WrongLength(expected.seconds, seconds);
  }
  return seconds;
}

function pictureOf({ codec_name, width, height }: Stream): Expected['picture'] {
  return { codec: codec_name ?? '', width: width ?? 0, height: height ?? 0 };
}

function soundOf({ codec_name, channels }: Stream): Expected['sound'] {
  return { codec: codec_name ?? '', channels: channels ?? 0 };
}

function describe(value: Expected['picture'] | Expected['sound']): string {
  return value ? Object.values(value).join(' ') : 'none';
}

function same(what: string, expected: string, received: string): void {
  if (expected !== received) throw new Error(`Expected ${what} ${expected} but received ${received}`);
}
