import type { ReadAt } from './read-at.ts';

/** One picture of a TIFF, as its directory describes it. */
export interface TiffPage {
  /** Which directory of the file it is, from 0: the number by which libvips opens it. */
  readonly directory: number;
  /** Pixels, upright. */
  readonly width: number;
  readonly height: number;
}

export interface TiffHeader {
  /** Its full pictures in their order, without the small copies and masks that programs put beside them. */
  readonly pages: readonly TiffPage[];
  /** True where its directories lead back to one another, which no program writes, or where the file ends before them. */
  readonly broken: boolean;
}

const tags = { kind: 254, width: 256, height: 257, turn: 274, rawVersion: 50706 };
const mostDirectories = 20_000;

/**
 * Walks the chain of directories (TIFF 6.0, and BigTIFF). Null where it is no TIFF, or a camera's raw file, which keeps
 * only a small copy of the photo where other programs keep the photo itself.
 */
export async function readTiffHeader(read: ReadAt): Promise<TiffHeader | null> {
  const head = await read(0, 16);
  const order = head.toString('latin1', 0, 2);
  if (head.length < 16 || (order !== 'II' && order !== 'MM')) return null;
  const numbers = reader(order === 'II');
  const version = numbers.u16(head, 2);
  if (version !== 42 && version !== 43) return null;
  // Canon's raw files say so here.
  if (head.toString('latin1', 8, 10) === 'CR') return null;
  const big = version === 43;
  const seen = new Set<number>();
  const pages: TiffPage[] = [];
  let at = big ? numbers.u64(head, 8) : numbers.u32(head, 4);
  for (let directory = 0; at !== 0 && directory < mostDirectories; directory += 1) {
    if (seen.has(at)) return { pages, broken: true };
    seen.add(at);
    const found = await readDirectory(read, at, big, numbers);
    if (!found) return { pages, broken: true };
    const { fields, next } = found;
    if (fields.has(tags.rawVersion)) return null;
    const page = pageOf(fields, directory);
    if (page) pages.push(page);
    at = next;
  }
  return pages.length > 0 ? { pages, broken: false } : null;
}

interface Numbers {
  u16(from: Buffer, at: number): number;
  u32(from: Buffer, at: number): number;
  u64(from: Buffer, at: number): number;
}

function reader(little: boolean): Numbers {
  return {
    u16: (from, at) => (little ? from.readUInt16LE(at) : from.readUInt16BE(at)),
    u32: (from, at) => (little ? from.readUInt32LE(at) : from.readUInt32BE(at)),
    u64: (from, at) => Number(little ? from.readBigUInt64LE(at) : from.readBigUInt64BE(at)),
  };
}

/** The first value of each field that fits into the directory itself, and where the next one lies; null where it is cut. */
async function readDirectory(
  read: ReadAt,
  at: number,
  big: boolean,
  { u16, u32, u64 }: Numbers,
): Promise<{ fields: Map<number, number>; next: number } | null> {
  const [countBytes, entryBytes, endBytes] = big ? [8, 20, 8] : [2, 12, 4];
  const fields = new Map<number, number>();
  const start = await read(at, countBytes);
  if (start.length < countBytes) return null;
  const count = big ? u64(start, 0) : u16(start, 0);
  if (count > 4096) return null;
  const body = await read(at + countBytes, count * entryBytes + endBytes);
  for (let nth = 0; nth < count && (nth + 1) * entryBytes <= body.length; nth += 1) {
    const entry = nth * entryBytes;
    const value = entry + (big ? 12 : 8);
    const kind = u16(body, entry + 2);
    if (kind === 3) fields.set(u16(body, entry), u16(body, value));
    else if (kind === 4) fields.set(u16(body, entry), u32(body, value));
    else if (kind === 16) fields.set(u16(body, entry), u64(body, value));
    else fields.set(u16(body, entry), 0);
  }
  const end = count * entryBytes;
  if (body.length < end) return null;
  // Some programs leave the way to a next one away where there is none.
  if (body.length < end + endBytes) return { fields, next: 0 };
  return { fields, next: big ? u64(body, end) : u32(body, end) };
}

function pageOf(fields: ReadonlyMap<number, number>, directory: number): TiffPage | null {
  const width = fields.get(tags.width) ?? 0;
  const height = fields.get(tags.height) ?? 0;
  // Bit 0 marks a smaller copy of another picture, bit 2 a mask.
  if (width === 0 || height === 0 || ((fields.get(tags.kind) ?? 0) & 5) !== 0) return null;
  const sideways = (fields.get(tags.turn) ?? 1) >= 5;
  return { directory, width: sideways ? height : width, height: sideways ? width : height };
}
