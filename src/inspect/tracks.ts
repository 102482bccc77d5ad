import { letters } from './file-kind.ts';
import type { Sniffed } from './sniff.ts';

/**
 * True where the head of an MP4 or WebM lists all its tracks and none of them is a picture. Where the list lies elsewhere
 * in the file, or is cut off by the head's end, it is false: the probe finds out later (S6).
 */
export function holdsOnlySound(head: Uint8Array): boolean {
  const webm = webmTracks(head);
  if (webm) return webm.includes('A_') && !webm.includes('V_');
  const mp4 = mp4Index(head);
  return mp4?.includes('soun') === true && !mp4.includes('vide');
}

/** Ids of elements (Matroska, RFC 9559, 5.1). */
const ids = { header: 0x1a45dfa3, segment: 0x18538067, tracks: 0x1654ae6b } as const;

/** The contents of `Tracks`: the elements are walked past, since an index before it names it too. */
function webmTracks(head: Uint8Array): string | null {
  if (number(head, 0) !== ids.header) return null;
  for (let at = 0; at < head.length; ) {
    const id = vint(head, at);
    const size = id && vint(head, id.end);
    if (!size) return null;
    if (id.raw === ids.tracks) return whole(head, size.end, size.value);
    at = id.raw === ids.segment ? size.end : size.end + size.value;
  }
  return null;
}

/** A number whose first byte says how many bytes it has (EBML, RFC 8794, 4); `raw` with that mark, as ids are written. */
function vint(bytes: Uint8Array, at: number): Record<'raw' | 'value' | 'end', number> | null {
  const first = bytes[at] ?? 0;
  const length = Math.clz32(first) - 23;
  if (first === 0 || at + length > bytes.length) return null;
  const mark = 0x80 >> (length - 1);
  const rest = bytes.subarray(at + 1, at + length);
  const after = (start: number) => rest.reduce((sum, byte) => sum * 256 + byte, start);
  return { raw: after(first), value: after(first ^ mark), end: at + length };
}

/** The contents of `moov` (ISO/IEC 14496-12, 8.2.1), which stands early in what is recorded as it comes. */
function mp4Index(head: Uint8Array): string | null {
  for (let at = 0; at + 8 <= head.length; ) {
    const size = number(head, at);
    if (letters(head, at + 4, at + 8) === 'moov') return whole(head, at + 8, size - 8);
    if (size < 8) return null;
    at += size;
  }
  return null;
}

function whole(head: Uint8Array, from: number, length: number): string | null {
  return length > 0 && from + length <= head.length ? letters(head, from, from + length) : null;
}

/** The number of four bytes, the largest first. */
function number(bytes: Uint8Array, at: number): number {
  return bytes.subarray(at, at + 4).reduce((sum, byte) => sum * 256 + byte, 0);
}

/** An Ogg begins with a page of each of its streams (RFC 3533, 6): a film where one of them is a picture. */
export function formOfOgg(head: Uint8Array): Sniffed {
  const text = letters(head);
  if (pictureInOgg.some((mark) => text.includes(mark))) return { form: 'film', certain: true };
  return { form: 'sound', certain: soundInOgg.some((mark) => text.startsWith(mark, 28)) };
}
const pictureInOgg = ['\x80theora', 'OVP80', 'BBCD\0', '\x01video\0'];
const soundInOgg = ['OpusHead', '\x01vorbis', '\x7fFLAC', 'Speex   '];

/** Kinds of streams, as ASF's header names them (ASF 1.20.05, 10.4). */
const asfPicture = '\xc0\xef\x19\xbc\x4d\x5b\xcf\x11\xa8\xfd\x00\x80\x5f\x5c\x44\x2b';
const asfSound = '\x40\x9e\x69\xf8\x4d\x5b\xcf\x11\xa8\xfd\x00\x80\x5f\x5c\x44\x2b';

/** A film, unless the head holds the whole list of streams and no picture is among them. */
export function formOfAsf(head: Uint8Array): 'film' | 'sound' {
  const text = letters(head);
  if (head.length < 30 || text.includes(asfPicture)) return 'film';
  const length = head.subarray(16, 24).reduceRight((sum, byte) => sum * 256 + byte, 0);
  return length <= head.length && text.includes(asfSound) ? 'sound' : 'film';
}
