import type { Size } from '../plan-renditions.ts';

export interface BmpHeader extends Size {
  /** Fewest bytes that such a file can have; 0 where its rows are packed and it cannot be said. */
  readonly leastBytes: number;
}

/** Reads the header of a Windows or OS/2 bitmap; null where `head` is none. */
export function readBmpHeader(head: Buffer): BmpHeader | null {
  if (head.length < 54 || head.toString('latin1', 0, 2) !== 'BM') return null;
  const pixelsAt = head.readUInt32LE(10);
  const size = head.readUInt32LE(14);
  const old = size === 12;
  if (!old && ![16, 40, 52, 56, 64, 108, 124].includes(size)) return null;
  const width = old ? head.readUInt16LE(18) : head.readInt32LE(18);
  // A negative height says that the rows go downwards.
  const height = old ? head.readUInt16LE(20) : Math.abs(head.readInt32LE(22));
  const planes = head.readUInt16LE(old ? 22 : 26);
  const bits = head.readUInt16LE(old ? 24 : 28);
  const packing = old || size < 40 ? 0 : head.readUInt32LE(30);
  if (width <= 0 || height <= 0 || planes !== 1 || ![1, 2, 4, 8, 16, 24, 32].includes(bits)) return null;
  const row = 4 * Math.ceil((width * bits) / 32);
  // Writers may leave the padding of the last row away.
  const packed = packing === 1 || packing === 2;
  return { width, height, leastBytes: packed ? 0 : pixelsAt + row * height - 3 };
}
