import { fileTypeFromBuffer } from 'file-type';
import type { Form } from '../story/media.ts';
import { holdsOnlySound } from './tracks.ts';

/** A guess from a file's first bytes: good enough to pick questions and words, and never the type we store (S6). */
export interface Sniffed {
  readonly form: Form;
  readonly label: string;
}

const known: Readonly<Record<string, Sniffed>> = {
  jpg: { form: 'artwork', label: 'JPEG photo' },
  png: { form: 'artwork', label: 'PNG picture' },
  apng: { form: 'artwork', label: 'PNG picture' },
  webp: { form: 'artwork', label: 'WebP picture' },
  gif: { form: 'artwork', label: 'GIF picture' },
  avif: { form: 'artwork', label: 'AVIF picture' },
  heic: { form: 'artwork', label: 'HEIC photo' },
  mp3: { form: 'sound', label: 'MP3 sound' },
  m4a: { form: 'sound', label: 'M4A sound' },
  m4b: { form: 'sound', label: 'M4A sound' },
  aac: { form: 'sound', label: 'AAC sound' },
  wav: { form: 'sound', label: 'WAV sound' },
  flac: { form: 'sound', label: 'FLAC sound' },
  ogg: { form: 'sound', label: 'OGG sound' },
  oga: { form: 'sound', label: 'OGG sound' },
  opus: { form: 'sound', label: 'Opus sound' },
  amr: { form: 'sound', label: 'AMR sound' },
  mp4: { form: 'film', label: 'MP4 film' },
  m4v: { form: 'film', label: 'MP4 film' },
  mov: { form: 'film', label: 'MOV film' },
  webm: { form: 'film', label: 'WebM film' },
  mkv: { form: 'film', label: 'MKV film' },
  avi: { form: 'film', label: 'AVI film' },
  '3gp': { form: 'film', label: '3GP film' },
  '3g2': { form: 'film', label: '3GP film' },
};

const strangers: Readonly<Record<string, string>> = {
  pdf: 'a PDF document',
  docx: 'a Word document',
  odt: 'a text document',
  pptx: 'a presentation',
  xlsx: 'a spreadsheet',
  zip: 'a ZIP folder',
  '7z': 'a packed folder',
  rar: 'a packed folder',
  gz: 'a packed file',
  tif: 'a TIFF picture',
  psd: 'a Photoshop file',
  bmp: 'a BMP picture',
  ico: 'an icon',
  jxl: 'a JPEG XL picture',
  jp2: 'a JPEG 2000 picture',
  mid: 'a MIDI file',
  asf: 'a Windows Media file',
  flv: 'a Flash film',
  mpg: 'an MPEG film',
  mts: 'a camcorder (MTS) film',
  exe: 'a program',
  elf: 'a program',
  cfb: 'an older Office document',
  rtf: 'a text document',
};

/** `head` is the file's first 4 KB or so; null where it is nothing that we take. Never throws. */
export async function sniff(head: Buffer): Promise<Sniffed | null> {
  const kind = await fileType(head);
  const sniffed = kind ? (known[kind] ?? null) : null;
  // A browser records voices into the same boxes as films.
  return sniffed?.form === 'film' && holdsOnlySound(head)
    ? { form: 'sound', label: sniffed.label.replace('film', 'sound') }
    : sniffed;
}

/** What a file that we do not take seems to be, such as "a PDF document"; null where we cannot say. */
export async function nameStranger(head: Buffer): Promise<string | null> {
  const start = head.subarray(0, 512).toString('latin1').trimStart().toLowerCase();
  if (start.includes('<svg')) return 'an SVG drawing';
  if (start.startsWith('<!doctype html') || start.startsWith('<html')) return 'a web page';
  if (start.startsWith('#extm3u') || start.startsWith('ffconcat') || start.includes('<mpd'))
    return 'a list of other files';
  const kind = await fileType(head);
  const name = kind ? strangers[kind] : undefined;
  if (name) return name;
  return looksLikeText(head) ? 'a text file' : null;
}

async function fileType(head: Buffer): Promise<string | null> {
  try {
    const type = await fileTypeFromBuffer(head);
    return type?.ext ?? null;
  } catch {
    // A head that ends inside a box or a tag: there is nothing to say about it.
    return null;
  }
}

function looksLikeText(head: Buffer): boolean {
  if (head.length === 0) return false;
  return head.every((byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 13);
}
