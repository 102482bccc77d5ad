/** Whether a film's container holds a voice alone: a browser and some phones record into the same boxes as films. */

const ids = { header: 0x1a45dfa3, segment: 0x18538067, tracks: 0x1654ae6b };

/** True where the head lists all its tracks and none is a picture (as src/inspect/tracks.ts). */
export function holdsOnlySound(head) {
  const webm = webmTracks(head);
  if (webm !== null) return webm.includes('A_') && !webm.includes('V_');
  const mp4 = mp4Index(head);
  return mp4?.includes('soun') === true && !mp4.includes('vide');
}

/** The contents of Matroska's `Tracks` (RFC 9559, 5.1). */
function webmTracks(head) {
  if (number(head, 0, 4) !== ids.header) return null;
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
function vint(bytes, at) {
  const first = bytes[at] ?? 0;
  const length = Math.clz32(first) - 23;
  if (first === 0 || at + length > bytes.length) return null;
  const mark = 0x80 >> (length - 1);
  const rest = bytes.subarray(at + 1, at + length);
  const after = (start) => rest.reduce((sum, byte) => sum * 256 + byte, start);
  return { raw: after(first), value: after(first ^ mark), end: at + length };
}

/** The contents of `moov` (ISO/IEC 14496-12, 8.2.1). */
function mp4Index(head) {
  for (let at = 0; at + 8 <= head.length; ) {
    const size = number(head, at, 4);
    if (letters(head.subarray(at + 4, at + 8)) === 'moov') return whole(head, at + 8, size - 8);
    if (size < 8) return null;
    at += size;
  }
  return null;
}

function whole(head, from, length) {
  return length > 0 && from + length <= head.length ? letters(head.subarray(from, from + length)) : null;
}

function number(bytes, at, length) {
  return bytes.subarray(at, at + length).reduce((sum, byte) => sum * 256 + byte, 0);
}

const pictureInOgg = ['\x80theora', 'OVP80', 'BBCD\0', '\x01video\0'];
const soundInOgg = ['OpusHead', '\x01vorbis', '\x7fFLAC', 'Speex   '];

/** An Ogg begins with a page of each of its streams (RFC 3533, 6): a film where one of them is a picture. */
export function formOfOgg(head) {
  const text = letters(head);
  if (pictureInOgg.some((mark) => text.includes(mark))) return { form: 'film', certain: true };
  return { form: 'sound', certain: soundInOgg.some((mark) => text.startsWith(mark, 28)) };
}

const asfPicture = '\xc0\xef\x19\xbc\x4d\x5b\xcf\x11\xa8\xfd\x00\x80\x5f\x5c\x44\x2b';
const asfSound = '\x40\x9e\x69\xf8\x4d\x5b\xcf\x11\xa8\xfd\x00\x80\x5f\x5c\x44\x2b';

/** A film, unless the head holds the whole list of streams and no picture is among them (ASF 1.20.05, 10.4). */
export function formOfAsf(head) {
  const text = letters(head);
  if (head.length < 30 || text.includes(asfPicture)) return 'film';
  const length = [23, 22, 21, 20, 19, 18, 17, 16].reduce((sum, at) => sum * 256 + head[at], 0);
  return length <= head.length && text.includes(asfSound) ? 'sound' : 'film';
}

function letters(bytes) {
  return String.fromCharCode(...bytes);
}
