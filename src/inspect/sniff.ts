import type { Form } from '../story/media.ts';
import { type Box, boxes, hasAll, letters, type Mark, type NotTaken, starts } from './file-kind.ts';
import { isCameraRaw } from './not-taken/camera-raw.ts';
import { endingOf, formOfEnding } from './not-taken/endings.ts';
import { notTaken } from './not-taken/not-taken.ts';
import { cameraRaw } from './not-taken/not-taken-pictures.ts';
import { pictureBrands, soundBrands, takenMarks } from './not-taken/taken-marks.ts';
import { formOfAsf, formOfOgg, holdsOnlySound } from './tracks.ts';

/**
 * What a file is, by its first bytes. The archive and the browser both run this (public/js/files), so that a file that
 * will be refused need not be sent first: nothing here may need Node.
 */

/** A guess from a file's first bytes: good enough to pick questions and words, and never the type we store (S6). */
export interface Sniffed {
  readonly form: Form;
  /** False where the bytes leave it open, and with it how long the file may be. */
  readonly certain: boolean;
}

/** What the door makes of a file: the form whose questions are asked first, or the kind that we surely do not take. */
export type Look = Sniffed | { readonly notTaken: NotTaken };

/**
 * `head` is the file's first 4 KB or so. Only what is surely of a kind that we do not take is turned away: everything
 * else goes in, and the worker's probe decides. What is unknown counts as a sound, unless its ending says otherwise: all
 * pictures begin with a mark, and films nearly all, but an MP3 may begin anywhere.
 */
export function lookAt(head: Uint8Array, fileName: string): Look {
  const unknown = knownNotTaken(head, endingOf(fileName));
  if (unknown) return { notTaken: unknown };
  const seen = sniff(head);
  const said = formOfEnding(endingOf(fileName));
  if (!seen) return { form: said ?? 'sound', certain: false };
  // A voice lies in the same boxes as films, and its list of tracks may come last; but not in an Ogg.
  const isOpen = seen.form === 'film' && !hasAll(head, [[0, 'OggS']]);
  return isOpen && said === 'sound' ? { form: 'sound', certain: false } : seen;
}

/** What the bytes alone say; null where they are nothing that we know. */
export function sniff(head: Uint8Array): Sniffed | null {
  const form = formOf(head);
  if (!form) return null;
  if (form === 'film' && holdsOnlySound(head)) return { form: 'sound', certain: true };
  if (hasAll(head, [[0, 'OggS']])) return formOfOgg(head);
  return { form, certain: true };
}

/** What a file that nothing could open seems to be; null where we cannot say. */
export function describeUnknownType(head: Uint8Array): NotTaken | null {
  return knownNotTaken(head, '') ?? notTaken.find(({ weak }) => anyOf(head, weak)) ?? null;
}

/** The kind, where no tool of ours would ever take it. */
export function knownNotTaken(head: Uint8Array, ending: string): NotTaken | null {
  const weak = notTaken.find((kind) => kind.endings.includes(ending) && anyOf(head, kind.weak));
  const marked = weak ?? notTaken.find(({ marks }) => anyOf(head, marks));
  if (marked) return marked;
  const isTiff = anyOf(head, boxes.tiff);
  if (isCameraRaw(head) || (isTiff && cameraRaw.endings.includes(ending))) return cameraRaw;
  return formOf(head) ? null : inBox(head, ending);
}

/** Told by its ending, since its bytes say only in which box it lies; then by words in them; then as what is left. */
function inBox(head: Uint8Array, ending: string): NotTaken | null {
  const box = boxOf(head);
  const kinds = notTaken.filter((kind) => kind.box === box);
  const start = letters(head, 0, box === 'text' ? 512 : head.length).toLowerCase();
  const holds = (word: string) => start.includes(word.toLowerCase());
  return (
    kinds.find(({ endings }) => endings.includes(ending)) ??
    kinds.find(({ within }) => within?.some(holds)) ??
    kinds.find(({ leftOver }) => leftOver) ??
    null
  );
}

function boxOf(head: Uint8Array): Box | null {
  const wrapped = (['zip', 'ole', 'gzip', 'sqlite', 'plist'] as const).find((box) => anyOf(head, boxes[box]));
  return wrapped ?? (isText(head) ? 'text' : null);
}

function formOf(head: Uint8Array): Form | null {
  const marked = takenMarks.find(([, marks]) => anyOf(head, marks));
  if (marked) return marked[0];
  if (hasAll(head, [[0, 'ID3']])) return afterTags(head);
  if (hasAll(head, [[0, 'OggS']])) return 'sound';
  if (hasAll(head, [[0, '\x1a\x45\xdf\xa3']])) {
    return /\x42\x82.(webm|matroska)/s.test(letters(head, 0, 64)) ? 'film' : null;
  }
  if (hasAll(head, [[4, 'ftyp']])) return formOfBrand(letters(head, 8, 12).replace('\0', ' ').trim());
  if (hasAll(head, [[0, '\x30\x26\xb2\x75\x8e\x66\xcf\x11']])) return formOfAsf(head);
  if (isMpegSound(head)) return 'sound';
  // Some scanners and mail programs write lines of their own before it.
  return letters(head, 0, 1024).includes('%PDF-') ? 'artwork' : null;
}

function formOfBrand(brand: string): Form {
  if (pictureBrands.includes(brand)) return 'artwork';
  return soundBrands.includes(brand) ? 'sound' : 'film';
}

/** Titles and cover may be longer than the head (ID3v2, 3.1); what follows them is what it is. */
function afterTags(head: Uint8Array): Form | null {
  const length = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + ((head[at] ?? 0) & 0x7f), 0);
  return 10 + length >= head.length ? 'sound' : (formOf(head.subarray(10 + length)) ?? 'sound');
}

/** MP3 (layer 3) and AAC by the mark that begins each of their frames. */
function isMpegSound([first = 0, second = 0]: Uint8Array): boolean {
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return false;
  return (second & 0x16) === 0x10 || (second & 0x06) === 0x02;
}

/** Letters of any kind and no control characters; a head may end within a letter. */
function isText(head: Uint8Array): boolean {
  if (head.length === 0) return false;
  if (anyOf(head, starts('\xff\xfe', '\xfe\xff'))) {
    const order = head[0] === 0xff ? 'utf-16le' : 'utf-16be';
    return isPlain(new TextDecoder(order).decode(head, { stream: true }));
  }
  const isWestern = head.filter((byte) => byte < 0x80).length >= head.length * 0.75;
  try {
    return isPlain(new TextDecoder('utf-8', { fatal: !isWestern }).decode(head, { stream: true }));
  } catch {
    return false;
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what tells bytes from letters
const control = /[\x00-\x08\x0b\x0e-\x1f\x7f]/;
const isPlain = (text: string) => !control.test(text);

const anyOf = (head: Uint8Array, marks: readonly (readonly Mark[])[] | undefined) =>
  marks?.some((set) => hasAll(head, set)) === true;
