import { isFilmCodec, isSoundCodec } from '../../inspect/accepted-media.ts';
import type { Header, HeaderStream } from './parse-header.ts';

/** The streams of a file that people would see and hear, chosen by its header before any decoder is opened. */
export interface Chosen {
  readonly picture: HeaderStream | null;
  /** Every stream of sound that can be heard, the one that a player would choose first. */
  readonly sounds: readonly HeaderStream[];
  /** Name of a codec that we cannot play, where there is a stream of that form but none that we can. */
  readonly strangePicture: string | null;
  readonly strangeSound: string | null;
}

export function chooseStreams(header: Header): Chosen {
  const pictures = header.streams.filter((stream) => stream.type === 'video' && !isCover(stream));
  const sounds = header.streams.filter((stream) => stream.type === 'audio');
  const picture = byPreference(pictures.filter(isPlayable))[0] ?? null;
  const heard = byPreference(sounds.filter(({ codec }) => isSoundCodec(codec)));
  return {
    picture,
    sounds: heard,
    strangePicture: picture ? null : strangeName(pictures),
    strangeSound: heard.length > 0 ? null : strangeName(sounds),
  };
}

/** Profile 5 has colours that only Dolby's own players can read: anything else shows them green and purple. */
const isPlayable = ({ codec, dolbyVision }: HeaderStream) => isFilmCodec(codec) && dolbyVision !== 5;

/** Cover art and chapter pictures are streams of pictures too; they do not make a song a film. */
function isCover({ dispositions }: HeaderStream): boolean {
  const stills = ['attached pic', 'still image', 'timed thumbnails'];
  return dispositions.some((each) => stills.includes(each));
}

/** Those that players would choose first, others in the file's own order after them. */
function byPreference(streams: readonly HeaderStream[]): HeaderStream[] {
  const rank = ({ dispositions }: HeaderStream) => (dispositions.includes('default') ? 0 : 1);
  return [...streams].sort((one, other) => rank(one) - rank(other));
}

function strangeName([first]: readonly HeaderStream[]): string | null {
  if (!first) return null;
  if (first.dolbyVision === 5) return 'dolby_vision_5';
  return first.codec === 'none' && first.tag ? first.tag : first.codec;
}

/** A short name of the container, such as "mp4" or "webm". */
export function containerName({ demuxer, brand, streams }: Header): string {
  if (demuxer.startsWith('mov,')) {
    const name = brand.toLowerCase();
    if (name === 'qt') return 'mov';
    if (name.startsWith('m4a')) return 'm4a';
    if (name === 'avis') return 'avif';
    return name.startsWith('3g') ? '3gp' : 'mp4';
  }
  if (demuxer === 'matroska,webm') {
    const web = new Set(['vp8', 'vp9', 'av1', 'opus', 'vorbis']);
    const main = streams.filter(({ type }) => type === 'video' || type === 'audio');
    return main.every(({ codec }) => web.has(codec)) ? 'webm' : 'mkv';
  }
  if (demuxer === 'asf') return streams.some(({ type }) => type === 'video') ? 'wmv' : 'wma';
  return { mpegts: 'mts', mpeg: 'mpg', mpegvideo: 'mpg' }[demuxer] ?? demuxer;
}

/** Quarter turns clockwise that make the picture upright: 0 to 3. */
export function quarterTurns({ rotation }: HeaderStream): number {
  return ((Math.round(-rotation / 90) % 4) + 4) % 4;
}

/** Pixels, upright and square. */
export function uprightSize(stream: HeaderStream): { width: number; height: number } {
  const { width, height, pixelShape } = stream;
  const square = Math.round(width * pixelShape);
  return quarterTurns(stream) % 2 === 0 ? { width: square, height } : { width: height, height: square };
}

/** "30000/1001" as a number; NaN where it says nothing. */
export function rate(text: string | undefined): number {
  const [top = Number.NaN, bottom = 1] = (text ?? '').split('/').map(Number);
  return bottom > 0 && top > 0 ? top / bottom : Number.NaN;
}

export function transferOf({ colour }: HeaderStream): 'pq' | 'hlg' | null {
  if (colour.transfer === 'smpte2084') return 'pq';
  return colour.transfer === 'arib-std-b67' ? 'hlg' : null;
}
