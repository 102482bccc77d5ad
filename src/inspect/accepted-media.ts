import type { Form } from '../story/media.ts';

/** What we take, as data. Nothing else in the project knows a container's or a codec's name. */

export interface MediaLimits {
  readonly artwork: {
    readonly bytes: number;
    /** Of one frame. */
    readonly pixels: number;
    /** Of an animation; only the first is shown, but each must be walked past. */
    readonly frames: number;
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
    /** Address space of one ffmpeg or ffprobe, in bytes. */
    readonly memory: number;
    /** Wall clock of one look at a file, in seconds. */
    readonly lookSeconds: number;
    /** Wall clock of a transcode: this long, and so long again for each second of film or sound. */
    readonly workSeconds: number;
    readonly workSecondsPerSecond: number;
  };
}

const mebibyte = 1024 * 1024;

export const defaultLimits: MediaLimits = {
  artwork: { bytes: 100 * 1000 * 1000, pixels: 100_000_000, frames: 500 },
  sound: { bytes: 2048 * mebibyte, seconds: 3 * 3600, channels: 8 },
  film: {
    bytes: 8192 * mebibyte,
    seconds: 3600,
    side: 4096,
    pixels: 4096 * 3072,
    framesPerSecond: 250,
  },
  tools: { memory: 4096 * mebibyte, lookSeconds: 120, workSeconds: 120, workSecondsPerSecond: 30 },
};

export interface AcceptedContainer {
  /** ffmpeg's own name of the reader, as `-format_whitelist` matches it and ffprobe reports it. */
  readonly demuxer: string;
  readonly label: string;
  readonly forms: readonly Form[];
  /** Whether the length in the header can be relied on once its last seconds are seen to be there. */
  readonly index: boolean;
}

export const acceptedContainers: readonly AcceptedContainer[] = [
  {
    demuxer: 'mov,mp4,m4a,3gp,3g2,mj2',
    label: 'MP4, MOV, M4A or 3GP',
    forms: ['film', 'sound'],
    index: true,
  },
  { demuxer: 'matroska,webm', label: 'WebM or MKV', forms: ['film', 'sound'], index: true },
  { demuxer: 'avi', label: 'AVI', forms: ['film', 'sound'], index: true },
  { demuxer: 'mp3', label: 'MP3', forms: ['sound'], index: false },
  { demuxer: 'wav', label: 'WAV', forms: ['sound'], index: false },
  { demuxer: 'flac', label: 'FLAC', forms: ['sound'], index: false },
  { demuxer: 'ogg', label: 'OGG', forms: ['sound'], index: false },
  { demuxer: 'aac', label: 'AAC', forms: ['sound'], index: false },
  { demuxer: 'amr', label: 'AMR', forms: ['sound'], index: false },
];

export interface AcceptedCodec {
  /** ffprobe's name. */
  readonly codec: string;
  /** The decoders that may open it, in ffmpeg's names. */
  readonly decoders: readonly string[];
}

const acceptedFilmCodecs: readonly AcceptedCodec[] = [
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
];

const pcm = ['u8', 's16le', 's16be', 's24le', 's24be', 's32le', 's32be', 'f32le', 'f64le', 'alaw', 'mulaw'];

const acceptedSoundCodecs: readonly AcceptedCodec[] = [
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
