/**
 * What a file is, by its own first bytes: told as the archive tells it (src/inspect/sniff.ts), by the same tables, so that
 * a file that will be refused need not be sent first. test/contract/file-kinds.test.ts runs both over the same files.
 */
import { isCameraRaw } from './raw.js';
import { boxes, endings, notTaken, pictureBrands, soundBrands, taken } from './table.js';
import { formOfAsf, formOfOgg, holdsOnlySound } from './tracks.js';

/** As many first bytes as the archive looks at. */
export const headBytes = 4100;

/**
 * `{ notTaken }` for what is surely of a kind that the archive does not take, with its name and what to do about it; else
 * `{ form, certain }`. Where it is not certain, only the archive can tell.
 */
export function lookAt(head, fileName) {
  const ending = endingOf(fileName);
  const stranger = surelyNotTaken(head, ending);
  if (stranger) return { notTaken: stranger };
  const seen = sniff(head);
  const said = Object.keys(endings).find((form) => endings[form].includes(ending));
  if (!seen) return { form: said ?? 'sound', certain: false };
  const isOpen = seen.form === 'film' && !has(head, 0, 'OggS');
  return isOpen && said === 'sound' ? { form: 'sound', certain: false } : seen;
}

function sniff(head) {
  const form = formOf(head);
  if (!form) return null;
  if (form === 'film' && holdsOnlySound(head)) return { form: 'sound', certain: true };
  if (has(head, 0, 'OggS')) return formOfOgg(head);
  return { form, certain: true };
}

function surelyNotTaken(head, ending) {
  const weak = notTaken.find((kind) => kind.endings.includes(ending) && anyOf(head, kind.weak));
  const marked = weak ?? notTaken.find(({ marks }) => anyOf(head, marks));
  if (marked) return marked;
  const raw = notTaken.find(({ isRaw }) => isRaw);
  if (isCameraRaw(head) || (anyOf(head, boxes.tiff) && raw.endings.includes(ending))) return raw;
  return formOf(head) ? null : inBox(head, ending);
}

function inBox(head, ending) {
  const wrapped = ['zip', 'ole', 'gzip', 'sqlite', 'plist'].find((name) => anyOf(head, boxes[name]));
  const box = wrapped ?? (isText(head) ? 'text' : null);
  const kinds = notTaken.filter((kind) => kind.box === box);
  const start = letters(head, 0, box === 'text' ? 512 : head.length).toLowerCase();
  return (
    kinds.find((kind) => kind.endings.includes(ending)) ??
    kinds.find(({ within }) => within?.some((word) => start.includes(word.toLowerCase()))) ??
    kinds.find(({ leftOver }) => leftOver) ??
    null
  );
}

function formOf(head) {
  const marked = taken.find(([, marks]) => anyOf(head, marks));
  if (marked) return marked[0];
  if (has(head, 0, 'ID3')) return afterTags(head);
  if (has(head, 0, 'OggS')) return 'sound';
  if (has(head, 0, '\x1a\x45\xdf\xa3')) {
    return /\x42\x82.(webm|matroska)/s.test(letters(head, 0, 64)) ? 'film' : null;
  }
  if (has(head, 4, 'ftyp')) return formOfBrand(letters(head, 8, 12).replace('\0', ' ').trim());
  if (has(head, 0, '\x30\x26\xb2\x75\x8e\x66\xcf\x11')) return formOfAsf(head);
  if (isMpegSound(head)) return 'sound';
  return letters(head, 0, 1024).includes('%PDF-') ? 'artwork' : null;
}

function formOfBrand(brand) {
  if (pictureBrands.includes(brand)) return 'artwork';
  return soundBrands.includes(brand) ? 'sound' : 'film';
}

/** Titles and cover may be longer than the head (ID3v2, 3.1); what follows them is what it is. */
function afterTags(head) {
  const length = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + (head[at] & 0x7f), 0);
  return 10 + length >= head.length ? 'sound' : (formOf(head.subarray(10 + length)) ?? 'sound');
}

/** MP3 (layer 3) and AAC by the mark that begins each of their frames. */
function isMpegSound([first, second]) {
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return false;
  return (second & 0x16) === 0x10 || (second & 0x06) === 0x02;
}

/** Letters of any kind and no control characters; a head may end within a letter. */
function isText(head) {
  if (head.length === 0) return false;
  if (has(head, 0, '\xff\xfe') || has(head, 0, '\xfe\xff')) {
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
const isPlain = (text) => !control.test(text);

const anyOf = (head, marks) => marks?.some((set) => set.every(([at, text]) => has(head, at, text))) === true;

const has = (head, at, text) => letters(head, at, at + text.length) === text;

function endingOf(fileName) {
  return /\.([a-z0-9]+)$/i.exec(fileName.trim())?.[1]?.toLowerCase() ?? '';
}

/** Each byte as one letter. */
function letters(head, from, to) {
  let text = '';
  for (const byte of head.subarray(from, to)) text += String.fromCharCode(byte);
  return text;
}
