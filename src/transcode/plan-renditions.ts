import { never } from '../errors.ts';
import type { ArtworkFacts, FilmFacts, MediaFacts, SoundFacts } from '../story/media.ts';

/** What to make of a media, decided from its facts alone. Nothing is upscaled. */
export type Plan = ArtworkPlan | SoundPlan | FilmPlan;

/** Pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A size of a picture. */
export interface PictureSize extends Size {
  /** Stands between two that every browser is offered, and spares bytes: it is made in the best format alone. */
  readonly between: boolean;
}

export interface PicturePlan {
  /** Smallest first. */
  readonly sizes: readonly PictureSize[];
  /** Whether it holds more than its largest rendition shows, so that a closer look is worth its tiles. */
  readonly tiles: boolean;
}

export interface ArtworkPlan extends PicturePlan {
  readonly form: 'artwork';
}

export interface SoundTrack {
  readonly channels: 1 | 2;
  /** Bits a second. */
  readonly aac: number;
  readonly opus: number;
}

export interface SoundPlan {
  readonly form: 'sound';
  readonly seconds: number;
  readonly track: SoundTrack;
}

export interface FilmSize extends Size {
  /** What people call it: the short side, so that a film held upright is named like one held level. */
  readonly lines: number;
  /** Ceiling of the encoder, in bits a second. */
  readonly bitrate: number;
}

export interface FilmPlan {
  readonly form: 'film';
  readonly seconds: number;
  /** Largest first. */
  readonly sizes: readonly FilmSize[];
  /** Constant frames a second, in ffmpeg's words, such as "30000/1001". */
  readonly frameRate: string;
  /** Frames from one key frame to the next: about four seconds, the same in every size. */
  readonly keyframeEvery: number;
  readonly hdr: FilmFacts['hdr'];
  /** Each picture was taken as two fields. */
  readonly interlaced: boolean;
  readonly track: SoundTrack | null;
  readonly posterSizes: readonly PictureSize[];
}

const imageSteps: readonly number[] = [320, 640, 1280, 2560];
/** What phones and desks ask for besides: a phone that needs 663 pixels need not load 1,280. */
const betweenSteps: readonly number[] = [480, 800, 960, 1600];
const largestStep = Math.max(...imageSteps);
/** A width is worth a file of its own where it is so much wider than the one before. */
const worthMore = 1.15;
const filmLines: readonly number[] = [1080, 720, 480];
/** WebP's own ceiling for a side; of our three formats the lowest. */
const longestSide = 16_383;

export function planRenditions(facts: ArtworkFacts): ArtworkPlan;
export function planRenditions(facts: SoundFacts): SoundPlan;
export function planRenditions(facts: FilmFacts): FilmPlan;
export function planRenditions(facts: MediaFacts): Plan;
export function planRenditions(facts: MediaFacts): Plan {
  switch (facts.form) {
    case 'artwork':
      return { form: 'artwork', ...planPicture(facts) };
    case 'sound':
      return { form: 'sound', seconds: facts.seconds, track: soundTrack(facts.channels, 'sound') };
    case 'film':
      return planFilm(facts);
    default:
      return never(facts);
  }
}

function planFilm(facts: FilmFacts): FilmPlan {
  const sizes = filmSizes(facts);
  const { text, value } = constantRate(facts.frameRate);
  return {
    form: 'film',
    seconds: facts.seconds,
    sizes,
    frameRate: text,
    keyframeEvery: Math.max(1, Math.round(value * 4)),
    hdr: facts.hdr,
    interlaced: facts.interlaced === true,
    track: facts.audio ? soundTrack(facts.audio.channels, 'film') : null,
    posterSizes: pictureSizes(sizes[0] ?? facts),
  };
}

/** What to make of one picture, or of one page. */
export function planPicture(native: Size): PicturePlan {
  const sizes = pictureSizes(native);
  const widest = sizes.at(-1)?.width ?? native.width;
  return { sizes, tiles: native.width > worthMore * widest };
}

