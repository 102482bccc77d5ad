/** Whether a TIFF is a camera's RAW photo (as src/inspect/camera-raw.ts, which says what the numbers are). */

const tag = { subfileType: 254, compression: 259, photometric: 262, make: 271, subIfds: 330 };
const onlyRaw = [50706, 37398];
const sensorColours = [32803, 34892];
const sensorCompressions = [34713, 32767, 65535, 32770, 65000];

/** True where the head shows the first directory of a TIFF and it is that of a camera's RAW photo. */
export function isCameraRaw(head) {
  const little = head[0] === 0x49;
  const mark = little ? [0x49, 0x49, 0x2a, 0] : [0x4d, 0x4d, 0, 0x2a];
  if (head.length < 8 || mark.some((byte, at) => head[at] !== byte)) return false;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const first = view.getUint32(4, little);
  if (first + 2 > head.length) return false;
  const count = Math.min(view.getUint16(first, little), Math.floor((head.length - first - 2) / 12));
  const values = new Map();
  for (let entry = 0; entry < count; entry += 1) {
    const at = first + 2 + 12 * entry;
    const isLong = view.getUint16(at + 2, little) === 4;
    const value = isLong ? view.getUint32(at + 8, little) : view.getUint16(at + 8, little);
    values.set(view.getUint16(at, little), value);
  }
  if (onlyRaw.some((known) => values.has(known))) return true;
  if (sensorColours.includes(values.get(tag.photometric))) return true;
  if (sensorCompressions.includes(values.get(tag.compression))) return true;
  return values.get(tag.subfileType) === 1 && values.has(tag.make) && values.has(tag.subIfds);
}
