import { type FileHandle, open } from 'node:fs/promises';

/** Sample entries of streams that are encrypted (ISO/IEC 14496-12, 8.12; the last three are of bought songs and films). */
const lockedEntries = new Set(['encv', 'enca', 'drms', 'drmi', 'drmt']);
/** Boxes on the way from the file to its sample descriptions. */
const onTheWay = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl', 'stsd']);
const mostIndex = 64 * 1024 * 1024;

/**
 * True of an MP4 or MOV whose pictures or sound are encrypted. ffmpeg opens such a file as if it were not, and finds only
 * noise in it.
 */
export async function isLocked(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const index = await readIndex(file, (await file.stat()).size);
    return index !== null && namesLocked(index);
  } finally {
    await file.close();
  }
}

/** The whole `moov` box; null where there is none, or none that can be read. */
async function readIndex(file: FileHandle, bytes: number): Promise<Buffer | null> {
  const head = Buffer.alloc(16);
  for (let at = 0, boxes = 0; at + 8 <= bytes && boxes < 10_000; boxes += 1) {
    await file.read(head, 0, 16, at);
    const short = head.readUInt32BE(0);
    const size = short === 1 ? Number(head.readBigUInt64BE(8)) : short === 0 ? bytes - at : short;
    if (size < 8) return null;
    if (head.toString('latin1', 4, 8) === 'moov') {
      if (size > mostIndex) return null;
      const box = Buffer.alloc(Math.min(size, bytes - at));
      await file.read(box, 0, box.length, at);
      return box;
    }
    at += size;
  }
  return null;
}

/** From the index down to its sample descriptions there are six boxes. */
const deepest = 7;

function namesLocked(boxes: Buffer, depth = 0): boolean {
  if (depth > deepest) return false;
  for (let at = 0; at + 8 <= boxes.length; ) {
    const size = boxes.readUInt32BE(at);
    const name = boxes.toString('latin1', at + 4, at + 8);
    if (size < 8) return false;
    if (lockedEntries.has(name)) return true;
    // A list of sample descriptions begins with its version and how many there are.
    const inside = at + 8 + (name === 'stsd' ? 8 : 0);
    if (onTheWay.has(name) && namesLocked(boxes.subarray(inside, at + size), depth + 1)) return true;
    at += size;
  }
  return false;
}
