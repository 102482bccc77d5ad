import type { Sniffed } from './sniff.ts';

/**
 * True where the head of an MP4 or WebM lists all its tracks and none of them is a picture. Where the list lies elsewhere
 * in the file, or is cut off by the head's end, it is false: the probe finds out later (S6).
 */
export function holdsOnlySound(head: Buffer): boolean {
  const webm = webmTracks(head);
  if (webm) return webm.includes('A_') && !webm.includes('V_');
  const mp4 = mp4Index(head);
  return mp4?.includes('soun') === true && !mp4.includes('vide');
}

/** Ids of elements (Matroska, RFC 9559, 5.1). */
const ids = { header: 0x1a45dfa3, segment: 0x18538067, tracks: 0x1654ae6b } as const;

/** The contents of `Tracks`: the elements are walked past, since an index before it names it too. */
function webmTracks(head: Buffer): Buffer | null {
  if (head.length < 4 || head.readUInt32BE(0) !== ids.header) return null;
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
function vint(bytes: Buffer, at: number): Record<'raw' | 'value' | 'end', number> | null {
  const first = bytes[at] ?? 0;
  const length = Math.clz32(first) - 23;
  if (first === 0 || at + length > bytes.length) return null;
  const mark = 0x80 >> (length - 1);
  const rest = bytes.subarray(at + 1, at + length);
  const after = (start: number) => rest.reduce((number, byte) => number * 256 + byte, start);
  return { raw: after(first), value: after(first ^ mark), end: at + length };
}

/** The contents of `moov` (ISO/IEC 14496-12, 8.2.1), which stands early in what is recorded as it comes. */
function mp4Index(head: Buffer): Buffer | null {
  for (let at = 0; at + 8 <= head.length; ) {
    const size = head.readUInt32BE(at);
    if (head.toString('latin1', at + 4, at + 8) === 'moov') return whole(head, at + 8, size - 8);
    if (size < 8) return null;
    at += size;
  }
  return null;
}

function whole(head: Buffer, from: number, length: number): Buffer | null {
  return length > 0 && from + length <= head.length ? head.subarray(from, from + length) : null;
}

/** An Ogg begins with a page of each of its streams (RFC 3533, 6): a film where one of them is a picture. */
export function formOfOgg(head: Buffer): Sniffed {
  if (pictureInOgg.some((mark) => head.includes(mark, 0, 'latin1'))) return { form: 'film', certain: true };
  const isPlain = soundInOgg.some((mark) => head.toString('latin1', 28, 28 + mark.length) === mark);
  return { form: 'sound', certain: isPlain };
}
const pictureInOgg = ['\x80theora', 'OVP80', 'BBCD\0', '\x01video\0'];
const soundInOgg = ['OpusHead', '\x01vorbis', '\x7fFLAC', 'Speex   '];

/** Kinds of streams, as ASF's header names them (ASF 1.20.05, 10.4). */
const asfPicture = Buffer.from('c0ef19bc4d5bcf11a8fd00805f5c442b', 'hex');
const asfSound = Buffer.from('409e69f84d5bcf11a8fd00805f5c442b', 'hex');

/** A film, unless the head holds the whole list of streams and no picture is among them. */
export function formOfAsf(head: Buffer): 'film' | 'sound' {
  if (head.length < 30 || head.includes(asfPicture)) return 'film';
  const isWhole = head.readBigUInt64LE(16) <= BigInt(head.length);
  return isWhole && head.includes(asfSound) ? 'sound' : 'film';
}
