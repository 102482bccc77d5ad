import { isFilmCodec, isSoundCodec } from '../inspect/accepted-media.ts';
import type { Probe, Stream } from './probe.ts';

/** The picture and the sound of a file that people would see and hear. */
export interface Chosen {
  readonly picture: Stream | null;
  readonly sound: Stream | null;
  /** Name of a codec that we cannot play, where there is a stream of that form but none that we can. */
  readonly strangePicture: string | null;
  readonly strangeSound: string | null;
  readonly locked: boolean;
}

const lockedTags = new Set(['encv', 'enca', 'drms', 'drmi', 'drmt']);

export function chooseStreams(probe: Probe): Chosen {
  const pictures = probe.streams.filter((stream) => stream.codec_type === 'video' && !isStill(stream));
  const sounds = probe.streams.filter((stream) => stream.codec_type === 'audio');
  const picture = preferred(pictures.filter((stream) => isFilmCodec(stream.codec_name ?? '')));
  const sound = preferred(sounds.filter((stream) => isSoundCodec(stream.codec_name ?? '')));
  return {
    picture,
    sound,
    strangePicture: picture ? null : strangeName(pictures),
    strangeSound: sound ? null : strangeName(sounds),
    locked: [...pictures, ...sounds].some((stream) => lockedTags.has(stream.codec_tag_string ?? '')),
  };
}

/** Cover art is a picture stream too; it does not make a song a film. */
function isStill(stream: Stream): boolean {
  const { attached_pic, still_image, timed_thumbnails } = stream.disposition ?? {};
  if (attached_pic || still_image || timed_thumbnails) return true;
  return stream.codec_name === 'png' || (stream.codec_name === 'mjpeg' && stream.nb_frames === 1);
}

function preferred(streams: readonly Stream[]): Stream | null {
  return streams.find((stream) => stream.disposition?.default === 1) ?? streams[0] ?? null;
}

function strangeName(streams: readonly Stream[]): string | null {
  const [first] = streams;
  return first ? (first.codec_name ?? first.codec_tag_string ?? 'unknown') : null;
}

/** A short name of the container, such as "mp4" or "webm". */
export function containerName(probe: Probe): string {
  const name = probe.format.format_name;
  const codecs = probe.streams.map((stream) => stream.codec_name ?? '');
  if (name.startsWith('mov,')) {
    const brand = (probe.format.tags?.major_brand ?? '').trim().toLowerCase();
    if (brand === 'qt') return 'mov';
    if (brand.startsWith('m4a')) return 'm4a';
    return brand.startsWith('3g') ? '3gp' : 'mp4';
  }
  if (name === 'matroska,webm') {
    const web = new Set(['vp8', 'vp9', 'av1', 'opus', 'vorbis']);
    return codecs.every((codec) => web.has(codec)) ? 'webm' : 'mkv';
  }
  return name;
}

/** Quarter turns clockwise that make the picture upright: 0 to 3. */
export function quarterTurns(stream: Stream): number {
  const matrix = stream.side_data_list?.find((data) => data.rotation !== undefined)?.rotation;
  const degrees = matrix ?? -Number(stream.tags?.rotate ?? 0);
  return ((Math.round(-degrees / 90) % 4) + 4) % 4;
}

/** Pixels, upright and square. */
export function uprightSize(stream: Stream): { width: number; height: number } {
  const { width = 0, height = 0 } = stream;
  const [across = 1, down = 1] = (stream.sample_aspect_ratio ?? '1:1').split(':').map(Number);
  const square = across > 0 && down > 0 ? Math.round((width * across) / down) : width;
  return quarterTurns(stream) % 2 === 0 ? { width: square, height } : { width: height, height: square };
}

/** "30000/1001" as a number; NaN where it says nothing. */
export function rate(text: string | undefined): number {
  const [top = Number.NaN, bottom = 1] = (text ?? '').split('/').map(Number);
  return bottom > 0 && top > 0 ? top / bottom : Number.NaN;
}

export function transferOf(stream: Stream): 'pq' | 'hlg' | null {
  if (stream.color_transfer === 'smpte2084') return 'pq';
  return stream.color_transfer === 'arib-std-b67' ? 'hlg' : null;
}

/** True where the lines of each picture were taken at two moments, as old camcorders do. */
export function isInterlaced(stream: Stream): boolean {
  return ['tt', 'bb', 'tb', 'bt'].includes(stream.field_order ?? '');
}
