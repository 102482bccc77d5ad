import type { ArtworkFacts, Form } from '../story/media.ts';

/** What we take, as data. Nothing else in the project knows a container's or a codec's name. */

export interface MediaLimits {
  readonly artwork: {
    readonly bytes: number;
    /** Of one frame. */
    readonly pixels: number;
    /** So many can be opened whatever kind of file they come in; beyond, it depends on how much memory that kind takes. */
    readonly surePixels: number;
    /** Of a picture that moves. */
    readonly frames: number;
    /** Of all frames together. */
    readonly movingPixels: number;
    readonly movingSeconds: number;
    /** Of a booklet, a comic or a scan that came as one file. */
    readonly pages: number;
  };
  readonly sound: { readonly bytes: number; readonly seconds: number; readonly channels: number };
  readonly film: {
    readonly bytes: number;
    readonly seconds: number;
    /** Longest side, in pixels, whichever way round the film was held. */
    readonly side: number;
    readonly pixels: number;
    readonly framesPerSecond: number;
  };
  readonly tools: {
    /** Address space of one ffmpeg, in bytes. */
    readonly memory: number;
    /** Writable memory of one child that opens a picture or a document, in bytes. */
    readonly pictureMemory: number;
    /** Wall clock of one look at a file, in seconds. */
    readonly lookSeconds: number;
    /** Wall clock of a transcode: this long, and so long again for each second of film or sound. */
    readonly workSeconds: number;
    readonly workSecondsPerSecond: number;
  };
}

const mebibyte = 1024 * 1024;

export const defaultLimits: MediaLimits = {
  artwork: {
    bytes: 100 * 1000 * 1000,
    pixels: 100_000_000,
    surePixels: 24_000_000,
    frames: 2000,
    movingPixels: 1_000_000_000,
    movingSeconds: 300,
    pages: 100,
  },
  sound: { bytes: 2048 * mebibyte, seconds: 3 * 3600, channels: 8 },
  film: {
    bytes: 8192 * mebibyte,
    seconds: 3600,
    side: 4096,
    pixels: 4096 * 3072,
    framesPerSecond: 250,
  },
  tools: {
    memory: 4096 * mebibyte,
    pictureMemory: 1024 * mebibyte,
    lookSeconds: 120,
    workSeconds: 120,
    workSecondsPerSecond: 30,
  },
};

export interface AcceptedContainer {
  /** ffmpeg's own name of the reader, as `-format_whitelist` matches it and as it reports it. */
  readonly demuxer: string;
  readonly label: string;
  /** As files of this kind end, without the dot. */
  readonly endings: readonly string[];
  readonly forms: readonly Form[];
}

export const acceptedContainers: readonly AcceptedContainer[] = [
  {
    demuxer: 'mov,mp4,m4a,3gp,3g2,mj2',
    label: 'MP4, MOV, M4A or 3GP',
    endings: ['mp4', 'm4v', 'mov', 'm4a', 'm4b', '3gp', '3g2'],
    forms: ['film', 'sound'],
  },
  {
    demuxer: 'matroska,webm',
    label: 'WebM or MKV',
    endings: ['webm', 'mkv', 'mka'],
    forms: ['film', 'sound'],
  },
  { demuxer: 'avi', label: 'AVI', endings: ['avi'], forms: ['film', 'sound'] },
  {
    demuxer: 'mpegts',
    label: 'MTS or M2TS',
    endings: ['mts', 'm2ts', 'ts'],
    forms: ['film', 'sound'],
  },
  {
    demuxer: 'mpeg',
    label: 'MPG or VOB',
    endings: ['mpg', 'mpeg', 'vob', 'mod'],
    forms: ['film', 'sound'],
  },
  { demuxer: 'mpegvideo', label: 'MPEG', endings: ['m1v', 'm2v'], forms: ['film'] },
  {
    demuxer: 'asf',
    label: 'WMV or WMA',
    endings: ['wmv', 'wma', 'asf'],
    forms: ['film', 'sound'],
  },
  { demuxer: 'dv', label: 'DV', endings: ['dv'], forms: ['film'] },
  {
    demuxer: 'ogg',
    label: 'OGG',
    endings: ['ogg', 'oga', 'opus', 'ogv'],
    forms: ['film', 'sound'],
  },
  { demuxer: 'mp3', label: 'MP3', endings: ['mp3'], forms: ['sound'] },
  { demuxer: 'wav', label: 'WAV', endings: ['wav', 'bwf', 'rf64'], forms: ['sound'] },
  { demuxer: 'w64', label: 'W64', endings: ['w64'], forms: ['sound'] },
  { demuxer: 'aiff', label: 'AIFF', endings: ['aif', 'aiff', 'aifc'], forms: ['sound'] },
  { demuxer: 'caf', label: 'CAF', endings: ['caf'], forms: ['sound'] },
  { demuxer: 'flac', label: 'FLAC', endings: ['flac'], forms: ['sound'] },
  { demuxer: 'aac', label: 'AAC', endings: ['aac'], forms: ['sound'] },
  { demuxer: 'amr', label: 'AMR', endings: ['amr'], forms: ['sound'] },
];

export interface AcceptedPicture {
  readonly container: ArtworkFacts['container'];
  readonly label: string;
  /** As files of this kind end, without the dot. */
  readonly endings: readonly string[];
  /** Which tool opens it. */
  readonly tool: 'sharp' | 'libheif' | 'ffmpeg' | 'poppler';
  /** What becomes of one that moves, or that has several pages; null where neither can be. */
  readonly several: 'film' | 'pages' | null;
}

