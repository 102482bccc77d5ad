import { boxes, hasAll } from '../file-kind.ts';

/** Tags of a TIFF (TIFF 6.0, TIFF/EP, DNG 1.6) that tell a camera's RAW photo from a scan. */
const tag = { subfileType: 254, compression: 259, photometric: 262, make: 271, subIfds: 330 };
/** Only RAW photos have them: the version of DNG, and that of TIFF/EP. */
const onlyRaw = [50706, 37398];
/** Pixels as the sensor has them, one colour each, or not yet brought into any. */
const sensorColours = [32803, 34892];
/** As Nikon, Sony, Pentax, Samsung and Kodak press them. */
const sensorCompressions = [34713, 32767, 65535, 32770, 65000];

/** True where the head shows the first directory of a TIFF and it is that of a camera's RAW photo. */
export function isCameraRaw(head: Uint8Array): boolean {
  const at = directoryAt(head);
  return at !== null && at < head.length && isRawDirectory(head.subarray(at), head[0] === 0x49);
}

/** Where the first directory of a TIFF begins; null in any other file. */
export function directoryAt(head: Uint8Array): number | null {
  if (head.length < 8 || !boxes.tiff.some((marks) => hasAll(head, marks))) return null;
  return viewOf(head).getUint32(4, head[0] === 0x49);
}

/** @param directory its bytes, as many of them as there are */
export function isRawDirectory(directory: Uint8Array, little: boolean): boolean {
  const view = viewOf(directory);
  const short = (at: number) => view.getUint16(at, little);
  const long = (at: number) => view.getUint32(at, little);
  const count = directory.length < 2 ? 0 : Math.min(short(0), Math.floor((directory.length - 2) / 12));
  const values = new Map<number, number>();
  for (let entry = 0; entry < count; entry += 1) {
    const at = 2 + 12 * entry;
    const isLong = short(at + 2) === 4;
    values.set(short(at), isLong ? long(at + 8) : short(at + 8));
  }
  if (onlyRaw.some((known) => values.has(known))) return true;
  if (sensorColours.includes(values.get(tag.photometric) ?? 0)) return true;
  if (sensorCompressions.includes(values.get(tag.compression) ?? 0)) return true;
  // A small picture first, and the large one in a directory of its own, as only cameras keep it.
  const isSmall = values.get(tag.subfileType) === 1;
  return isSmall && values.has(tag.make) && values.has(tag.subIfds);
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
  new DataView(buffer, byteOffset, byteLength);
