import type { FileHandle } from 'node:fs/promises';
import { boxes, type Mark } from '../file-kind.ts';

/** Tags of a TIFF (TIFF 6.0, TIFF/EP, DNG 1.6) that tell a camera's RAW photo from a scan. */
const tag = { subfileType: 254, compression: 259, photometric: 262, make: 271, subIfds: 330 };
/** Only RAW photos have them: the version of DNG, and that of TIFF/EP. */
const onlyRaw = [50706, 37398];
/** Pixels as the sensor has them, one colour each, or not yet brought into any. */
const sensorColours = [32803, 34892];
/** As Nikon, Sony, Pentax, Samsung and Kodak press them. */
const sensorCompressions = [34713, 32767, 65535, 32770, 65000];

/** True where the head shows the first directory of a TIFF and it is that of a camera's RAW photo. */
export function isCameraRaw(head: Buffer): boolean {
  const at = directoryAt(head);
  return at !== null && at < head.length && isRawDirectory(head.subarray(at), head[0] === 0x49);
}

/** The same where the directory lies anywhere in the file. */
export async function isCameraRawFile(file: FileHandle, head: Buffer): Promise<boolean> {
  const at = directoryAt(head);
  if (at === null) return false;
  const { buffer, bytesRead } = await file.read(Buffer.alloc(mostBytes), 0, mostBytes, at);
  return isRawDirectory(buffer.subarray(0, bytesRead), head[0] === 0x49);
}

/** Of a directory that is looked at: no camera writes as many tags. */
const mostBytes = 2 + 12 * 200;

function directoryAt(head: Buffer): number | null {
  if (head.length < 8 || !boxes.tiff.some((marks) => hasAll(head, marks))) return null;
  return head[0] === 0x49 ? head.readUInt32LE(4) : head.readUInt32BE(4);
}

function isRawDirectory(directory: Buffer, little: boolean): boolean {
  const short = (at: number) => (little ? directory.readUInt16LE(at) : directory.readUInt16BE(at));
  const long = (at: number) => (little ? directory.readUInt32LE(at) : directory.readUInt32BE(at));
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

/** Whether all of the marks stand in these bytes. */
export function hasAll(bytes: Buffer, marks: readonly Mark[]): boolean {
  return marks.every(([at, text]) => bytes.toString('latin1', at, at + text.length) === text);
}