/** The sizes of a picture, smallest first: those that every browser is offered, and those between them. */
export function pictureSizes(native: Size): PictureSize[] {
  const offered = offeredSizes(native);
  const widest = offered.at(-1)?.width ?? 0;
  const between = betweenSteps
    .map((step) => widthAt(native, step))
    .filter((width) => width * worthMore <= widest)
    .map((width) => ({ ...scaled(native, width / native.width), between: true }));
  const all = [...offered.map((size) => ({ ...size, between: false })), ...between];
  return all.sort((one, other) => one.width - other.width);
}

/** The usual sizes, and its own or the largest that the formats hold, where that shows a good deal more than the last. */
export function offeredSizes(native: Size): Size[] {
  const usual = usualSizes(native);
  const widest = usual.at(-1)?.width ?? 0;
  const own = scaled(native, Math.min(1, longestSide / Math.max(native.width, native.height)));
  const below = native.width < widthAt(native, largestStep) || own.height === longestSide;
  return below && own.width > worthMore * widest ? [...usual, own] : usual;
}

/** Each step that it can fill, or its own size where it is smaller than all. */
function usualSizes(native: Size): Size[] {
  const fitting = imageSteps
    .map((step) => widthAt(native, step))
    .filter((width) => width <= native.width)
    .map((width) => scaled(native, width / native.width))
    .filter((size) => Math.max(size.width, size.height) <= longestSide);
  if (fitting.length > 0) return fitting;
  return [scaled(native, Math.min(1, longestSide / Math.max(native.width, native.height)))];
}

/**
 * How wide a picture is at a step. Usually as wide as the step says; but a panorama of 40,000 by 1,200 dots would be 77
 * high at 2,560 and show nothing. So the short side of a wide picture is at least a fifth of the step, which costs no more
 * bytes than a photo held upright does, until its long side meets the formats' ceiling.
 */
function widthAt({ width, height }: Size, step: number): number {
  return Math.max(step, Math.min(longestSide, Math.round((width * step) / (5 * height))));
}

const scaled = ({ width, height }: Size, by: number): Size => ({
  width: Math.max(1, Math.round(width * by)),
  height: Math.max(1, Math.round(height * by)),
});

export function filmSizes(native: Size): FilmSize[] {
  const short = Math.min(native.width, native.height);
  const lines = filmLines.filter((each) => each <= short);
  return (lines.length > 0 ? lines : [even(short)]).map((each) => {
    const scale = each / short;
    const width = native.width <= native.height ? each : even(native.width * scale);
    const height = native.height <= native.width ? each : even(native.height * scale);
    return { lines: each, width, height, bitrate: ceiling(each) };
  });
}

/** H.264 halves colour in both directions, so both sides are even. */
function even(side: number): number {
  return Math.max(2, 2 * Math.round(side / 2));
}

function ceiling(lines: number): number {
  if (lines >= 1080) return 8_000_000;
  return lines >= 720 ? 4_500_000 : 2_200_000;
}

/** `channels` are those that are heard. */
export function soundTrack(channels: number, form: 'sound' | 'film'): SoundTrack {
  if (channels === 1) return { channels: 1, aac: form === 'sound' ? 96_000 : 80_000, opus: 64_000 };
  return { channels: 2, aac: form === 'sound' ? 160_000 : 128_000, opus: 112_000 };
}

const usualRates: readonly { text: string; value: number }[] = [
  { text: '24000/1001', value: 24000 / 1001 },
  { text: '24', value: 24 },
  { text: '25', value: 25 },
  { text: '30000/1001', value: 30000 / 1001 },
  { text: '30', value: 30 },
  { text: '50', value: 50 },
  { text: '60000/1001', value: 60000 / 1001 },
  { text: '60', value: 60 },
];

/**
 * Phones vary their rate by a little; players and segments like it constant. An average close to a usual rate becomes
 * that rate, an odd one the next whole number, and fast ones are capped at 60.
 */
export function constantRate(average: number): { text: string; value: number } {
  if (average > 60) return { text: '60', value: 60 };
  const near = usualRates
    .map((rate) => ({ rate, off: Math.abs(rate.value - average) }))
    .sort((one, other) => one.off - other.off)[0];
  if (near && near.off < 0.0004 * average) return near.rate;
  if (near && near.off < 0.01 * average) return near.rate;
  const whole = Math.max(1, Math.ceil(average));
  return { text: String(whole), value: whole };
}
