import type { AttemptToken, BlobKey, MediaId } from './ids.ts';

export type Form = 'artwork' | 'sound' | 'film';
export const forms: readonly Form[] = ['artwork', 'sound', 'film'];
/** What visitors and curators choose by: stories with works of a form, or in words alone. */
export type ShownForm = Form | 'words';
export const shownForms: readonly ShownForm[] = [...forms, 'words'];

/** What a story can be found by; `works` are its media, none for a story in words alone. */
export function shownFormsOf(works: readonly { readonly form: Form }[]): readonly ShownForm[] {
  if (works.length === 0) return ['words'];
  return forms.filter((form) => works.some((work) => work.form === form));
}

/** The file exactly as it arrived. Never public. */
export interface Original {
  readonly key: BlobKey;
  readonly bytes: number;
  /** Lower-case hex, taken while the bytes streamed in. */
  readonly sha256: string;
  /** The sender's own name for it: shown to the sender and to curators only, never part of a key or path. */
  readonly fileName: string;
}

/** What a picture shows, in words; or that it is there for decoration only. */
export type AltText = { readonly kind: 'words'; readonly words: string } | { readonly kind: 'decorative' };

/** What people who cannot hear a recording get instead (P26), and what finds a place in it; null where nobody has given any yet. */
export interface Hearing {
  /** All that is said, as text. */
  readonly transcript: string | null;
  /** Of a sound: the words of its transcript with the time of each, where that is known. */
  readonly captions: Captions | null;
  /** Why neither is needed, such as "Nobody speaks in it."; a reason on record. */
  readonly waiver: string | null;
  /** What is said in other languages, one each; absent where nobody has translated it. */
  readonly translations?: readonly Translation[];
  /** Its parts, in their order; absent where nobody has named any. */
  readonly chapters?: readonly Chapter[];
  /** Of a film: what is to be seen, for people who cannot see it; absent where nobody has described it so. */
  readonly description?: Description;
}

/** An audio description, told moment by moment: read aloud, or read. */
export interface Description {
  /** In their order. */
  readonly moments: readonly Moment[];
}
export interface Moment {
  /** Seconds from the beginning. */
  readonly at: number;
  readonly words: string;
}

export const nothingToRead: Hearing = { transcript: null, captions: null, waiver: null };

/** Nobody has written down what is said, or why that is not needed. */
export const hasNothingToRead = ({ transcript, captions, waiver }: Hearing): boolean =>
  transcript === null && captions === null && waiver === null;

export interface Captions {
  /** A whole WebVTT file. */
  readonly vtt: string;
  /** BCP 47 tag. */
  readonly language: string;
  /** False where a machine made them and no person has read them (P27). */
  readonly checked: boolean;
}

/** What is said in a recording, put into another language by a person. */
export interface Translation {
  /** BCP 47 tag. */
  readonly language: string;
  readonly pieces: readonly TranslatedPiece[];
  /** Until then it shows nowhere. */
  readonly finished: boolean;
  /** As whoever translated it wants to be named; "" for no name. */
  readonly by: string;
  readonly at: Date;
  /** A mark of the words that it was made from: other words stand there now where theirs is another. */
  readonly madeFrom: string;
}

/** A caption of a film, or a paragraph of a sound. */
export interface TranslatedPiece {
  /** Seconds; null where the times are not known. */
  readonly start: number | null;
  readonly end: number | null;
  /** "" is not translated yet. */
  readonly words: string;
}

/** A part of a recording that has a name. */
export interface Chapter {
  /** Seconds from the beginning. */
  readonly at: number;
  readonly title: string;
}

/** Facts measured from the bytes by inspect/, never taken from the sender. */
export type MediaFacts = ArtworkFacts | SoundFacts | FilmFacts;

export interface ArtworkFacts {
  readonly form: 'artwork';
  readonly container: 'jpeg' | 'png' | 'webp' | 'gif' | 'avif' | 'heic' | 'tiff' | 'bmp' | 'pdf';
  /** Pixels, upright (after the EXIF turn); of a work with pages, those of the first. */
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  readonly alpha: boolean;
  /** Of a booklet, a comic or a poster that came as one file, in reading order; absent of a single picture. */
  readonly pages?: readonly PageFacts[];
}

export interface PageFacts {
  /** Pixels at which the page is opened. */
  readonly width: number;
  readonly height: number;
  /** What its text layer says, a draft for the words; empty where it has none. Never public by itself. */
  readonly text: string;
}

export interface SoundFacts {
  readonly form: 'sound';
  /** ffprobe's short name of the container, such as "mp3". */
  readonly container: string;
  readonly codec: string;
  readonly seconds: number;
  readonly channels: number;
}