export const acceptedPictures: readonly AcceptedPicture[] = [
  { container: 'jpeg', label: 'JPEG', endings: ['jpg', 'jpeg'], tool: 'sharp', several: null },
  { container: 'png', label: 'PNG', endings: ['png'], tool: 'sharp', several: null },
  { container: 'webp', label: 'WebP', endings: ['webp'], tool: 'sharp', several: 'film' },
  { container: 'gif', label: 'GIF', endings: ['gif'], tool: 'sharp', several: 'film' },
  { container: 'avif', label: 'AVIF', endings: ['avif'], tool: 'sharp', several: 'film' },
  { container: 'heic', label: 'HEIC', endings: ['heic', 'heif'], tool: 'libheif', several: null },
  { container: 'tiff', label: 'TIFF', endings: ['tif', 'tiff'], tool: 'sharp', several: 'pages' },
  { container: 'bmp', label: 'BMP', endings: ['bmp'], tool: 'ffmpeg', several: null },
  { container: 'pdf', label: 'PDF', endings: ['pdf'], tool: 'poppler', several: 'pages' },
];

export interface AcceptedCodec {
  /** ffmpeg's name. */
  readonly codec: string;
  /** The decoders that may open it, in ffmpeg's names. */
  readonly decoders: readonly string[];
}

export const acceptedFilmCodecs: readonly AcceptedCodec[] = [
  { codec: 'h264', decoders: ['h264'] },
  { codec: 'hevc', decoders: ['hevc'] },
  { codec: 'vp8', decoders: ['vp8'] },
  { codec: 'vp9', decoders: ['vp9'] },
  { codec: 'av1', decoders: ['libdav1d', 'libaom-av1', 'av1'] },
  { codec: 'mpeg4', decoders: ['mpeg4'] },
  { codec: 'msmpeg4v2', decoders: ['msmpeg4v2'] },
  { codec: 'msmpeg4v3', decoders: ['msmpeg4'] },
  { codec: 'h263', decoders: ['h263'] },
  { codec: 'mjpeg', decoders: ['mjpeg'] },
  { codec: 'prores', decoders: ['prores'] },
  { codec: 'png', decoders: ['png'] },
  { codec: 'mpeg1video', decoders: ['mpeg1video'] },
  { codec: 'mpeg2video', decoders: ['mpeg2video'] },
  { codec: 'dvvideo', decoders: ['dvvideo'] },
  { codec: 'wmv1', decoders: ['wmv1'] },
  { codec: 'wmv2', decoders: ['wmv2'] },
  { codec: 'wmv3', decoders: ['wmv3'] },
  { codec: 'vc1', decoders: ['vc1'] },
  { codec: 'msmpeg4v1', decoders: ['msmpeg4v1'] },
  { codec: 'h263p', decoders: ['h263p'] },
  { codec: 'svq3', decoders: ['svq3'] },
  { codec: 'theora', decoders: ['theora'] },
  { codec: 'dnxhd', decoders: ['dnxhd'] },
];

/** In ffmpeg's names, after `pcm_`. */
const pcm = [
  ...['u8', 's8', 's16le', 's16be', 's24le', 's24be', 's32le', 's32be'],
  ...['f32le', 'f32be', 'f64le', 'f64be', 'alaw', 'mulaw', 'bluray', 'dvd'],
];

export const acceptedSoundCodecs: readonly AcceptedCodec[] = [
  { codec: 'aac', decoders: ['aac'] },
  { codec: 'mp3', decoders: ['mp3float', 'mp3'] },
  { codec: 'mp2', decoders: ['mp2float', 'mp2'] },
  { codec: 'opus', decoders: ['opus', 'libopus'] },
  { codec: 'vorbis', decoders: ['vorbis'] },
  { codec: 'flac', decoders: ['flac'] },
  { codec: 'alac', decoders: ['alac'] },
  { codec: 'ac3', decoders: ['ac3'] },
  { codec: 'eac3', decoders: ['eac3'] },
  { codec: 'amr_nb', decoders: ['amrnb'] },
  { codec: 'amr_wb', decoders: ['amrwb'] },
  { codec: 'dts', decoders: ['dca'] },
  { codec: 'wmav1', decoders: ['wmav1'] },
  { codec: 'wmav2', decoders: ['wmav2'] },
  { codec: 'wmapro', decoders: ['wmapro'] },
  { codec: 'wmalossless', decoders: ['wmalossless'] },
  { codec: 'wmavoice', decoders: ['wmavoice'] },
  { codec: 'speex', decoders: ['speex', 'libspeex'] },
  { codec: 'adpcm_ima_qt', decoders: ['adpcm_ima_qt'] },
  { codec: 'adpcm_ms', decoders: ['adpcm_ms'] },
  { codec: 'adpcm_ima_wav', decoders: ['adpcm_ima_wav'] },
  ...pcm.map((kind) => ({ codec: `pcm_${kind}`, decoders: [`pcm_${kind}`] })),
];

export function isFilmCodec(codec: string): boolean {
  return acceptedFilmCodecs.some((accepted) => accepted.codec === codec);
}

export function isSoundCodec(codec: string): boolean {
  return acceptedSoundCodecs.some((accepted) => accepted.codec === codec);
}

/** For `-format_whitelist` (S1). */
export const demuxerWhitelist = acceptedContainers.map(({ demuxer }) => demuxer).join(',');
/** For `-codec_whitelist` (S1). */
export const decoderWhitelist = [...acceptedFilmCodecs, ...acceptedSoundCodecs]
  .flatMap(({ decoders }) => decoders)
  .join(',');
