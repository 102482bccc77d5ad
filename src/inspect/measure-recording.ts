import type { Header, HeaderStream } from '../transcode/recordings/parse-header.ts';
import { type FrameSample, sampleFrames } from '../transcode/recordings/sample-frames.ts';
import { readTimeline, type Span } from '../transcode/recordings/timeline.ts';
import { saysBroken } from '../transcode/tools/diagnosis.ts';
import type { ToolGuards } from '../transcode/tools/ffmpeg.ts';
import type { MediaLimits } from './accepted-media.ts';

/** What was found in the data of a recording, whatever its header claims. */
export interface Measured {
  /** Seconds until the last of what is seen or heard. */
  readonly seconds: number;
  /** The film's stream of pictures; null where it has none that moves. */
  readonly picture: { readonly stream: HeaderStream; readonly span: Span } | null;
  /** Those that hold anything, in a player's order. */
  readonly sounds: readonly HeaderStream[];
  /** More of it is promised than is there. */
  readonly cutShort: boolean;
  /** Its reader could make nothing of some of the data. */
  readonly broken: boolean;
  readonly sample: FrameSample;
}

/** So many bytes of a file are walked past in a second at the least. */
const slowestDisk = 20e6;

/**
 * Walks past all of a recording and decodes its first frames.
 * @throws TooManyPackets, ToolFailed where this machine is at fault, and what askTool throws.
 */
export async function measureRecording(
  path: string,
  bytes: number,
  header: Header,
  chosen: { readonly picture: HeaderStream | null; readonly sounds: readonly HeaderStream[] },
  limits: MediaLimits,
  guards: ToolGuards,
): Promise<Measured> {
  const { pixels } = limits.film;
  const patient = { ...guards, seconds: guards.seconds + bytes / slowestDisk };
  const streams = [...(chosen.picture ? [chosen.picture] : []), ...chosen.sounds];
  const { spans, complaint } = await readTimeline(
    path,
    streams.map(({ index }) => index),
    pixels,
    patient,
  );
  const spanOf = ({ index }: HeaderStream) => spans.get(index);
  const sounds = chosen.sounds.filter((sound) => (spanOf(sound)?.packets ?? 0) > 0);
  const picture = pictureOf(chosen.picture, spans, sounds.length > 0);
  const main = [...(picture ? [picture.stream] : []), ...sounds];
  const ends = main.map((stream) => spanOf(stream)?.to ?? 0).filter(Number.isFinite);
  const begins = main.map((stream) => spanOf(stream)?.from ?? 0).filter(Number.isFinite);
  const seconds = Math.round(Math.max(0, ...ends) * 1000) / 1000;
  return {
    seconds,
    picture,
    sounds,
    cutShort: isCutShort(header, seconds, complaint),
    broken: saysBroken(complaint),
    sample: await sampleFrames(
      path,
      {
        picture: picture?.stream.index ?? null,
        sounds: sounds.map(({ index }) => index),
        begins: Math.max(0, ...begins),
      },
      pixels,
      guards,
    ),
  };
}

/** One JPEG or PNG beside a sound is its cover, though some programs write it as a film's stream. */
function pictureOf(
  stream: HeaderStream | null,
  spans: ReadonlyMap<number, Span>,
  hasSound: boolean,
): Measured['picture'] {
  const span = stream && spans.get(stream.index);
  if (!stream || !span || span.packets === 0) return null;
  const isCover = ['mjpeg', 'png'].includes(stream.codec) && span.packets === 1;
  return hasSound && isCover ? null : { stream, span };
}

/** Readers of files that say how long they are; of all others it is counted from time stamps, which may jump. */
const storeLength = new Set(['wav', 'w64', 'aiff', 'caf', 'flac', 'avi', 'asf', 'mp3']);

/**
 * Lengths that a header claims may be off by a little. An MP4 or MKV may also promise a subtitle or a chapter beyond its
 * end: there the reader itself must have missed something.
 */
function isCutShort({ demuxer, declared }: Header, seconds: number, complaint: string): boolean {
  if (declared === null) return false;
  const missing = declared - seconds;
  const tellsItself = demuxer.startsWith('mov,') || demuxer.startsWith('matroska');
  if (tellsItself) return missing > 0.5 && /partial file|ended prematurely|End of file/i.test(complaint);
  return storeLength.has(demuxer) && missing > Math.max(1.5, declared * 0.05);
}