export interface FilmFacts {
  readonly form: 'film';
  readonly container: string;
  readonly codec: string;
  readonly seconds: number;
  /** Pixels, upright (after the display matrix) and square (after the sample aspect ratio). */
  readonly width: number;
  readonly height: number;
  /** Frames a second of its fastest second; fields, where it is interlaced. */
  readonly frameRate: number;
  /** Each picture was taken as two fields, one after the other. */
  readonly interlaced?: boolean;
  /** The transfer curve, where it is a high dynamic range one. */
  readonly hdr: 'pq' | 'hlg' | null;
  readonly audio: { readonly codec: string; readonly channels: number } | null;
  /** True of a picture that moves (GIF, WebP, AVIF): it plays by itself in a loop, and needs alt text as a picture does. */
  readonly animation?: boolean;
}

export type RenditionKind =
  | 'image'
  /** Every tile of a deep zoom pyramid, one after the other in one file, to be read by byte ranges. */
  | 'tiles'
  /** Where each of them begins: a TileIndex (transcode/pictures/tiles.ts) as JSON. */
  | 'tiles-index'
  | 'poster'
  | 'sound'
  | 'film'
  /** The film with a voice that tells what is to be seen. */
  | 'described'
  | 'hls-master'
  | 'hls-variant'
  | 'waveform'
  | 'peaks';

/** One derived file. `name` is its public file name within the media, such as "image-640.avif". */
export interface Rendition {
  readonly kind: RenditionKind;
  readonly name: string;
  readonly key: BlobKey;
  readonly type: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Which page of a work with pages it shows, from 1; absent of everything else. */
  readonly page?: number;
  /** Pixels; only of pictures and films. */
  readonly width?: number;
  readonly height?: number;
  /** Only of sounds and films. */
  readonly seconds?: number;
}

/** One worker's claim on one media item; a commit is accepted only from the attempt that still holds it. */
export interface Attempt {
  readonly token: AttemptToken;
  readonly leaseUntil: Date;
  /** 0 to 100. */
  readonly percent: number;
}

interface MediaBase {
  readonly id: MediaId;
  readonly original: Original;
  /** What its first bytes suggest: decides which questions are asked, and nothing else. */
  readonly guess: Form;
  readonly alt: AltText | null;
  /** Of a work with pages: what each shows, in their order; absent where nobody has described any yet. `alt` is of the whole. */
  readonly pageAlts?: readonly (AltText | null)[];
  readonly hearing: Hearing;
  /** How a photo of a drawing is straightened before it is shown; absent shows it as it came. The original stays as it is. */
  readonly framing?: Framing;
}

/**
 * Where the drawing lies in its photo, and how it is turned then. Points are fractions of the upright photo's width and
 * height, 0 to 1, in the order top left, top right, bottom right, bottom left.
 */
export interface Framing {
  readonly corners: readonly [Point, Point, Point, Point];
  /** Degrees, clockwise, after the straightening. */
  readonly turn: 0 | 90 | 180 | 270;
}
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** States in which a worker still has work to do. */
interface Working extends MediaBase {
  readonly attempt: Attempt | null;
  /** Attempts begun in this state. */
  readonly tries: number;
  /** A mark of the address that sent it, of that day alone: for the day's budget of work, and gone once this is settled. */
  readonly sender?: string;
}

export interface ReceivedMedia extends Working {
  readonly state: 'received';
}
export interface InspectedMedia extends Working {
  readonly state: 'inspected';
  readonly facts: MediaFacts;
  /** Nothing is done with it before: the day's budget of work was used up. */
  readonly waitsUntil?: Date;
}
export interface ReadyMedia extends MediaBase {
  readonly state: 'ready';
  readonly facts: MediaFacts;
  readonly renditions: readonly Rendition[];
  /** A sketch of the artwork or the poster, as a `data:` address; of what earlier releases made, its ThumbHash as base64. */
  readonly placeholder: string | null;
  /** Whether a machine has listened to it; absent where there is nothing to hear. What it heard lies elsewhere (speech/). */
  readonly listening?: Listening;
  /** Of a film: a voice that tells what is to be seen; absent where nobody has recorded one. */
  readonly narration?: Narration;
  /** Of a film that can be looked at in its smallest size: the larger ones. Absent where none are to come. */
  readonly larger?: 'due' | 'failed';
  /** Who makes the larger sizes; only while they are due. */
  readonly attempt?: Attempt | null;
  /** Attempts begun at them; only while they are due. */
  readonly tries?: number;
  /** Of a long film: how its larger sizes are divided, in their order; only while they are due. */
  readonly parts?: readonly FilmPart[];
}

