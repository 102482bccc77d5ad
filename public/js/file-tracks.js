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

function letters(bytes) {
  return String.fromCharCode(...bytes);
}
