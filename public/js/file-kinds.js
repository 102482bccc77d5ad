/**
 * What a file is, by its own first bytes: the same kinds as the archive tells by (src/inspect/sniff.ts), so that a file
 * that will be refused need not be sent first. test/contract/file-kinds.test.ts runs both over the same files.
 */
import { holdsOnlySound } from './file-tracks.js';

/** As many first bytes as the archive looks at. */
export const headBytes = 4100;

/** `[what, where its mark stands, the mark]`, in the order in which they are looked for. A mark is text or bytes. */
const taken = [
  ['artwork', 0, [0xff, 0xd8, 0xff]],
  ['artwork', 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['artwork', 0, 'GIF'],
  ['sound', 0, 'fLaC'],
  ['sound', 0, '#!AMR'],
];
const strangers = [
  ['a PDF document', 0, '%PDF'],
  ['a packed folder', 0, [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['a packed folder', 0, 'Rar!\x1a\x07'],
  ['a Photoshop file', 0, '8BPS'],
  ['a TIFF picture', 0, [0x49, 0x49, 0x2a, 0x00]],
  ['a TIFF picture', 0, [0x4d, 0x4d, 0x00, 0x2a]],
  ['a JPEG XL picture', 0, [0xff, 0x0a]],
  ['a JPEG XL picture', 4, 'JXL \r\n\x87\n'],
  ['a JPEG 2000 picture', 16, 'ftypjp2 '],
  ['a MIDI file', 0, 'MThd'],
  ['a Windows Media file', 0, [0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11]],
  ['a Flash film', 0, 'FLV\x01'],
  ['an MPEG film', 0, [0x00, 0x00, 0x01, 0xba]],
  ['an MPEG film', 0, [0x00, 0x00, 0x01, 0xb3]],
  ['an icon', 0, [0x00, 0x00, 0x01, 0x00]],
  ['a program', 0, [0x7f, 0x45, 0x4c, 0x46]],
  ['an older Office document', 0, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['a text document', 0, '{\\rtf'],
  ['a BMP picture', 0, 'BM'],
  ['a program', 0, 'MZ'],
];

const ogg = { OpusHead: 'sound', '\x01vorbis': 'sound', '\x7fFLAC': 'sound' };
const riff = { WEBP: 'artwork', WAVE: 'sound', 'AVI ': 'film' };
const pictureBrands = ['avif', 'avis', 'mif1', 'msf1', 'heic', 'heix', 'hevc', 'hevx'];
const soundBrands = ['M4A', 'M4B'];
/** Bought and locked films, Flash, a camera's raw pictures: the archive has no name for them. */
const brandsNotTaken = ['M4P', 'F4V', 'F4P', 'F4A', 'F4B', 'crx'];
const looseMovie = ['free', 'mdat', 'moov', 'wide'];
const lists = [/^#extm3u/, /^ffconcat/, /<mpd/];

/**
 * `{ form }` for what the archive takes; `{ stranger }` for what it does not, with what that seems to be, or null where
 * it has no name for it; and null where only the archive can tell.
 */
export function kindOf(head) {
  const form = takenForm(head);
  if (form === 'film' && holdsOnlySound(head)) return { form: 'sound' };
  if (form) return { form };
  const stranger = strangerIn(head);
  return stranger === undefined ? null : { stranger };
}

function takenForm(head) {
  const plain = taken.find(([, at, mark]) => has(head, at, mark));
  if (plain) return plain[0];
  if (has(head, 0, 'ID3')) return afterTags(head);
  if (has(head, 0, 'RIFF')) return riff[text(head, 8, 12)] ?? null;
  if (has(head, 0, 'OggS')) {
    return Object.entries(ogg).find(([mark]) => has(head, 28, mark))?.[1] ?? null;
  }
  if (has(head, 0, [0x1a, 0x45, 0xdf, 0xa3])) {
    return /\x42\x82.(webm|matroska)/s.test(text(head, 0, 64)) ? 'film' : null;
  }
  if (has(head, 4, 'ftyp')) return formOfBrand(text(head, 8, 12).replace('\0', ' ').trim());
  if (looseMovie.includes(text(head, 4, 8))) return 'film';
  return isMpegSound(head) ? 'sound' : null;
}

function formOfBrand(brand) {
  if (pictureBrands.includes(brand)) return 'artwork';
  if (soundBrands.includes(brand)) return 'sound';
  return brandsNotTaken.includes(brand) ? null : 'film';
}

/** Titles and cover may be longer than the head (ID3v2, 3.1); what follows them is what it is. */
function afterTags(head) {
  const length = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + (head[at] & 0x7f), 0);
  return 10 + length > head.length ? 'sound' : takenForm(head.subarray(10 + length));
}

/** MP3 (layer 3) and AAC by the mark that begins each of their frames. */
function isMpegSound([first, second]) {
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return false;
  return (second & 0x16) === 0x10 || (second & 0x06) === 0x02;
}

/** A stranger's name, null for one without, undefined where we cannot say. */
function strangerIn(head) {
  const start = text(head, 0, 512).trimStart().toLowerCase();
  if (start.includes('<svg')) return 'an SVG drawing';
  if (start.startsWith('<!doctype html') || start.startsWith('<html')) return 'a web page';
  if (lists.some((list) => list.test(start))) return 'a list of other files';
  if (has(head, 0, 'PK\x03\x04')) return packedName(text(head, 0, head.length));
  const known = strangers.find(([, at, mark]) => has(head, at, mark));
  if (known) return known[0];
  if (has(head, 4, 'ftyp')) return null;
  if (head[0] === 0x47 && head[188] === 0x47) return 'a camcorder (MTS) film';
  if (head[4] === 0x47 && head[196] === 0x47) return 'a camcorder (MTS) film';
  return head.length > 0 && head.every(isPrinted) ? 'a text file' : undefined;
}

/** Office documents are packed folders too. Their kind is told by the names inside, where the head shows enough of them. */
function packedName(names) {
  if (names.includes('[Content_Types].xml')) {
    if (names.includes('word/')) return 'a Word document';
    if (names.includes('ppt/')) return 'a presentation';
    if (names.includes('xl/')) return 'a spreadsheet';
    return null;
  }
  return names.startsWith('mimetype', 30) ? null : 'a ZIP folder';
}

function isPrinted(byte) {
  return byte >= 32 || byte === 9 || byte === 10 || byte === 13;
}

function has(head, at, mark) {
  if (typeof mark === 'string') return text(head, at, at + mark.length) === mark;
  return mark.every((byte, index) => head[at + index] === byte);
}

/** Each byte as one letter. */
function text(head, from, to) {
  let letters = '';
  for (const byte of head.subarray(from, to)) letters += String.fromCharCode(byte);
  return letters;
}