/** Some of the frames of a long film, which any worker may make of its larger sizes. */
export interface FilmPart {
  /** The first frame, counted from 0, and how many. */
  readonly from: number;
  readonly frames: number;
  readonly attempt: Attempt | null;
  readonly tries: number;
  /** What was made: a file of each larger size; null until then. */
  readonly files: readonly { readonly lines: number; readonly key: BlobKey }[] | null;
}

/** A film that can be looked at, of which a worker still has larger sizes to make. */
export type GrowingMedia = ReadyMedia & Pick<Working, 'attempt' | 'tries'> & { readonly larger: 'due' };

/** A voice recorded against a film, for people who cannot see it. A worker mixes it with the film's own sound. */
export interface Narration {
  readonly original: Original;
  /** Where in the film it begins, in seconds. */
  readonly begins: number;
  readonly mixing: Mixing;
}

/** `mixed`: the film with the voice is among the renditions. `failed` says why, in a sentence for curators. */
export type Mixing =
  /** Attempts begun. */
  | { readonly state: 'due'; readonly tries: number }
  | { readonly state: 'mixed' }
  | { readonly state: 'failed'; readonly reason: string };

/** `left`: the model does not know its language. */
export interface Listening {
  readonly state: 'due' | 'heard' | 'silent' | 'left' | 'failed';
  /** Attempts that failed. */
  readonly tries: number;
}
/** The archive cannot take it; the reason is a sentence for the storyteller. */
export interface RefusedMedia extends MediaBase {
  readonly state: 'refused';
  readonly reason: string;
}
/** It could not be prepared, though nothing may be wrong with it; the reason is a sentence for the storyteller. */
export interface FailedMedia extends MediaBase {
  readonly state: 'failed';
  readonly reason: string;
}

export type UnsettledMedia = ReceivedMedia | InspectedMedia;
export type SettledMedia = ReadyMedia | RefusedMedia | FailedMedia;
export type Media = UnsettledMedia | SettledMedia;

export function isSettled(media: Media): media is SettledMedia {
  return media.state === 'ready' || media.state === 'refused' || media.state === 'failed';
}

export function isReady(media: Media): media is ReadyMedia {
  return media.state === 'ready';
}

export function isGrowing(media: Media): media is GrowingMedia {
  return isReady(media) && media.larger === 'due';
}

/** Who works on it just now, all of it or a part. */
export function attemptsAt(media: Media): readonly Attempt[] {
  if (isSettled(media) && !isGrowing(media)) return [];
  const parts = isGrowing(media) ? (media.parts ?? []) : [];
  return [media, ...parts].flatMap(({ attempt }) => attempt ?? []);
}

/** The measured form, or the guessed one until it is measured. */
export function formOf(media: Media): Form {
  return media.state === 'inspected' || media.state === 'ready' ? media.facts.form : media.guess;
}

/** What needs a description as a picture does: artwork, and pictures that move. By guess until it is known. */
export function isPicture(media: Media): boolean {
  return formOf(media) === 'artwork' || isAnimation(media);
}

/** True of a picture that moves, once that is known. */
export function isAnimation(media: Media): boolean {
  return 'facts' in media && media.facts.form === 'film' && media.facts.animation === true;
}

/** A sound, or a film that is not known to be silent; never a picture that moves. By guess until it is known. */
export function canBeHeard(media: Media): boolean {
  const isSilent = 'facts' in media && media.facts.form === 'film' && media.facts.audio === null;
  return !isPicture(media) && !isSilent;
}

/** The pages of a work with several pages; none for anything else. */
export function pagesOf(media: Media): readonly PageFacts[] {
  const pages = 'facts' in media && media.facts.form === 'artwork' ? (media.facts.pages ?? []) : [];
  return pages.length > 1 ? pages : [];
}

/** The fields of a media item that are the same in every state. */
export function mediaBase({ id, original, guess, alt, pageAlts, hearing, framing }: Media): MediaBase {
  return { id, original, guess, alt, ...(pageAlts && { pageAlts }), hearing, ...(framing && { framing }) };
}

/** Keys of all blobs of a media item: its original, its renditions and parts of them, and the voice that was recorded for it. */
export function blobKeysOf(media: Media): readonly BlobKey[] {
  const { renditions = [], narration, parts = [] } = isReady(media) ? media : {};
  return [
    media.original.key,
    ...renditions.map((rendition) => rendition.key),
    ...parts.flatMap(({ files }) => (files ?? []).map(({ key }) => key)),
    ...(narration ? [narration.original.key] : []),
  ];
}
